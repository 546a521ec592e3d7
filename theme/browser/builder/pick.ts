/* What can go into the course: what was chosen elsewhere on the site, cases with a full note, decisions, slots, whole plans. */
import { h } from "../browse/dom";
import { type Chosen, chosen, decisionOf } from "../chosen/list";
import { press } from "./controls";
import type { Pick, Settings } from "./course";
import type { Desk } from "./rows";
import { added, lessonOf, placeFor } from "./schedule";
import { nextId } from "./course";

const SLOTS: [string, number][] = [
  ["报到", 20],
  ["休息", 15],
  ["用餐", 60],
  ["乘车", 60],
];

/** What an entry of the basket stands for; null for a decision that is not known here. */
function pickOf({ id, title }: Chosen, settings: Settings): Pick | null {
  const slug = decisionOf(id);
  if (!slug) return { kind: "case", name: id, title };
  const found = Object.entries(settings.decisions).find(([, decision]) => decision.id === slug);
  return found ? { kind: "decision", name: found[0], title: found[1].title } : null;
}

const inside = ({ kind, name }: Pick, desk: Desk): boolean =>
  desk
    .course()
    .sessions.some((session) =>
      (kind === "case" ? session.cases : session.decisions)?.includes(name),
    );

function take(pick: Pick, desk: Desk): void {
  const course = desk.course();
  const { settings } = desk;
  if (course.sessions.length >= settings.most) {
    desk.change(course, `一门课最多 ${settings.most} 项。`);
    return;
  }
  const lesson = lessonOf(pick, course, settings);
  const where = `第${lesson.day}天${lesson.half}，${lesson.hours ?? 0} 学时`;
  desk.change(added(course, lesson), `“${pick.title}”排在${where}。`);
}

function entry(pick: Pick, note: string, desk: Desk): HTMLElement {
  const is = inside(pick, desk);
  return h(
    "li",
    {},
    press(is ? "再排一次" : "排进来", `take:${pick.kind}:${pick.name}`, () => take(pick, desk), {
      label: `${is ? "再排一次" : "排进来"}：${pick.title}`,
    }),
    h("span", {}, ` ${pick.title}`, h("span", { class: "cb-count" }, note)),
  );
}

function folded(key: string, title: string, open: boolean, ...inner: HTMLElement[]): HTMLElement {
  const made = h(
    "details",
    { class: "cb-proof" },
    h("summary", { "data-cb-key": key }, title),
    ...inner,
  );
  made.open = open;
  return made;
}

const list = (entries: HTMLElement[]): HTMLElement =>
  h("ul", { class: "cb-rows cb-rows--bare cb-two" }, ...entries);

/** Everything to choose from; `opened` are the keys of the folds that stand open. */
export function picks(desk: Desk, opened: Set<string>): HTMLElement[] {
  const { settings } = desk;
  const basket = chosen("course").flatMap((one) => pickOf(one, settings) ?? []);
  const waiting = basket.filter((pick) => !inside(pick, desk));
  const fold = (key: string, title: string, ...inner: HTMLElement[]): HTMLElement => {
    const made = folded(key, title, opened.has(key), ...inner);
    made.addEventListener("toggle", () => {
      if ((made as HTMLDetailsElement).open) opened.add(key);
      else opened.delete(key);
    });
    return made;
  };
  const slot = (title: string, lasts: number): void => {
    const course = desk.course();
    const place = placeFor(course, 0, settings);
    desk.change(added(course, { id: nextId(course), title, ...place, lasts }), `加了“${title}”。`);
  };
  const own = (): void => {
    const course = desk.course();
    const id = nextId(course);
    const place = placeFor(course, 1, settings);
    desk.open.add(id);
    const [format = ""] = settings.formats;
    desk.change(
      added(course, { id, title: "自己的课", ...place, hours: 1, format }),
      "加了一节课，在下面改标题和形式。",
    );
  };
  const all = (): void => {
    const { settings: known } = desk;
    const course = waiting.reduce(
      (next, pick) => added(next, lessonOf(pick, next, known)),
      desk.course(),
    );
    desk.change(course, `排进来 ${waiting.length} 项。`);
  };
  return [
    waiting.length > 0 &&
      h(
        "div",
        { class: "cb-notice" },
        h("p", {}, `你在别的页上加入了 ${waiting.length} 项，还没有排：`),
        list(waiting.map((pick) => entry(pick, "", desk))),
        press("全部排进来", "take:all", all, { kind: "cb-button" }),
      ),
    fold(
      "fold:cases",
      `有整套案例使用说明的案例（${Object.keys(settings.cases).length}）`,
      list(
        Object.entries(settings.cases).map(([name, note]) =>
          entry({ kind: "case", name, title: note.title }, `${note.minutes} 分钟`, desk),
        ),
      ),
    ),
    fold(
      "fold:decisions",
      `比较各地怎样定的（${Object.keys(settings.decisions).length}）`,
      list(
        Object.entries(settings.decisions).map(([name, { title }]) =>
          entry({ kind: "decision", name, title }, "", desk),
        ),
      ),
    ),
    fold(
      "fold:plans",
      `从现成的方案改起（${Object.keys(settings.plans).length}）`,
      list(
        Object.entries(settings.plans).map(([name, plan]) =>
          h(
            "li",
            {},
            press("打开", `plan:${name}`, () => desk.replace(plan, `打开了“${plan.title}”。`), {
              label: `打开：${plan.title}`,
            }),
            ` ${plan.title}`,
          ),
        ),
      ),
    ),
    h(
      "div",
      { class: "cb-row" },
      ...SLOTS.map(([title, lasts]) =>
        press(`加${title}`, `slot:${title}`, () => slot(title, lasts)),
      ),
      press("加一节自己的课", "slot:own", own),
    ),
  ].filter((part): part is HTMLElement => Boolean(part));
}
