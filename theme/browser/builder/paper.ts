/* The course as a paper on the page: it is read on the screen, printed, and made a Word file of (papers/). */
import { h } from "../browse/dom";
import { siteUrl } from "../frame/site";
import { heading, line, listed, pair } from "../papers/lines";
import {
  caseHoursOf,
  type Course,
  hoursOf,
  ruleOf,
  type Session,
  type Settings,
  titleOf,
} from "./course";
import { halfDays, timesOf } from "./schedule";

export function timetable(course: Course, settings: Settings): HTMLElement {
  const rule = ruleOf(course, settings);
  const cell = (tag: "th" | "td", more: Record<string, string>, ...texts: string[]): HTMLElement =>
    h(tag, more, ...texts.map((text, n) => h("p", n ? { class: "cb-note" } : {}, text)));
  const row = (session: Session, time: string): HTMLElement => {
    const how = [session.format, session.lesson_kind, session.place, session.teacher];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, time || (session.lasts ? `${session.lasts} 分钟` : "")),
      cell("td", {}, titleOf(session, settings), how.filter(Boolean).join("　")),
      cell("td", {}, String(session.hours ?? "")),
    );
  };
  return h(
    "table",
    { class: "cb-timetable", "data-cb-shares": "22 66 12" },
    h(
      "thead",
      {},
      h("tr", {}, ...["时间", "内容", "学时"].map((name) => h("th", { scope: "col" }, name))),
    ),
    ...halfDays(course).map((half) => {
      const times = timesOf(half, rule);
      const hours = hoursOf(half.sessions);
      const title = `第${half.day}天${half.half}${hours ? `（${hours} 学时）` : ""}`;
      return h(
        "tbody",
        {},
        h(
          "tr",
          { class: "cb-timetable__half" },
          h("th", { scope: "rowgroup", colspan: "3" }, title),
        ),
        ...half.sessions.map((session, n) => row(session, times[n] ?? "")),
      );
    }),
  );
}

function lesson(session: Session, settings: Settings): HTMLElement[] {
  const notes = (session.cases ?? []).flatMap((name) => settings.cases[name] ?? []);
  const link = (href: string, text: string): HTMLElement =>
    h("a", { href: siteUrl(`${href}index.html`) }, text);
  const papers = (session.cases ?? []).flatMap((name) =>
    settings.cases[name]
      ? [link(`cases/${name}/handout/`, "学员版"), link(`cases/${name}/teach/`, "教师版")]
      : [link(`cases/${name}/`, "案例页")],
  );
  const sheets = (session.decisions ?? []).flatMap((word) => {
    const decision = settings.decisions[word];
    return decision ? [link(`decisions/${decision.id}/`, decision.title)] : [];
  });
  const rows = [
    pair("材料", papers),
    pair("比较", sheets),
    pair("目标", [...(session.objectives ?? []), ...notes.flatMap((note) => note.objectives)]),
    pair("能力", session.competences?.length ? [session.competences.join("、")] : []),
    pair("课前", session.preparation ? [session.preparation] : []),
    pair("思考题", [...(session.questions ?? []), ...notes.flatMap((note) => note.questions)]),
    pair("怎样看", session.evaluation ?? []),
  ];
  return [
    h("h4", { "data-cb-line": "item" }, h("b", {}, titleOf(session, settings))),
    h("dl", { class: "cb-pairs" }, ...rows),
  ];
}

/** What paper it is, and of what course. */
export const titled = (kind: string, course: Course): HTMLElement[] => [
  line("kicker", kind),
  h("p", { "data-cb-line": "title", class: "cb-builder__title" }, course.title || "（还没有名称）"),
];

/** The whole paper, line by line. */
export function paper(course: Course, settings: Settings): HTMLElement[] {
  const days = new Set(course.sessions.map(({ day }) => day)).size;
  const total = hoursOf(course.sessions);
  const cases = caseHoursOf(course.sessions, settings);
  const whom = course.audiences.length ? `给${course.audiences.join("、")}。` : "";
  const lessons = course.sessions.filter(({ hours }) => hours !== undefined);
  const prepared = (course.prerequisites ?? []).concat(course.materials ?? []);
  return [
    ...titled("课程方案", course),
    line(
      "lead",
      `${whom}${days} 天，${lessons.length} 节课，${total} 学时；${settings.caseKind} ${cases} 学时。`,
    ),
    heading("课程表"),
    timetable(course, settings),
    ...listed("目标", course.objectives),
    heading("逐节"),
    ...lessons.flatMap((session) => lesson(session, settings)),
    ...listed("要准备什么", prepared),
    ...listed("考核方式", course.assessment ?? []),
  ];
}
