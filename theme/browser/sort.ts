/*
 * Tables whose heads sort them (`data-cb-sortable`): a head with `data-cb-sort` becomes a button. A cell counts by its
 * `data-value`, else by its text. Equal rows keep their order, so that two presses sort by two columns.
 */
import { h } from "./browse/dom";

const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
const OTHER = { ascending: "descending", descending: "ascending" } as const;

function compare(kind: string | undefined, one: string, other: string): number {
  return kind === "number" ? Number(one) - Number(other) : collator.compare(one, other);
}

function value(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  const [first] = Array.from(cell?.querySelectorAll("a") ?? []);
  return cell?.dataset.value ?? (first ?? cell)?.textContent.trim() ?? "";
}

function sortable(table: HTMLTableElement): void {
  const heads = Array.from(table.querySelectorAll<HTMLTableCellElement>("thead th"));
  const body = table.tBodies[0];
  if (!body) return;
  heads.forEach((head, column) => {
    const kind = head.dataset.cbSort;
    if (!kind) return;
    const press = h("button", { type: "button", class: "cb-sort" });
    press.append(...Array.from(head.childNodes));
    head.append(press);
    press.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort") as keyof typeof OTHER | null;
      const next = now ? OTHER[now] : kind === "number" ? "descending" : "ascending";
      const sign = next === "ascending" ? 1 : -1;
      const rows = Array.from(body.rows).map((row) => [row, value(row, column)] as const);
      rows.sort(([, one], [, other]) => sign * compare(kind, one, other));
      body.append(...rows.map(([row]) => row));
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
    });
  });
}

document.querySelectorAll<HTMLTableElement>("[data-cb-sortable]").forEach(sortable);
for (const words of document.querySelectorAll<HTMLElement>("[data-cb-sorts]")) words.hidden = false;
