/* What is wrong, in a list that leads to each place, and beside each question. */
import { fill, h } from "../browse/dom";
import { press } from "../builder/controls";
import { siteUrl } from "../frame/site";
import type { Finding } from "./checks";
import { idOf, keyOf } from "./controls";
import type { Draft } from "./draft";
import { label, type Path, trail } from "./schema";

const SHOWN = 12;
/* The page that explains every code: why it is, and how to mend it. */
const CODES = "contribute/errors/index.html";

/** A finding, with the record that it is about. */
export type Told = Finding & { draft: Draft };

/** What is wrong with a place, without its name. */
function said({ code, where, text, draft }: Told): string {
  const name = label(draft.part, where);
  if (code === "FLD-001") return `此项必填。${text.split(`${name}。`)[1] ?? ""}`;
  return text.startsWith(`${name}：`) ? text.slice(name.length + 1) : text;
}

/** What is wrong, in the words of a reader: 数字 › 第 1 条 › 单位：此项必填. */
const sentence = (one: Told, article: Draft | null): string =>
  `${one.draft === article ? "新文章 › " : ""}${trail(one.draft.part, one.where)}：${said(one)}`;

function line(one: Told, article: Draft | null, lead: (one: Told) => void): HTMLElement {
  const key = `finding:${one.code}:${keyOf(one.where)}`;
  return h(
    "li",
    { "data-cb-code": one.code },
    press(sentence(one, article), key, () => lead(one)),
    " ",
    h("a", { href: siteUrl(`${CODES}#${one.code.toLowerCase()}`) }, one.code),
  );
}

/** Draw the list, and what is wrong beside every question of a step. */
export function drawFindings(
  place: HTMLElement,
  told: Told[],
  shown: { article: Draft | null; step: HTMLElement },
  lead: (one: Told) => void,
): void {
  const had = place.contains(document.activeElement) ? document.activeElement : null;
  const key = had?.getAttribute("data-cb-key");
  const count = told.length;
  const title = count ? `有 ${count} 处要改` : "没有发现问题";
  place.hidden = false;
  fill(
    place,
    h("h2", { id: "findings", tabindex: "-1" }, title),
    count
      ? h(
          "ul",
          { class: "cb-teach__list" },
          ...told.slice(0, SHOWN).map((one) => line(one, shown.article, lead)),
        )
      : h("p", {}, "字段、用词、引文和数字都对得上。时间、地名、行文由 casebook check 再看。"),
    count > SHOWN && h("p", { class: "cb-note" }, `还有 ${count - SHOWN} 处，改完上面的再看。`),
  );
  if (had) {
    const again = key && place.querySelector<HTMLElement>(`[data-cb-key="${CSS.escape(key)}"]`);
    (again || place.querySelector<HTMLElement>("h2"))?.focus();
  }
  beside(told, shown);
}

function beside(
  told: Told[],
  { article, step }: { article: Draft | null; step: HTMLElement },
): void {
  for (const room of step.querySelectorAll<HTMLElement>("[data-cb-wrong]")) {
    const ofArticle = room.closest("[data-cb-article]") !== null;
    const found = told.filter(
      (one) =>
        (one.draft === article) === ofArticle && JSON.stringify(one.where) === room.dataset.cbWrong,
    );
    room.hidden = !found.length;
    room.textContent = found.map(said).join(" ");
    const control = document.getElementById(room.id.replace(/-wrong$/, ""));
    if (found.length) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
}

/** Bring what stands at a place into sight, and the focus to it, or to the nearest that holds it. */
export function go(path: Path): void {
  for (let n = path.length; n > 0; n--) {
    const here = path.slice(0, n);
    const inside = document.getElementById(`${idOf(here)}-wrong`)?.parentElement;
    const found =
      document.getElementById(idOf(here)) ??
      inside?.querySelector<HTMLElement>("input, select, textarea, button");
    if (!found) continue;
    let fold = found.closest("details");
    for (; fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    found.focus();
    found.scrollIntoView({ block: "center" });
    return;
  }
}
