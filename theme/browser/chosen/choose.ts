/*
 * “加入比较” and “加入课程” on everything that names a case with data-cb-case, “加入课程” on what names a decision with
 * data-cb-choice, all at once on a comparison, and the strip at the foot that says what is chosen. The strip stands in the page before its footer and sticks to the edge of the screen, so it never hides the end.
 */
import { button, fill, h } from "../browse/dom";
import { root } from "../frame/site";
import {
  choose,
  type Chosen,
  chosen,
  decisionId,
  type List,
  MOST,
  sameCases,
  whenChosen,
  whenShowing,
} from "./list";

const WORDS: Record<List, [string, string]> = {
  compare: ["加入比较", "移出比较"],
  course: ["加入课程", "移出课程"],
};
const LISTS: List[] = ["compare", "course"];
const PLACES = "[data-cb-case], [data-cb-choice]";
const FRESH = "[data-cb-case]:not([data-cb-ready]), [data-cb-choice]:not([data-cb-ready])";
/* Stands in the page from the start, so that a screen reader says what comes into it. */
const strip = h("div", { class: "cb-chosen", "aria-live": "polite" });
let said = "";
/* What this page compares, if it compares any. */
let compared: Chosen[] = [];

function link(href: string, text: string): HTMLElement {
  return h("a", { href: new URL(href, root).href }, text);
}

function titleOf(place: Element): string {
  const title = place.querySelector(".cb-case__title") ?? document.querySelector("h1");
  return (title?.textContent ?? "").trim();
}

function toggle(list: List, id: string, title: string): void {
  const before = chosen(list);
  const others = before.filter((c) => c.id !== id);
  const full = others.length === before.length && before.length >= MOST[list];
  said = full ? `一次最多选 ${MOST[list]} 个，先移出一个。` : "";
  if (full) tray();
  else choose(list, others.length < before.length ? others : [...before, { id, title }]);
}

/** Give every place that names a case its buttons; say on those of `places` what they would do now. */
function draw(places: string): void {
  const inside = new Set(LISTS.flatMap((list) => chosen(list).map(({ id }) => list + id)));
  for (const place of document.querySelectorAll<HTMLElement>(places)) {
    const { cbCase, cbChoice } = place.dataset;
    const lists: List[] = cbCase === undefined ? ["course"] : LISTS;
    const id = cbCase ?? decisionId(cbChoice ?? "");
    const title = titleOf(place);
    if (!place.dataset.cbReady) {
      place.dataset.cbReady = "1";
      const made = lists.map((list) => button("", list, () => toggle(list, id, title)));
      place.append(h("p", { class: "cb-choose" }, ...made));
    }
    place.querySelectorAll(".cb-choose button").forEach((made, number) => {
      const list = lists[number] ?? "course";
      const yes = inside.has(list + id);
      const text = WORDS[list][yes ? 1 : 0];
      made.textContent = text;
      made.className = `cb-choose__button cb-choose__button--${list}${yes ? " is-chosen" : ""}`;
      made.setAttribute("aria-label", `${text}：${title}`);
    });
  }
}

/** On a comparison: all that it shows into the course, or out of it. */
function together(): void {
  const place = document.querySelector("[data-cb-together]");
  if (!place) return;
  const others = chosen("course").filter(({ id }) => !compared.some((one) => one.id === id));
  const inside = compared.length > 0 && others.length + compared.length === chosen("course").length;
  const words = inside ? "移出课程" : "加入课程";
  fill(
    place,
    compared.length > 0 &&
      button(`这 ${compared.length} 个案例${words}`, "cb-button", () => {
        said = "";
        choose("course", inside ? others : [...others, ...compared]);
      }),
  );
}

/** What there is to do with the cases chosen for a comparison; `compared` may be these, or those of a shared address. */
function ways(chosen: Chosen[]): Element[] {
  const ids = chosen.map((c) => c.id);
  const there = `compare/index.html?c=${ids.join(",")}`;
  if (!ids.length) return [];
  if (!compared.length) return [link(there, `已选 ${ids.length} 个，去比较`)];
  const shown = compared.map((c) => c.id);
  if (sameCases(ids, shown)) return [];
  return [
    link(there, `你自己选了 ${ids.length} 个，打开`),
    button(`换成这一页的 ${shown.length} 个`, "cb-chosen__take", () => {
      said = "";
      choose("compare", compared);
    }),
  ];
}

/** Whether the page is a paper to take along, on which nothing is chosen. */
const isPaper = (): boolean => document.querySelector("[data-cb-paper]") !== null;

function tray(): void {
  const [compare, course] = LISTS.map(chosen) as [Chosen[], Chosen[]];
  /* What is chosen may be what the page shows: then there is nothing to say. */
  const there = ways(compare);
  const shown = said !== "" || (!isPaper() && there.length + course.length > 0);
  document.documentElement.classList.toggle("has-chosen", shown);
  fill(
    strip,
    shown &&
      h(
        "section",
        { "aria-label": "已选的案例" },
        said && h("p", {}, said),
        ...there,
        course.length > 0 &&
          !document.querySelector("[data-cb-builder]") &&
          link("curricula/builder/index.html", `课程 ${course.length} 项，去排课`),
        button("清空", "cb-chosen__clear", () => {
          said = "";
          for (const list of LISTS) choose(list, []);
        }),
      ),
  );
}

/* From the start: a page that was built beforehand says so before it is complete. */
whenShowing((cases) => {
  compared = cases;
  together();
  tray();
});
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".cb-footer")?.before(strip);
  whenChosen(() => {
    draw(PLACES);
    together();
    tray();
  });
  /* Search results come and go. */
  new MutationObserver(() => draw(FRESH)).observe(document.body, {
    childList: true,
    subtree: true,
  });
});
