/* What a paper says, line by line, as it stands on its page: Word files and plain text are both made of this. */
import { type Table, tableOf } from "../compare/grid";

export interface Run {
  text: string;
  strong: boolean;
}
/** How a line is set: the values of data-cb-line. */
export type Style =
  "kicker" | "title" | "lead" | "heading" | "hint" | "ask" | "why" | "item" | "foot";

export type Block =
  | { kind: "line"; style: Style; runs: Run[] }
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
  /** There is so much of it that it is set smaller. */
  crowded: boolean;
  blocks: Block[];
}

const MARKED = "[data-cb-line], [data-cb-part], [data-cb-write], table.cb-comparison";
const STRONG = "b, strong, .cb-items__strong, .cb-letters";

const plain = (text: string): string => text.replace(/\s+/g, " ");

/** The pieces of a line, bold or not, without what is only for the eye or only for the ear. */
export function runs(line: Element): Run[] {
  const found: Run[] = [];
  const walk = (node: Node, strong: boolean): void => {
    if (node instanceof Element) {
      if (node.matches("[aria-hidden=true], .cb-sr")) return;
      const bold = strong || node.matches(STRONG);
      node.childNodes.forEach((child) => walk(child, bold));
      if (node.matches("dt, .cb-visit__topic")) found.push({ text: "：", strong: bold });
    } else if (node.textContent) {
      const text = plain(node.textContent);
      const last = found[found.length - 1];
      if (last?.strong === strong) last.text += text;
      else found.push({ text, strong });
    }
  };
  walk(line, false);
  const [first, last] = [found[0], found[found.length - 1]];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return found.filter(({ text }) => text);
}

export const words = (line: Run[]): string => line.map(({ text }) => text).join("");

function block(element: Element): Block {
  const { cbLine, cbWrite } = (element as HTMLElement).dataset;
  if (element instanceof HTMLTableElement) return { kind: "table", table: tableOf(element) };
  if (cbWrite !== undefined) {
    return { kind: "write", label: cbWrite || words(runs(element)), shares: Boolean(cbWrite) };
  }
  if (cbLine) return { kind: "line", style: cbLine as Style, runs: runs(element) };
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
  const blocks = Array.from(page.querySelectorAll(MARKED), block);
  const title = page.querySelector("[data-cb-line=title]");
  return {
    title: title ? words(runs(title)) : "",
    address,
    wide: page.matches(".cb-paper--wide"),
    single: true,
    crowded: page.matches(".is-crowded"),
    blocks: blocks.filter((made) => made.kind !== "line" || made.runs.length),
  };
}
