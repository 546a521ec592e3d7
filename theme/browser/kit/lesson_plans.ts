/* 教案: one table a lesson, out of the teacher's edition of its note. */
import { text as said } from "../compare/grid";
import { ruleOf } from "../builder/course";
import { titled } from "../builder/paper";
import { heading, line, type Row, table } from "../papers/lines";
import type { Kit, Lesson, Note } from "./notes";
import { parts } from "./notes";

const each = (elements: HTMLElement[], selector: string): Element[] =>
  elements.flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...Array.from(element.querySelectorAll(selector)),
  ]);

/** What stands beside a name in the pairs of a part. */
function beside(part: HTMLElement[], name: string): string {
  const found = each(part, "dl > div").find((row) => said(row.querySelector("dt")) === name);
  return said(found?.querySelector("dd"));
}

function planned(note: Note): Row[] {
  const all = parts(note);
  const part = (name: string): HTMLElement[] => all.get(name) ?? [];
  const use = part("目的和用途");
  const stretches = each(part("课堂安排"), "tbody tr").map((row) => {
    const [time, phase, teacher, learners] = Array.from(row.children, (cell) =>
      Array.from(cell.querySelectorAll("p, td > span"), said).filter(Boolean),
    );
    return {
      name: (time?.[0] ?? said(row.firstElementChild)).replace(/ .*/, ""),
      cells: [phase ?? [], teacher ?? [], learners ?? []],
    };
  });
  const board = each(part("板书"), "section").map((column) => {
    const points = Array.from(column.querySelectorAll("li"), said);
    return `${said(column.firstElementChild)}：${points.join("；")}`;
  });
  return [
    { name: "教学目标", cells: [each(use, "ol > li").map(said)] },
    { name: "眼前的问题", cells: [[beside(use, "眼前的问题")]] },
    { name: "根本的问题", cells: [[beside(use, "根本的问题")]] },
    {
      name: "班额和场地",
      cells: [each(part("课堂安排"), "p[data-cb-line=item]").slice(0, 1).map(said)],
    },
    { name: `教学过程（合计 ${note.minutes} 分钟）`, cells: [], part: true },
    { name: "分钟", cells: [["环节"], ["教师"], ["学员"]] },
    ...stretches,
    { name: "板书", cells: [board] },
    { name: "收束", cells: [each(part("收束和后续"), "ol > li").map(said)] },
  ];
}

/** The process of a lesson that has no note: as its minutes are shared out. */
function unplanned({ session }: Lesson): Row[] {
  const { minutes, objectives = [], questions = [], analysis = [] } = session;
  const shared = minutes
    ? ([
        ["讲授", minutes.teaching],
        ["讨论", minutes.discussion],
        ["总结", minutes.wrap_up],
      ] as const)
    : ([["", 0]] as const);
  return [
    { name: "教学目标", cells: [objectives.length ? objectives : [""]] },
    { name: "教学过程", cells: [], part: true },
    { name: "分钟", cells: [["环节"], ["教师"], ["学员"]] },
    ...shared.map(([name, count]) => ({ name: String(count || ""), cells: [[name], [""], [""]] })),
    ...(questions.length ? [{ name: "讨论题", cells: [questions] }] : []),
    ...(analysis.length ? [{ name: "分析", cells: [analysis] }] : []),
  ];
}

function lessonTable(lesson: Lesson, kit: Kit): HTMLElement {
  const { session, title, when } = lesson;
  const rule = ruleOf(kit.course, kit.settings);
  const rows: Row[] = [
    { name: "课题", cells: [[title]] },
    { name: "时间地点", cells: [[[when, session.place].filter(Boolean).join("，")]] },
    {
      name: "学员",
      cells: [[kit.course.audiences.join("、") || "（还没有选）"]],
    },
    {
      name: "学时",
      cells: [
        [`${session.hours} 学时（一学时 ${rule.minutes} 分钟，合计 ${lesson.minutes} 分钟）`],
      ],
    },
    {
      name: "形式",
      cells: [[[session.format, session.lesson_kind].filter(Boolean).join("，")]],
    },
    { name: "谁来讲", cells: [[session.teacher ?? ""]] },
    { name: "课前准备", cells: [[session.preparation ?? ""]] },
    ...(lesson.notes.length
      ? lesson.notes.flatMap(([, note]) => planned(note))
      : unplanned(lesson)),
    { name: "评价", cells: [session.evaluation ?? [""]] },
    { name: "课后记", cells: [["（上完填；不写学员姓名。）"]] },
  ];
  return table([18, 16, 36, 30], [], rows);
}

export function lessonPlans(kit: Kit): HTMLElement[] {
  return [
    ...titled("教案", kit.course),
    line("lead", "每堂课一张表。有案例使用说明的，目标、过程、板书都取自说明；没有的留空自己填。"),
    ...kit.lessons.flatMap((lesson, n) => [
      heading(`${n + 1}．${lesson.title}`, 1, n > 0),
      lessonTable(lesson, kit),
    ]),
  ];
}
