/*
 * Writes papers as Word files. Loaded only when a reader asks for one: docx is large.
 *
 * Measures are those of GB/T 9704: a title of 2 号小标宋 (22 pt), headings 黑体 and 楷体, body 3 号仿宋 (16 pt), margins of 37, 35, 28 and
 * 26 mm, 22 lines of 28 characters on a sheet, odd page numbers on the right and even ones on the left. What has to stand on one sheet,
 * and what is read on the way, departs from it where it must: body of 五号 (10.5 pt), margins of 22 mm above and 18 mm below. Tables lie
 * on their side, with margins of 2 cm, or 14 mm if one sheet must hold them. These are papers to work with, no official documents: there
 * is no red head, number or seal.
 *
 * Word makes a line of Chinese 1.3 times as high as its font and rounds it up to the grid: every line here has an exact height. A grid
 * of lines would add nothing to that, and LibreOffice puts the small lines of tables on it as well.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
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
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { siteName } from "./frame/site";
import type { GridRow, Line, Table as Rows } from "./compare/grid";
import { document as formDocument } from "./form/word_tables";
import type { WordForm } from "./form/word_form";
import type { Block, Paper, Run, Style } from "./papers/paper";

declare global {
  interface Window {
    __casebook_word: (paper: Paper) => Promise<Blob>;
    __casebook_word_form: (form: WordForm) => Promise<Blob>;
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
const STANDARD: Margin = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
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
  /** Between characters, in twentieths of a point. */
  spacing?: number;
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
/* 22 lines on 225 mm; 28 characters of 16 points on 156 mm want a quarter of a point less between each two. */
const PITCH = 579;
const TIGHTER = -5;
const INDENT = { indent: { firstLine: 640 } };
const STANDARD_BODY: Set = { font: FANG, size: 32, height: PITCH, spacing: TIGHTER };
const KAITI: Set = { ...STANDARD_BODY, font: KAI };
const STANDARD_SETS: Record<Style, Set> = {
  kicker: { ...KAITI, more: CENTRED },
  title: { font: TITLE, size: 44, height: 720, more: CENTRED },
  lead: { ...KAITI, more: INDENT },
  heading: { ...STANDARD_BODY, font: HEI, more: { ...INDENT, keepNext: true } },
  hint: { ...KAITI, more: INDENT },
  ask: { ...STANDARD_BODY, more: { ...INDENT, keepNext: true } },
  why: { ...KAITI, more: INDENT },
  item: { ...STANDARD_BODY, more: INDENT },
  foot: { font: SONG, size: 21, height: 360, before: 200 },
};
const STANDARD_LABEL: Set = { ...STANDARD_BODY, font: HEI };
const STANDARD_WRITE: Set = { font: FANG, size: 24, height: PITCH };
const STANDARD_CELL: Set = { font: SONG, size: 24, height: 400 };
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

/* What is written on by hand has boxes. */
const GRID = { ...RULES, left: LINE, right: LINE, insideVertical: LINE };

/* Word draws these in the Latin font, half as wide, unless the run says that they are Chinese; a whole run of that would break numbers. */
const CHINESE_SIGNS = /([“”‘’—…·]+)/;

function texts({ text, strong }: Run, { font, size, spacing }: Set): TextRun[] {
  const face = strong ? HEI : font;
  return text
    .split(CHINESE_SIGNS)
    .filter(Boolean)
    .map((piece) => {
      const options: IRunOptions = {
        text: piece,
        size,
        bold: strong,
        ...(spacing && { characterSpacing: spacing }),
        font: CHINESE_SIGNS.test(piece) ? { ...face, hint: "eastAsia" } : face,
      };
      return new TextRun(options);
    });
}

function paragraph(runs: Run[], set: Set, breaks = false): Paragraph {
  return new Paragraph({
    ...set.more,
    ...(breaks && { pageBreakBefore: true }),
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

/** The width of a cell that begins in a column. */
const widthOf = (widths: number[], column: number, span: number): number =>
  widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);

function row(given: GridRow, widths: number[], set: Set, tall = 0): TableRow {
  if (given.part) {
    const across = widthOf(widths, 0, widths.length);
    return new TableRow({
      cantSplit: true,
      children: [cell(across, [paragraph(plain(given.title, true), set)], true, widths.length)],
    });
  }
  const head = [given.title, ...given.notes].map((text, n) => paragraph(plain(text, !n), set));
  const lines = (list: Line[]): Paragraph[] =>
    list.map(({ text, strong }) => paragraph(plain(text, strong), set));
  let column = 1;
  return new TableRow({
    ...(tall && { height: { value: mm(tall), rule: HeightRule.ATLEAST } }),
    children: [
      cell(widths[0] ?? 0, head),
      ...given.cells.map((list, place) => {
        const span = given.spans?.[place] ?? 1;
        const made = cell(widthOf(widths, column, span), lines(list), false, span);
        column += span;
        return made;
      }),
    ],
  });
}

function setOf({ single, standard, size }: Paper): Set {
  if (single) return { font: SONG, size: size * 2, height: Math.round(size * 28) };
  return standard ? STANDARD_CELL : CELL;
}

/** A table of `width` with a head, if it has one, that each sheet repeats. */
function table({ corner, heads, rows, shares, tall }: Rows, width: number, paper: Paper): Table {
  const set = setOf(paper);
  const first = paper.single ? 1700 : 2400;
  const each = Math.floor((width - first) / Math.max(1, heads.length));
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
    borders: tall ? GRID : RULES,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [
      ...(heads.length ? [head] : []),
      ...rows.map((given) => row(given, widths, set, given.part ? 0 : tall)),
    ],
  });
}

const NAMES = 1250;

type Part = Extract<Block, { kind: "part" }>;

/** Parts with their names beside them, and nothing but thin rules between. */
function partTable(parts: Part[], width: number, standard: boolean): Table {
  const [label, body] = standard ? [STANDARD_LABEL, STANDARD_BODY] : [LABEL, BODY];
  const widths = [NAMES, width - NAMES];
  const margins = { top: 50, bottom: 50, left: 0, right: 0 };
  const inner = (size: number, children: Paragraph[]): TableCell =>
    new TableCell({ children, margins, width: { size, type: WidthType.DXA } });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    borders: RULES,
    rows: parts.map(
      ({ title, lines, notes }) =>
        new TableRow({
          cantSplit: true,
          children: [
            inner(NAMES, [paragraph(plain(title), label)]),
            inner(
              width - NAMES,
              [...lines, ...notes].map((line) => paragraph(line, body)),
            ),
          ],
        }),
    ),
  });
}

/** A line to write on, parted among `labels`; without any it is blank. */
function writing(labels: string[], width: number, standard: boolean): Paragraph {
  const set = standard ? STANDARD_WRITE : WRITE;
  const stops = labels.map((_, n) => ({
    type: TabStopType.RIGHT,
    position: Math.floor((width * (n + 1)) / labels.length),
    leader: LeaderType.UNDERSCORE,
  }));
  const left = labels.length === 1 ? 320 : 0;
  return new Paragraph({
    children: labels.flatMap((label) => [
      ...texts({ text: label && `${label} `, strong: false }, set),
      new TextRun({ text: "\t", size: set.size, font: set.font }),
    ]),
    tabStops: stops,
    indent: { left },
    spacing: { before: 0, after: 0, line: set.height, lineRule: LineRuleType.EXACT },
  });
}

/* Headings of GB/T 9704: 一、黑体, （一）楷体, 1. 仿宋. */
function setOfLine({ style, level }: Extract<Block, { kind: "line" }>, paper: Paper): Set {
  if (!paper.standard) return paper.wide && style === "item" ? setOf(paper) : SETS[style];
  const set = STANDARD_SETS[style];
  if (style !== "heading" || !level || level < 2) return set;
  return { ...set, font: level === 2 ? KAI : FANG };
}

function content(paper: Paper, width: number): (Paragraph | Table)[] {
  const { standard = false } = paper;
  const made: (Paragraph | Table)[] = [];
  const parts: Part[] = [];
  const labels: string[] = [];
  /* Parts that follow one another are one table, places to write in that share a line one paragraph. */
  const end = (): void => {
    if (parts.length) made.push(partTable(parts.splice(0), width, standard));
    if (labels.length) made.push(writing(labels.splice(0), width, standard));
  };
  for (const block of paper.blocks) {
    if (block.kind === "part") parts.push(block);
    else if (block.kind === "write" && block.shares) labels.push(block.label);
    else {
      end();
      if (block.kind === "table") made.push(table(block.table, width, paper));
      else if (block.kind === "write") made.push(writing([block.label], width, standard));
      else {
        const box = block.style === "ask" ? plain("□ ") : [];
        made.push(paragraph([...box, ...block.runs], setOfLine(block, paper), block.breaks));
      }
    }
  }
  end();
  return made;
}

function pageOf({ wide, single, standard }: Paper): { margin: Margin; width: number } {
  const upright = standard ? STANDARD : UPRIGHT;
  if (!wide) return { margin: upright, width: SHORT - upright.left - upright.right };
  const margin = single ? WIDE_SINGLE : WIDE;
  return { margin, width: LONG - margin.left - margin.right };
}

/* 4 号宋体 between dashes, one character in from the edge of the text. */
function footer(alignment: "left" | "right" | "center"): Footer {
  const number = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    font: { ...SONG, ascii: "宋体", hAnsi: "宋体" },
    size: 28,
  });
  const indent = alignment === "center" ? {} : { indent: { [alignment]: 280 } };
  const spacing = { line: 400, lineRule: LineRuleType.EXACT };
  return new Footer({
    children: [new Paragraph({ alignment, ...indent, children: [number], spacing })],
  });
}

function footers({ single, standard }: Paper): { default?: Footer; even?: Footer } {
  if (single) return {};
  return standard
    ? { default: footer("right"), even: footer("left") }
    : { default: footer("center") };
}

window.__casebook_word = (paper) => {
  const { margin, width } = pageOf(paper);
  const orientation = paper.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return Packer.toBlob(
    new Document({
      title: paper.title,
      creator: siteName(),
      lastModifiedBy: siteName(),
      evenAndOddHeaderAndFooters: paper.standard ?? false,
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
              margin: { ...margin, footer: paper.standard ? mm(22) : mm(8) },
            },
          },
          footers: footers(paper),
          children: content(paper, width),
        },
      ],
    }),
  );
};

window.__casebook_word_form = (form) => Packer.toBlob(formDocument(form));
