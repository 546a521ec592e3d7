/*
 * Writes papers as Word files. Loaded only when a reader asks for one: docx is large.
 *
 * Measures follow GB/T 9704: a title of 2 号小标宋 (22 pt), headings 黑体, body 仿宋, left and right margins of 28 and 26 mm. What has to
 * stand on one sheet departs from it where it must: body of 五号 (10.5 pt) instead of 三号 (16 pt), margins of 22 mm above and 18 mm below
 * instead of 37 and 35. Tables lie on their side, with margins of 2 cm, or 14 mm if one sheet must hold them.
 *
 * Word makes a line of Chinese 1.3 times as high as its font and rounds it up to the grid: every line here has an exact height.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IBorderOptions,
  type IParagraphOptions,
  type IRunOptions,
  LeaderType,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { GridRow, Line, Table as Rows } from "./compare/grid";
import type { Block, Paper, Run, Style } from "./papers/paper";

declare global {
  interface Window {
    __casebook_word: (paper: Paper) => Promise<Blob>;
  }
}

/* Twentieths of a point. */
const LONG = 16838;
const SHORT = 11906;
const mm = (length: number): number => Math.round((length * 1440) / 25.4);

interface Margin {
  top: number;
  bottom: number;
  left: number;
  right: number;
}
const around = (length: number): Margin => ({
  top: length,
  bottom: length,
  left: length,
  right: length,
});
const UPRIGHT: Margin = { top: mm(22), bottom: mm(18), left: mm(28), right: mm(26) };
const WIDE = around(mm(20));
const WIDE_SINGLE = { ...around(mm(14)), top: mm(11), bottom: mm(11) };

const LATIN = { ascii: "Times New Roman", hAnsi: "Times New Roman" };
const SONG = { ...LATIN, eastAsia: "宋体" };
const HEI = { ...LATIN, eastAsia: "黑体" };
const FANG = { ...LATIN, eastAsia: "仿宋" };
const KAI = { ...LATIN, eastAsia: "楷体" };
const TITLE = { ...LATIN, eastAsia: "方正小标宋简体" };
type Font = typeof SONG;

/** How a line is set: its font, its size in half points, and its height in twentieths of a point. */
interface Set {
  font: Font;
  size: number;
  height: number;
  more?: Omit<IParagraphOptions, "children" | "spacing">;
  before?: number;
}
const BODY: Set = { font: FANG, size: 21, height: 320 };
const CENTRED = { alignment: AlignmentType.CENTER };
const SETS: Record<Style, Set> = {
  kicker: { font: KAI, size: 24, height: 360, more: CENTRED },
  title: { font: TITLE, size: 44, height: 600, more: CENTRED },
  lead: { font: KAI, size: 21, height: 320, more: CENTRED },
  heading: { font: HEI, size: 24, height: 360, before: 40, more: { keepNext: true } },
  hint: { font: SONG, size: 18, height: 260 },
  ask: { ...BODY, more: { keepNext: true } },
  why: { font: SONG, size: 18, height: 260, more: { indent: { left: 320 } } },
  item: BODY,
  foot: { font: SONG, size: 18, height: 260, before: 80 },
};
const LABEL: Set = { font: HEI, size: 21, height: 320 };
const WRITE: Set = { font: SONG, size: 18, height: 360 };
const CELL: Set = { font: SONG, size: 19, height: 290 };

const SHADE = "EFEBE2";
const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: "B9B3A8" };
const INK: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: "221D16" };
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };

/* Nothing but rules between the rows of a table. */
const RULES = {
  top: INK,
  bottom: INK,
  left: NONE,
  right: NONE,
  insideHorizontal: LINE,
  insideVertical: NONE,
};

/* Word draws these in the Latin font, half as wide, unless the run says that they are Chinese; a whole run of that would break numbers. */
const CHINESE_SIGNS = /([“”‘’—…·]+)/;

function texts({ text, strong }: Run, { font, size }: Set): TextRun[] {
  const face = strong ? HEI : font;
  return text
    .split(CHINESE_SIGNS)
    .filter(Boolean)
    .map((piece) => {
      const options: IRunOptions = {
        text: piece,
        size,
        bold: strong,
        font: CHINESE_SIGNS.test(piece) ? { ...face, hint: "eastAsia" } : face,
      };
      return new TextRun(options);
    });
}

function paragraph(runs: Run[], set: Set): Paragraph {
  return new Paragraph({
    ...set.more,
    children: runs.flatMap((run) => texts(run, set)),
    spacing: {
      before: set.before ?? 0,
      after: 0,
      line: set.height,
      lineRule: LineRuleType.EXACT,
    },
  });
}

const plain = (text: string, strong = false): Run[] => [{ text, strong }];

function cell(width: number, content: Paragraph[], shade = false, span = 1): TableCell {
  return new TableCell({
    children: content.length ? content : [paragraph([], CELL)],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 20, bottom: 20, left: 80, right: 80 },
    columnSpan: span,
    ...(shade && { shading: { fill: SHADE } }),
  });
}

function row(given: GridRow, widths: number[], set: Set): TableRow {
  const first = widths[0] ?? 0;
  if (given.part) {
    const all = widths.reduce((sum, width) => sum + width, 0);
    return new TableRow({
      children: [cell(all, [paragraph(plain(given.title, true), set)], true, widths.length)],
    });
  }
  const head = [given.title, ...given.notes].map((text, n) => paragraph(plain(text, !n), set));
  const lines = (list: Line[]): Paragraph[] =>
    list.map(({ text, strong }) => paragraph(plain(text, strong), set));
  return new TableRow({
    children: [
      cell(first, head),
      ...given.cells.map((list, place) => cell(widths[place + 1] ?? first, lines(list))),
    ],
  });
}

const setOf = ({ single, size }: Paper): Set =>
  single ? { font: SONG, size: size * 2, height: Math.round(size * 28) } : CELL;

/** A table of `width` with a head that each sheet repeats. */
function table({ corner, heads, rows, shares }: Rows, width: number, paper: Paper): Table {
  const set = setOf(paper);
  const first = paper.single ? 1700 : 2400;
  const each = Math.floor((width - first) / heads.length);
  const widths = shares
    ? shares.map((share) => Math.floor((width * share) / 100))
    : [first, ...heads.map(() => each)];
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [corner, ...heads].map((text, place) =>
      cell(widths[place] ?? each, [paragraph(plain(text, true), set)], true),
    ),
  });
  return new Table({
    borders: RULES,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [head, ...rows.map((given) => row(given, widths, set))],
  });
}

const NAMES = 1250;

type Part = Extract<Block, { kind: "part" }>;

/** Parts with their names beside them, and nothing but thin rules between. */
function partTable(parts: Part[], width: number): Table {
  const widths = [NAMES, width - NAMES];
  const margins = { top: 50, bottom: 50, left: 0, right: 0 };
  const inner = (size: number, children: Paragraph[]): TableCell =>
    new TableCell({ children, margins, width: { size, type: WidthType.DXA } });
  return new Table({
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    borders: RULES,
    rows: parts.map(
      ({ title, lines, notes }) =>
        new TableRow({
          cantSplit: true,
          children: [
            inner(NAMES, [paragraph(plain(title), LABEL)]),
            inner(
              width - NAMES,
              [...lines, ...notes].map((line) => paragraph(line, BODY)),
            ),
          ],
        }),
    ),
  });
}

/** A line to write on, parted among `labels`; without any it is blank. */
function writing(labels: string[], width: number): Paragraph {
  const stops = labels.map((_, n) => ({
    type: TabStopType.RIGHT,
    position: Math.floor((width * (n + 1)) / labels.length),
    leader: LeaderType.UNDERSCORE,
  }));
  const left = labels.length === 1 ? 320 : 0;
  return new Paragraph({
    children: labels.flatMap((label) => [
      ...texts({ text: label && `${label} `, strong: false }, WRITE),
      new TextRun({ text: "\t", size: WRITE.size, font: WRITE.font }),
    ]),
    tabStops: stops,
    indent: { left },
    spacing: { before: 0, after: 0, line: WRITE.height, lineRule: LineRuleType.EXACT },
  });
}

function content(paper: Paper, width: number): (Paragraph | Table)[] {
  const made: (Paragraph | Table)[] = [];
  const parts: Part[] = [];
  const labels: string[] = [];
  /* Parts that follow one another are one table, places to write in that share a line one paragraph. */
  const end = (): void => {
    if (parts.length) made.push(partTable(parts.splice(0), width));
    if (labels.length) made.push(writing(labels.splice(0), width));
  };
  for (const block of paper.blocks) {
    if (block.kind === "part") parts.push(block);
    else if (block.kind === "write" && block.shares) labels.push(block.label);
    else {
      end();
      if (block.kind === "table") made.push(table(block.table, width, paper));
      else if (block.kind === "write") made.push(writing([block.label], width));
      else {
        const box = block.style === "ask" ? plain("□ ") : [];
        const beside = paper.wide && block.style === "item";
        made.push(paragraph([...box, ...block.runs], beside ? setOf(paper) : SETS[block.style]));
      }
    }
  }
  end();
  return made;
}

function pageOf({ wide, single }: Paper): { margin: Margin; width: number } {
  if (!wide) return { margin: UPRIGHT, width: SHORT - UPRIGHT.left - UPRIGHT.right };
  const margin = single ? WIDE_SINGLE : WIDE;
  return { margin, width: LONG - margin.left - margin.right };
}

window.__casebook_word = (paper) => {
  const { margin, width } = pageOf(paper);
  const orientation = paper.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const number = new Paragraph({
    ...CENTRED,
    children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: SONG, size: 28 })],
    spacing: { line: 400, lineRule: LineRuleType.EXACT },
  });
  return Packer.toBlob(
    new Document({
      title: paper.title,
      creator: "雁阵",
      lastModifiedBy: "雁阵",
      styles: {
        default: {
          document: {
            run: {
              font: paper.wide ? SONG : FANG,
              size: BODY.size,
              language: { value: "en-US", eastAsia: "zh-CN" },
            },
          },
        },
      },
      sections: [
        {
          properties: {
            page: {
              // docx turns the sheet itself: the sizes are those of the upright sheet.
              size: { width: SHORT, height: LONG, orientation },
              margin: { ...margin, footer: mm(8) },
            },
          },
          ...(!paper.single && { footers: { default: new Footer({ children: [number] }) } }),
          children: content(paper, width),
        },
      ],
    }),
  );
};
