/* Lines of papers that a script writes: with the marks by which paper.ts reads them, and the page prints them. */
import { h } from "../browse/dom";
import type { Style } from "./paper";

type Given = string | Node;

export const line = (style: Style, ...given: Given[]): HTMLElement =>
  h(
    "p",
    {
      "data-cb-line": style,
      ...(style === "kicker" && { class: "cb-kicker" }),
      ...(style === "hint" && { class: "cb-note" }),
    },
    ...given,
  );

/** A heading of the paper, 1 being the highest; `breaks` begins a new sheet. */
export function heading(text: string, level = 1, breaks = false): HTMLElement {
  const more = breaks ? { "data-cb-breaks": "", class: "cb-handbook__part" } : {};
  return h(level === 1 ? "h3" : "h4", { "data-cb-line": "heading", ...more }, text);
}

/** Headed lines; nothing where there are none. */
export const listed = (title: string, texts: string[], level = 1): HTMLElement[] =>
  texts.length ? [heading(title, level), ...texts.map((text) => line("item", text))] : [];

/** A name with what belongs to it; nothing where there is nothing. */
export function pair(name: string, given: Given[]): HTMLElement | false {
  if (!given.length) return false;
  return h(
    "div",
    { "data-cb-line": "item" },
    h("dt", {}, name),
    h("dd", {}, ...given.map((text) => h("p", {}, text))),
  );
}

/** Places to write in that share a line, and whole lines without a label. */
export const blanks = (...labels: string[]): HTMLElement =>
  h(
    "dl",
    { class: "cb-visit__blanks" },
    ...labels.map((label) =>
      h(
        "div",
        { "data-cb-write": label },
        h("dt", {}, label),
        h("dd", {}, h("span", { class: "cb-sr" }, "手写")),
      ),
    ),
  );

export const ruled = (count: number): HTMLElement =>
  h(
    "div",
    { class: "cb-visit__lines", "aria-hidden": "true" },
    ...Array.from({ length: count }, () => h("i", { "data-cb-write": "" })),
  );

/** A row of a table: its name, and its cells, each of some lines; what is short of columns spans the rest. */
export interface Row {
  name: string;
  cells: string[][];
  /** A heading over the rows that follow. */
  part?: boolean;
}

/**
 * A table with columns that are `shares` hundredths wide; without `heads` it has no row of names. Rows to write in by hand are
 * `tall` millimetres high at least.
 */
export function table(shares: number[], heads: string[], rows: Row[], tall = 0): HTMLElement {
  const across = shares.length;
  const row = ({ name, cells, part }: Row): HTMLElement => {
    const left = across - cells.length;
    const span = left > 0 ? { colspan: String(left) } : {};
    return h(
      "tr",
      {},
      h("th", { scope: part ? "rowgroup" : "row", ...(part && { colspan: String(across) }) }, name),
      ...cells.map((texts, n) =>
        h("td", n === cells.length - 1 ? span : {}, ...texts.map((text) => h("p", {}, text))),
      ),
    );
  };
  const column = (share: number): HTMLElement => {
    const made = h("col");
    made.style.width = `${share}%`;
    return made;
  };
  const made = h(
    "table",
    {
      class: tall ? "cb-timetable cb-form cb-form--tall" : "cb-timetable cb-form",
      "data-cb-shares": shares.join(" "),
      ...(tall && { "data-cb-tall": String(tall) }),
    },
    h("colgroup", {}, ...shares.map(column)),
    heads.length > 0 &&
      h("thead", {}, h("tr", {}, ...heads.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map(row)),
  );
  if (tall) made.style.setProperty("--cb-tall", `${tall}mm`);
  return made;
}
