/* The builder of courses: one course, kept on this device; what is changed is drawn anew, and the focus stays where it was. */
import { fill, h } from "../browse/dom";
import { whenChosen } from "../chosen/list";
import { copy, fileName, save } from "../compare/save";
import { root, store, stored } from "../frame/site";
import { choice, field, line, press, sentences, several } from "./controls";
import { caseHoursOf, type Course, emptyCourse, hoursOf, ruleOf, type Settings } from "./course";
import { findings } from "./checks";
import { courseOf, read, saved, yamlOf } from "./file";
import { fragmentOf, opened } from "./link";
import { choosesPapers } from "../kit/chooser";
import { paper } from "./paper";
import { picks } from "./pick";
import { type Desk, rows } from "./rows";
import { laidOut, TEMPLATES } from "./schedule";

const KEPT = "__builder";
const BEFORE = "__builder_before";
const SELF = "curricula/builder/index.html";

export function start(page: HTMLElement): void {
  const settings = JSON.parse(page.dataset.cbSettings ?? "{}") as Settings;
  const part = (name: string): HTMLElement =>
    page.querySelector<HTMLElement>(`[data-cb-builder="${name}"]`) ?? h("div");
  let course = courseOf(stored(KEPT), settings) ?? emptyCourse(settings);
  const unfolded = new Set<string>(course.sessions.length ? [] : ["fold:cases"]);

  const say = (text: string): void => {
    part("said").textContent = text;
  };
  const keep = (next: Course): void => {
    course = next;
    store(KEPT, course);
  };
  const desk: Desk = {
    settings,
    course: () => course,
    open: new Set(),
    change(next, text) {
      keep(next);
      draw();
      say(text);
    },
    type(next) {
      keep(next);
      drawChecks();
      drawPaper();
    },
    replace(next, text) {
      if (course.sessions.length) store(BEFORE, course);
      desk.change(courseOf(next, settings) ?? course, text);
      drawAbout();
    },
  };

  /** Draw a part anew, with the focus on what had it, else on the next button of the part. */
  function redraw(name: string, make: () => HTMLElement[]): void {
    const place = part(name);
    const active = document.activeElement;
    const key = place.contains(active) ? active?.getAttribute("data-cb-key") : null;
    const session = active?.closest("[data-cb-session]")?.getAttribute("data-cb-session");
    fill(place, ...make());
    if (!key) return;
    const find = (selector: string): HTMLElement | null => place.querySelector(selector);
    const again = find(`[data-cb-key="${CSS.escape(key)}"]:not([disabled])`);
    const near = session && find(`[data-cb-session="${session}"] button:not([disabled])`);
    (again || near || find("button:not([disabled])"))?.focus();
  }

  function drawChecks(): void {
    const found = findings(course, settings);
    const total = hoursOf(course.sessions);
    const cases = caseHoursOf(course.sessions, settings);
    const days = new Set(course.sessions.map(({ day }) => day)).size;
    const share = total ? `，占 ${Math.round((100 * cases) / total)}%` : "";
    redraw("checks", () => [
      h(
        "p",
        { "data-cb-total": String(total) },
        h("strong", {}, `共 ${days} 天，${total} 学时`),
        `；${settings.caseKind} ${cases} 学时${share}。`,
      ),
      found.length
        ? h(
            "ul",
            { class: "cb-teach__list" },
            ...found.map(({ code, text, mild }) =>
              h(
                "li",
                mild ? {} : { class: "cb-match__wrong" },
                text,
                code && h("span", { class: "cb-count" }, code),
              ),
            ),
          )
        : h("p", { class: "cb-note" }, course.sessions.length ? "没有要改的。" : "还没有排课。"),
    ]);
  }

  const papers = choosesPapers(
    part("paper"),
    settings,
    () => course,
    (now) => paper(now, settings),
  );
  function drawPaper(): void {
    part("paper").hidden = !course.sessions.length;
    if (course.sessions.length) papers.draw();
  }

  function drawPlan(): void {
    const found = findings(course, settings);
    redraw("plan", () => rows(desk, found));
  }

  function drawTools(): void {
    const rule = ruleOf(course, settings);
    redraw("tools", () => [
      field(
        `学时规则（一天最多 ${rule.day}，半天最多 ${rule.half}，一学时 ${rule.minutes} 分钟）`,
        choice("rule", Object.keys(settings.rules), course.hours_rule, (hours_rule) =>
          desk.change({ ...course, hours_rule }, `学时规则换成“${hours_rule}”。`),
        ),
      ),
      h(
        "p",
        { class: "cb-note" },
        "照样子重排（课的先后不变，报到、休息、用餐、乘车换成样子里的）：",
      ),
      h(
        "div",
        { class: "cb-row" },
        ...TEMPLATES.map((template) =>
          press(
            template.name,
            `template:${template.name}`,
            () => {
              store(BEFORE, course);
              desk.change(laidOut(course, template, settings), `按“${template.name}”排好了。`);
            },
            { disabled: !course.sessions.some(({ hours }) => hours) },
          ),
        ),
        press("清空", "clear", () => desk.replace(emptyCourse(settings), "清空了。"), {
          disabled: !course.sessions.length,
        }),
        stored(BEFORE) !== null &&
          press("换回前面的", "before", () => {
            const before = courseOf(stored(BEFORE), settings);
            if (before) desk.replace(before, "换回前面的一份。");
          }),
      ),
    ]);
  }

  function drawAbout(): void {
    const list = (
      name: string,
      key: "objectives" | "authors" | "assessment" | "materials",
    ): HTMLElement =>
      field(
        name,
        sentences(`about:${key}`, course[key] ?? [], (texts) =>
          desk.type({ ...course, [key]: texts }),
        ),
      );
    fill(
      part("about"),
      field(
        "课程的名称",
        line("about:title", course.title, (title) => desk.type({ ...course, title })),
      ),
      several("about:audiences", "学员", settings.audiences, course.audiences, (audiences) =>
        desk.type({ ...course, audiences }),
      ),
      list("总目标（一行一条）", "objectives"),
      several(
        "about:competences",
        "要练的能力（每一种至少一节课练）",
        settings.competences,
        course.competences,
        (competences) => desk.type({ ...course, competences }),
      ),
      list("教室和材料（一行一条）", "materials"),
      list("考核方式（一行一条）", "assessment"),
      list("编者（单位或笔名）", "authors"),
      field(
        "编号（提交到库里才要；小写拼音和连字符）",
        line("about:id", course.id, (id) => desk.type({ ...course, id })),
      ),
    );
  }

  function drawTake(): void {
    const shared = h("input", {
      type: "text",
      readonly: "",
      "aria-label": "分享链接",
      "data-cb-shared": "",
    });
    shared.hidden = true;
    const name = (ending: string): string => fileName(course.title || "课程", ending, "课程");
    const file = (text: string, ending: string, type: string): void => {
      save(new Blob([text], { type: `${type};charset=utf-8` }), name(ending));
      say("文件做好了。");
    };
    const open = h("input", { type: "file", accept: ".json", id: "builder-file", hidden: "" });
    open.addEventListener("change", () => {
      const given = open.files?.[0];
      void given?.text().then((text) => {
        const found = read(text, settings);
        if (found) desk.replace(found, `打开了“${found.title || given.name}”。`);
        else say("这个文件里没有课程。");
        open.value = "";
      });
    });
    fill(
      part("take"),
      h(
        "div",
        { class: "cb-row" },
        press(
          "复制分享链接",
          "share",
          () => {
            const here = new URL(SELF, root).href;
            shared.value = `${here}#${fragmentOf(course, settings)}`;
            shared.hidden = false;
            const whose =
              location.protocol === "file:"
                ? "网站在这台电脑上，链接别人打不开，请存成文件发过去。"
                : "谁打开都能接着排，内容就在链接里。";
            void copy(shared.value).then((done) =>
              say(done ? `链接已复制，${whose}` : `没有复制成，请从下面的框里复制。${whose}`),
            );
          },
          { kind: "cb-button" },
        ),
        press("存成文件", "save", () => file(saved(course), "json", "application/json"), {
          kind: "cb-button",
        }),
        press("打开文件", "open", () => open.click(), { kind: "cb-button" }),
        open,
        press("存成 YAML（提交到库里）", "yaml", () => file(yamlOf(course), "yml", "text/yaml"), {
          kind: "cb-button",
        }),
      ),
      shared,
    );
  }

  function draw(): void {
    redraw("pick", () => picks(desk, unfolded));
    drawTools();
    drawPlan();
    drawChecks();
    drawPaper();
  }

  /** Take over the course of an address; what was here can be had back. */
  function follow(): void {
    const found = opened(location.hash, settings);
    if (!found) return;
    history.replaceState(null, "", location.href.replace(/#.*$/, ""));
    if ("wrong" in found) say(found.wrong);
    else desk.replace(found.course, "打开了链接里的课程，可以接着排。原来的一份按“换回前面的”。");
  }

  page.hidden = false;
  drawAbout();
  drawTake();
  draw();
  follow();
  const plan = new URLSearchParams(location.search).get("plan");
  const named = plan ? settings.plans[plan] : undefined;
  if (named && !course.sessions.length) desk.replace(named, `打开了“${named.title}”。`);
  window.addEventListener("hashchange", follow);
  whenChosen(() => redraw("pick", () => picks(desk, unfolded)));
}
