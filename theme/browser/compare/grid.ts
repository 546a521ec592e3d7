/* The table that stands on the page, as plain lines: the files for Word and for tables are both made of it. */

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
}
export interface Grid {
  title: string;
  address: string;
  /** What the words in the cells mean. */
  legend: [string, string][];
  heads: string[];
  rows: GridRow[];
}

const text = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();

function lines(cell: Element): Line[] {
  const found = Array.from(cell.querySelectorAll("p:not(.cb-told p), li, .cb-told__text"));
  return found.map((line) => ({
    text: text(line),
    strong: line.matches(".cb-compared__value, .cb-absent"),
  }));
}

/** Read `table`, rows that are not shown just now too. */
export function grid(table: HTMLTableElement, title: string): Grid {
  const heads = Array.from(table.tHead?.rows[0]?.cells ?? []).slice(1);
  return {
    title,
    address: told(location.href),
    legend: Array.from(
      document.querySelectorAll(".cb-compare__legend > div:not([data-cb-drawn])"),
      (entry) => [text(entry.querySelector("dt")), text(entry.querySelector("dd"))],
    ),
    heads: heads.map(text),
    rows: Array.from(table.tBodies).flatMap((body) =>
      Array.from(body.rows, (row) => {
        const [head, ...cells] = Array.from(row.cells);
        const named = head?.querySelector(".cb-comparison__title");
        return {
          part: !cells.length,
          title: text(named ?? head),
          notes: Array.from(head?.querySelectorAll("p:not(.cb-comparison__title)") ?? [], text),
          cells: cells.map(lines),
        };
      }),
    ),
  };
}
