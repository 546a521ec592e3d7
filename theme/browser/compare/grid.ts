/* The tables that stand on the page, as plain lines: the files for Word and for tables are both made of them. */

import { told } from "./save";

export interface Line {
  text: string;
  strong: boolean;
}
export interface GridRow {
  /** A heading over the rows that follow; it has no cells. */
  part: boolean;
  title: string;
  /** What stands under the title: whose words, and whether the numbers may be compared. */
  notes: string[];
  cells: Line[][];
  /** How many columns each cell is wide, where one is wider than its column. */
  spans?: number[];
}
export interface Table {
  /** What stands over the titles of the rows. */
  corner: string;
  /** Without any the table has no row of names. */
  heads: string[];
  rows: GridRow[];
  /** How wide the columns are, in parts of a hundred; without it the titles of rows have a width and the others are alike. */
  shares?: number[];
  /** How many millimetres its rows have at least, for writing by hand. */
  tall?: number;
}
export interface Grid extends Table {
  title: string;
  address: string;
  /** Sentences over the table: what, of whom, the sentence. */
  contrasts: [string, string, string][];
  /** What the words in the cells mean. */
  legend: [string, string][];
  /** Sentences below the table. */
  remarks: string[];
}

/** How a line begins that says when to choose which. */
const ADVICE = "怎么选";

/** What an element says, in one line. */
export const text = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The heading of the section in which a sentence stands, and the sentence without the way to its cases. */
function said(line: Element): [string, string, string] {
  const alone = line.cloneNode(true) as Element;
  alone.querySelectorAll("[data-cb-beside]").forEach((link) => link.remove());
  /* Advice is no difference: it goes by its own name. */
  const advice = line.querySelector("strong")?.textContent ?? "";
  if (advice === ADVICE) return [advice, "", text(alone).slice(advice.length).trim()];
  return [text(line.closest("section")?.querySelector("h2")), "", text(alone)];
}

/** What a reader has put into a cell of his own: the word chosen, and what he wrote. */
function own(cell: Element): Line[] {
  const chosen = cell.querySelector("select");
  const wrote = cell.querySelector("input")?.value.trim() ?? "";
  const word = chosen?.selectedOptions[0]?.textContent ?? "";
  return [word, wrote].filter(Boolean).map((line) => ({ text: line, strong: line === word }));
}

function lines(cell: Element): Line[] {
  if (cell.matches("[data-cb-own]")) return own(cell);
  const lines = Array.from(cell.querySelectorAll("p:not(.cb-told p), li, .cb-told__text"));
  return lines.map((line) => ({
    text: text(line),
    strong: line.matches(".cb-compared__value, .cb-absent"),
  }));
}

function rowsOf(table: HTMLTableElement, width: number): GridRow[] {
  const title = table.dataset.cbTitle;
  const over: GridRow[] = title ? [{ part: true, title, notes: [], cells: [] }] : [];
  return over.concat(
    Array.from(table.tBodies).flatMap((body) =>
      Array.from(body.rows, (row) => {
        const [head, ...cells] = Array.from(row.cells);
        const named = head?.querySelector(".cb-comparison__title");
        const shown = cells.map(lines);
        const spans = cells.map(({ colSpan }) => colSpan);
        const taken = spans.reduce((sum, one) => sum + one, 0);
        return {
          part: !cells.length,
          title: text(named ?? head),
          notes: Array.from(head?.querySelectorAll("p:not(.cb-comparison__title)") ?? [], text),
          /* A table without the reader's own column is as wide as one with it. */
          cells: cells.length
            ? [...shown, ...Array<Line[]>(Math.max(0, width - taken)).fill([])]
            : [],
          ...(spans.some((one) => one > 1) && { spans }),
        };
      }),
    ),
  );
}

/** How wide a text is in Chinese characters: others are half as wide. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign <= "\u02ff" ? 0.55 : 1), 0);
}

/** How many lines a table takes with `each` characters on a line of a cell and `first` on one of the titles of rows. */
export function linesOf({ heads, rows }: Table, each: number, first: number): number {
  const wrapped = (text: string, width: number): number =>
    Math.max(1, Math.ceil(textWidth(text) / Math.max(1, width)));
  const linesIn = (cell: Line[]): number =>
    cell.reduce((sum, line) => sum + wrapped(line.text, each), 0);
  const rowHeight = ({ title, notes, cells }: GridRow): number => {
    const named = [title, ...notes].reduce((sum, text) => sum + wrapped(text, first), 0);
    return Math.max(named, ...cells.map(linesIn));
  };
  const head = Math.max(1, ...heads.map((text) => wrapped(text, each)));
  return head + rows.reduce((sum, row) => sum + rowHeight(row), 0);
}

const NOTHING: Table = { corner: "", heads: [], rows: [] };

/** Read one table. */
export function tableOf(table: HTMLTableElement): Table {
  const [corner = "", ...heads] = Array.from(table.tHead?.rows[0]?.cells ?? [], text);
  const shares = table.dataset.cbShares?.split(" ").map(Number);
  const tall = Number(table.dataset.cbTall ?? 0);
  const rows = rowsOf(table, heads.length);
  return { corner, heads, rows, ...(shares && { shares }), ...(tall && { tall }) };
}

/** Read `tables`, which stand over the same columns, rows that are not shown just now too. */
export function grid(tables: HTMLTableElement[], title: string): Grid {
  const { corner, heads } = tables
    .map(tableOf)
    .reduce((widest, one) => (one.heads.length > widest.heads.length ? one : widest), NOTHING);
  const under = document.querySelector("#contrasts");
  return {
    title,
    address: told(location.href),
    corner,
    heads,
    rows: tables.flatMap((table) => rowsOf(table, heads.length)),
    contrasts: [
      ...Array.from(
        document.querySelectorAll(".cb-contrasts > li"),
        (line): [string, string, string] => {
          const letters = text(line.querySelector(".cb-letters"));
          if (letters === ADVICE) return [letters, "", text(line).slice(letters.length).trim()];
          return [text(under), letters, text(line).slice(letters.length).trim()];
        },
      ),
      ...Array.from(
        document.querySelectorAll(
          ".cb-insight > p:not([hidden]), .cb-insight > .cb-proof > p:not([hidden])",
        ),
        said,
      ),
    ],
    legend: Array.from(
      document.querySelectorAll(".cb-compare__legend > div:not([data-cb-drawn])"),
      (entry) => [text(entry.querySelector("dt")), text(entry.querySelector("dd"))],
    ),
    remarks: [
      ...Array.from(document.querySelectorAll(".cb-nobody, [data-cb-remark]:not([hidden])"), text),
      "口径不同的数字不能直接比较，也不能相加。",
    ],
  };
}
