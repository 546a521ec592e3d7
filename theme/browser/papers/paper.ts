/* What a paper says, line by line, as it stands on its page: Word files and plain text are both made of this. */
import { linesOf, type Table, tableOf, textWidth } from "../compare/grid";

export interface Run {
  text: string;
  strong: boolean;
}
/** How a line is set: the values of data-cb-line. */
export type Style =
  "kicker" | "title" | "lead" | "heading" | "hint" | "ask" | "why" | "item" | "foot";

export type Block =
  /** A heading has a level, 1 being the highest on the paper; what `breaks` begins a new sheet. */
  | { kind: "line"; style: Style; runs: Run[]; level?: number; breaks?: boolean }
  | { kind: "part"; title: string; lines: Run[][]; notes: Run[][] }
  /** A place to write in by hand, behind a label if it has one; `shares` its line with others. */
  | { kind: "write"; label: string; shares: boolean }
  | { kind: "table"; table: Table };

export interface Paper {
  title: string;
  /** Where the paper, or what it was made from, is found on the web. */
  address: string;
  /** A sheet that lies on its side. */
  wide: boolean;
  /** All of it has to stand on one sheet. */
  single: boolean;
  /** It keeps the measures of GB/T 9704: 22 lines of 28 characters. */
  standard?: boolean;
  /** The size of the type of its table, in points. */
  size: number;
  blocks: Block[];
}

const MARKED =
  "[data-cb-line], [data-cb-part], [data-cb-write], table.cb-comparison, table[data-cb-shares]";
const STRONG = "b, strong, .cb-items__strong, .cb-letters";

const plain = (text: string): string => text.replace(/\s+/g, " ");

/** The pieces of a line, bold or not, without what is only for the eye or only for the ear. */
export function runs(line: Element): Run[] {
  const runs: Run[] = [];
  const walk = (node: Node, strong: boolean): void => {
    if (node instanceof Element) {
      if (node.matches("[aria-hidden=true], .cb-sr")) return;
      const bold = strong || node.matches(STRONG);
      node.childNodes.forEach((child) => walk(child, bold));
      if (node.matches("br")) runs.push({ text: "；", strong: bold });
      if (node.matches("dt, .cb-visit__topic")) runs.push({ text: "：", strong: bold });
    } else if (node.textContent) {
      const text = plain(node.textContent);
      const last = runs[runs.length - 1];
      if (last?.strong === strong) last.text += text;
      else runs.push({ text, strong });
    }
  };
  walk(line, false);
  const [first, last] = [runs[0], runs[runs.length - 1]];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return runs.filter(({ text }) => text);
}

export const words = (line: Run[]): string => line.map(({ text }) => text).join("");

/** What an element stands for: one block, but for a name with several paragraphs beside it, which are a line each. */
function blocksOf(element: Element): Block[] {
  const several = element.querySelectorAll("dd > p");
  if (several.length < 2 || !element.matches("[data-cb-line=item]")) return [block(element)];
  const name = runs(element.querySelector("dt") ?? element);
  return Array.from(several, (paragraph, n) => ({
    kind: "line",
    style: "item",
    runs: [...(n ? [] : [...name, { text: "：", strong: false }]), ...runs(paragraph)],
  }));
}

function block(element: Element): Block {
  const { cbLine, cbWrite } = (element as HTMLElement).dataset;
  if (element instanceof HTMLTableElement) return { kind: "table", table: tableOf(element) };
  if (cbWrite !== undefined) {
    return { kind: "write", label: cbWrite || words(runs(element)), shares: Boolean(cbWrite) };
  }
  if (cbLine) {
    const breaks = (element as HTMLElement).dataset.cbBreaks !== undefined;
    return {
      kind: "line",
      style: cbLine as Style,
      runs: runs(element),
      level: Number(/^H([1-6])$/.exec(element.tagName)?.[1] ?? 0),
      breaks,
    };
  }
  const all = Array.from(element.querySelectorAll("p"));
  const isNote = (line: Element): boolean => line.matches(".cb-paper__note");
  return {
    kind: "part",
    title: words(runs(element.querySelector("h2") ?? element)),
    lines: all.filter((line) => !isNote(line)).map(runs),
    notes: all.filter(isNote).map(runs),
  };
}

/** Read the paper that stands in `page`, whose address is `address`. */
export function paperOf(page: Element, address: string): Paper {
  const blocks = Array.from(page.querySelectorAll(MARKED)).flatMap(blocksOf);
  const paper = (page as HTMLElement).dataset.cbPaper;
  /* Headings on one page begin at <h2>, on another below it. */
  const headings = blocks.flatMap((made) =>
    made.kind === "line" && made.style === "heading" && made.level ? [made] : [],
  );
  const highest = Math.min(...headings.map(({ level = 1 }) => level));
  for (const made of headings) made.level = (made.level ?? highest) - highest + 1;
  const title = page.querySelector("[data-cb-line=title]");
  return {
    title: title ? words(runs(title)) : "",
    address,
    wide: page.matches(".cb-paper--wide"),
    single: paper === "",
    standard: paper === "standard",
    size: typeSize(blocks),
    blocks: blocks.filter((made) => made.kind !== "line" || made.runs.length),
  };
}

/* Points of a sheet that lies on its side, within margins of 11 and 14 mm, and of what stands over and under its table. */
const LONG = 762;
const SHORT = 533;
const TITLE = 22;
const LEADING = 1.4;
const HINT = 9;
const AROUND = 62;
/* What a row takes beside its lines, and what a cell and the titles of the rows take of the width. */
const BETWEEN = 3.5;
const BESIDE = 9;
const NAMES = 85;
/** The largest and smallest type of a table on one sheet. */
const LARGEST = 12;
const SMALLEST = 8;

/** How high `blocks` stand with a table of type of `size`. */
function height(blocks: Block[], size: number): number {
  const leading = size * LEADING;
  return blocks.reduce((sum, made) => {
    if (made.kind === "table") {
      const each = (LONG - NAMES) / Math.max(1, made.table.heads.length) - BESIDE;
      const first = (NAMES - BESIDE) / size;
      const lines = linesOf(made.table, Math.floor(each / size) - 1, Math.floor(first));
      return sum + lines * leading + (made.table.rows.length + 1) * BETWEEN;
    }
    if (made.kind !== "line") return sum;
    const wide = textWidth(words(made.runs));
    if (made.style === "title") return sum + Math.ceil((wide * TITLE) / LONG) * TITLE * LEADING;
    if (made.style === "item") return sum + Math.ceil(((wide + 1) * size) / LONG) * leading;
    if (made.style === "hint") return sum + Math.ceil(((wide + 1) * HINT) / LONG) * HINT * 1.45;
    return sum;
  }, AROUND);
}

/** The largest type, in halves of a point, with which one sheet holds `blocks`; none of them is smaller than 8 points. */
function typeSize(blocks: Block[]): number {
  let size = LARGEST;
  while (size > SMALLEST && height(blocks, size) > SHORT) size -= 0.5;
  return size;
}

/** Whether one sheet holds what stands in `page`, in the smallest type. */
export function holds(page: Element): boolean {
  return height(Array.from(page.querySelectorAll(MARKED), block), SMALLEST) <= SHORT;
}

/** Set the table of the sheet in `page` as large as one sheet holds it. */
export function setsType(page: HTMLElement): void {
  if (!page.querySelector("table.cb-comparison")) return;
  page.style.setProperty("--cb-type", `${paperOf(page, "").size}pt`);
}
