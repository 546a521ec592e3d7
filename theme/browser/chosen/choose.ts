/*
 * “加入比较” and “选入备课” on everything that names a case with data-cb-case, and the strip at the foot that says what is
 * chosen. The strip stands in the page before its footer and sticks to the edge of the screen, so it never hides the end.
 */
import { button, fill, h } from "../browse/dom";
import { root } from "../frame/site";
import { choose, chosen, type List, MOST, whenChosen } from "./list";

const WORDS: Record<List, [string, string]> = {
  compare: ["加入比较", "移出比较"],
  course: ["选入备课", "移出备课"],
};
const LISTS: List[] = ["compare", "course"];
/* Stands in the page from the start, so that a screen reader says what comes into it. */
const strip = h("div", { class: "cb-chosen", "aria-live": "polite" });
let said = "";

function link(href: string, text: string): HTMLElement {
  return h("a", { href: new URL(href, root).href }, text);
}

function titleOf(place: Element): string {
  const own = place.querySelector(".cb-case__title") ?? document.querySelector("h1");
  return (own?.textContent ?? "").trim();
}

function toggle(list: List, id: string, title: string): void {
  const before = chosen(list);
  const others = before.filter((c) => c.id !== id);
  const full = others.length === before.length && before.length >= MOST[list];
  said = full ? `一次最多选 ${MOST[list]} 个，先移出一个。` : "";
  if (full) tray();
  else choose(list, others.length < before.length ? others : [...before, { id, title }]);
}

function dress(place: HTMLElement): void {
  if (place.querySelector(".cb-choose")) return;
  const id = place.dataset.cbCase ?? "";
  const title = titleOf(place);
  place.append(
    h(
      "p",
      { class: "cb-choose" },
      ...LISTS.map((list) => {
        const made = button("", "cb-choose__button", () => toggle(list, id, title));
        made.dataset.cbList = list;
        return made;
      }),
    ),
  );
}

function draw(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-cb-case]")) {
    dress(place);
    for (const made of place.querySelectorAll<HTMLElement>("[data-cb-list]")) {
      const list = made.dataset.cbList as List;
      const inside = chosen(list).some((c) => c.id === place.dataset.cbCase);
      const text = WORDS[list][inside ? 1 : 0];
      if (made.textContent === text) continue;
      made.textContent = text;
      made.classList.toggle("is-chosen", inside);
      made.setAttribute("aria-label", `${text}：${titleOf(place)}`);
    }
  }
}

function tray(): void {
  const [compare, course] = LISTS.map(chosen) as [ReturnType<typeof chosen>, unknown[]];
  const ids = compare.map((c) => c.id).join(",");
  const shown = compare.length + course.length > 0;
  document.documentElement.classList.toggle("has-chosen", shown);
  fill(
    strip,
    shown &&
      h(
        "section",
        { "aria-label": "已选的案例" },
        said && h("p", {}, said),
        compare.length > 0 &&
          link(`compare/index.html?c=${ids}`, `已选 ${compare.length} 个，去比较`),
        course.length > 0 && link("compare/course/index.html", `备课清单 ${course.length} 个`),
        button("清空", "cb-chosen__clear", () => {
          said = "";
          for (const list of LISTS) choose(list, []);
        }),
      ),
  );
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".cb-footer")?.before(strip);
  whenChosen(() => {
    draw();
    tray();
  });
  /* Search results come and go. */
  new MutationObserver(draw).observe(document.body, { childList: true, subtree: true });
});
