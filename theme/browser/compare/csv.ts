/* The table as CSV (RFC 4180), with a byte order mark so that spreadsheet programs read it as UTF-8. */
import type { Grid } from "./grid";

/* A cell that begins like a formula would be worked out by a spreadsheet program. */
const FORMULA = /^[\s\u00ad\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/;

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(grid: Grid): string {
  const rows: string[][] = [["部分", grid.corner, "说明", ...grid.heads], ...grid.contrasts];
  let part = "";
  for (const row of grid.rows) {
    if (row.part) {
      part = row.title;
      continue;
    }
    const cells = row.cells.map((lines) => lines.map((line) => line.text).join("\n"));
    rows.push([part, row.title, row.notes.join(""), ...cells]);
  }
  rows.push([], ["来源", grid.title, grid.address]);
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}
