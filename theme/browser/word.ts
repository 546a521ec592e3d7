/* Writes a comparison as a Word file. Loaded only when a reader asks for one: docx is large. */
import {
  AlignmentType,
  Document,
  Footer,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Grid, GridRow, Line } from "./compare/grid";

declare global {
  interface Window {
    __casebook_word: (grid: Grid, day: string) => Promise<Blob>;
  }
}

/* Twentieths of a point: A4, and margins of 2 cm. */
const LONG = 16838;
const SHORT = 11906;
const MARGIN = 1134;
const FIRST = 2400;
const SONG = { ascii: "SimSun", hAnsi: "SimSun", eastAsia: "宋体" };
const HEI = { ascii: "SimHei", hAnsi: "SimHei", eastAsia: "黑体" };
const SHADE = "EFEBE2";

function run(text: string, strong = false, size = 19): TextRun {
  const options: IRunOptions = { text, size, bold: strong, font: strong ? HEI : SONG };
  return new TextRun(options);
}

function paragraph(text: string, strong = false, size?: number): Paragraph {
  return new Paragraph({ children: [run(text, strong, size)], spacing: { after: 40 } });
}

function cell(width: number, content: Paragraph[], shade = false, span = 1): TableCell {
  return new TableCell({
    children: content.length ? content : [paragraph("")],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    columnSpan: span,
    ...(shade && { shading: { fill: SHADE } }),
  });
}

function row(given: GridRow, widths: number[]): TableRow {
  const first = widths[0] ?? FIRST;
  if (given.part) {
    const all = widths.reduce((sum, width) => sum + width, 0);
    return new TableRow({
      children: [cell(all, [paragraph(given.title, true, 21)], true, widths.length)],
    });
  }
  const head = [paragraph(given.title, true), ...given.notes.map((note) => paragraph(note))];
  const lines = (list: Line[]): Paragraph[] =>
    list.map((line) => paragraph(line.text, line.strong));
  return new TableRow({
    children: [
      cell(first, head),
      ...given.cells.map((list, place) => cell(widths[place + 1] ?? first, lines(list))),
    ],
  });
}

window.__casebook_word = (grid, day) => {
  const each = Math.floor((LONG - 2 * MARGIN - FIRST) / grid.heads.length);
  const widths = [FIRST, ...grid.heads.map(() => each)];
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [grid.corner, ...grid.heads].map((text, place) =>
      cell(widths[place] ?? each, [paragraph(text, true)], true),
    ),
  });
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [run(grid.title, true, 32)],
  });
  const above = grid.contrasts.map(([what, whose, said]) =>
    paragraph(`${what}${whose && `（${whose}）`}：${said}`),
  );
  const below = [
    ...grid.legend.map(([word, meaning]) => `${word}：${meaning}`),
    ...grid.remarks,
    `来源：雁阵基层治理案例库，${grid.address}`,
    `日期：${day}`,
  ];
  const page = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: SONG })],
      }),
    ],
  });
  return Packer.toBlob(
    new Document({
      title: grid.title,
      creator: "雁阵",
      styles: { default: { document: { run: { font: SONG, size: 19 } } } },
      sections: [
        {
          properties: {
            page: {
              // docx turns the sheet itself: the sizes are those of the upright sheet.
              size: { width: SHORT, height: LONG, orientation: PageOrientation.LANDSCAPE },
              margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
            },
          },
          footers: { default: page },
          children: [
            title,
            ...above,
            new Table({
              columnWidths: widths,
              width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
              rows: [head, ...grid.rows.map((given) => row(given, widths))],
            }),
            paragraph(""),
            ...below.map((line) => paragraph(line)),
          ],
        },
      ],
    }),
  );
};
