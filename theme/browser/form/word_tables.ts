/* The Word form of a record; part of the script that is loaded when somebody asks for a Word file. */
import {
  Document,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { WordForm } from "./word_form";

const WIDTHS = [2400, 5000, 700, 1200];
const SMALL = { size: 14, color: "808080" };

function cell(text: string, width: number, small: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: text
      .split("\n")
      .map(
        (line) => new Paragraph({ children: [new TextRun({ text: line, ...(small && SMALL) })] }),
      ),
  });
}

export function document(form: WordForm): Document {
  const table = (rows: WordForm["tables"][number]["rows"]): Table =>
    new Table({
      columnWidths: WIDTHS,
      layout: TableLayoutType.FIXED,
      rows: rows.map(([name, text, path]) => {
        const texts = [name, text, "", path];
        const cells = texts.map((one, n) => cell(one, WIDTHS[n] ?? 0, n > 1));
        return new TableRow({ children: cells });
      }),
    });
  return new Document({
    title: form.title,
    creator: "雁阵",
    sections: [
      {
        children: [
          new Paragraph({ text: form.title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph(form.intro),
          ...form.tables.flatMap(({ heading, rows }) => [
            new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2 }),
            table(rows),
          ]),
        ],
      },
    ],
  });
}
