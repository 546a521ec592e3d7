/*
 * The papers of a course, one at a time on the page, where papers/take.ts prints and saves what stands there. What writes them
 * is loaded when somebody asks for one: the plan itself the builder has already.
 */
import { fill, h } from "../browse/dom";
import { fileName, save } from "../compare/save";
import { inWeChat } from "../papers/save_word";
import { script } from "../frame/data";
import type { Course, Settings } from "../builder/course";
import type { Drawn } from "./draw";

declare global {
  interface Window {
    __casebook_kit?: (kind: string, course: Course, settings: Settings) => Promise<Drawn>;
  }
}

export const PLAN = "课程方案";
/** Every paper, by whom it is for. */
export const KINDS: [string, string[]][] = [
  ["办班的人", [PLAN, "签到表", "学员评估表", "课程审核表", "结班材料包"]],
  ["教师", ["教案", "讲义", "教师手册", "测验题"]],
  ["学员", ["学员手册", "现场教学任务单", "选票", "讨论题"]],
];

export interface Chooser {
  /** Draw the chosen paper anew: the course has changed. */
  draw: () => void;
}

/** Let the papers of `course` be chosen in `page`; `plan` draws those lines that need nothing further. */
export function choosesPapers(
  page: HTMLElement,
  settings: Settings,
  course: () => Course,
  plan?: (course: Course) => HTMLElement[],
): Chooser {
  const part = (name: string): HTMLElement =>
    page.querySelector<HTMLElement>(`[data-cb-kit="${name}"]`) ?? h("div");
  const status = page.querySelector("[role=status]");
  const slides = page.querySelector<HTMLElement>("[data-cb-act=slides]");
  const wanted = new URLSearchParams(location.search).get("paper") ?? PLAN;
  let chosen = KINDS.some(([, kinds]) => kinds.includes(wanted)) ? wanted : PLAN;
  let asked = 0;

  function show({ lines, files = [] }: Drawn): void {
    page.dataset.cbDeck = course().title || "课程";
    fill(part("lines"), ...lines);
    if (slides) slides.hidden = !page.querySelector("[data-cb-deck-part]");
    fill(
      part("files"),
      /* WeChat saves no files; what stands on the page can be copied there. */
      ...(inWeChat() ? [] : files).map(({ text, name, label }) => {
        const made = h("button", { type: "button", class: "cb-button" }, label);
        made.addEventListener("click", () => {
          const file = new Blob([text()], { type: "text/plain;charset=utf-8" });
          save(file, fileName(course().title || "课程", "txt", name));
        });
        return made;
      }),
    );
  }

  function draw(): void {
    const now = course();
    asked += 1;
    const mine = asked;
    if (chosen === PLAN && plan) {
      show({ lines: plan(now) });
      return;
    }
    const there = window.__casebook_kit ? Promise.resolve() : script("assets/casebook-kit.js");
    void there
      .then(() => window.__casebook_kit?.(chosen, now, settings))
      .then((drawn) => {
        if (mine === asked && drawn) show(drawn);
      })
      .catch(() => {
        if (status) status.textContent = "没有取到这份材料的数据。请刷新页面再试。";
      });
  }

  const buttons = KINDS.flatMap(([, kinds]) => kinds).map((kind) => {
    const made = h(
      "button",
      { type: "button", class: "cb-chip", "data-cb-key": `paper:${kind}` },
      kind,
    );
    made.addEventListener("click", () => {
      chosen = kind;
      press();
      if (status) status.textContent = "";
      draw();
    });
    return made;
  });
  const press = (): void =>
    buttons.forEach((made) =>
      made.setAttribute("aria-pressed", String(made.textContent === chosen)),
    );
  press();
  let at = 0;
  fill(
    part("kinds"),
    ...KINDS.map(([whom, kinds]) => {
      const own = buttons.slice(at, (at += kinds.length));
      return h(
        "div",
        { class: "cb-row", role: "group", "aria-label": whom },
        h("b", {}, whom),
        ...own,
      );
    }),
  );
  return { draw };
}
