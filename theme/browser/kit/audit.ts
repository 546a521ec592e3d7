/* 课程审核表: what the checks found stands in it already; what only people can judge is left to them. */
import { findings } from "../builder/checks";
import { caseHoursOf, hoursOf, ruleOf } from "../builder/course";
import { titled } from "../builder/paper";
import { blanks, heading, line, type Row, table } from "../papers/lines";
import type { Kit } from "./notes";

/* Numbers of telephones and of identity cards, in what the trainer has written himself. */
const PERSONAL =
  /(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx]|0[0-9]{2,3}-[0-9]{7,8})(?![0-9])/;

/** Every text that the trainer has written. */
function written(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(written);
}

export function audit({ course, settings, lessons }: Kit): HTMLElement[] {
  const rule = ruleOf(course, settings);
  const found = findings(course, settings);
  const total = hoursOf(course.sessions);
  const told = (codes: string[], well: string): string[] => {
    const own = found.filter(({ code }) => codes.includes(code)).map(({ text }) => text);
    return own.length ? own : [well];
  };
  const open = found.filter(({ code }) => !code).map(({ text }) => text);
  const own = written(course).filter((text) => PERSONAL.test(text));
  const missing = lessons.flatMap(({ session, notes }) =>
    (session.cases ?? []).filter((name) => !notes.some(([known]) => known === name)),
  );
  const row = (name: string, what: string, texts: string[]): Row => ({
    name,
    cells: [[what], texts, [""]],
  });
  const notes = new Map(lessons.flatMap((lesson) => lesson.notes));
  return [
    ...titled("课程审核表", course),
    line(
      "lead",
      "“程序查到的”由本站的检查填好，其余由审核人填。审核项参照国家标准《干部网络培训 课程审核》（GB/T 38862—2020）目次里的说法，没有读到它的样例表，单位另有表的照单位的填。",
    ),
    blanks("审核阶段", "审核人（写职务）", "日期"),
    heading("整门课"),
    table(
      [14, 24, 40, 22],
      ["审核项", "看什么", "程序查到的", "审核意见"],
      [
        row("政治性", "导向、表述、引用的文件", ["程序不判断。"]),
        row("科学性", "分析站不站得住，数字有没有说过头", ["程序不判断；每个案例的数字见下。"]),
        row("完整性", "该写的有没有写", open.length ? open : ["名称、学员、总目标、编者都写了。"]),
        row("学时", `一天最多 ${rule.day}，半天最多 ${rule.half}`, [
          `共 ${total} 学时，一学时 ${rule.minutes} 分钟。`,
          ...told(["CUR-001", "CUR-005"], "没有超过，分钟和学时对得上。"),
        ]),
        row("案例课", "不少于三分之一", [
          `${caseHoursOf(course.sessions, settings)} 学时。`,
          ...told(["CUR-006"], "够三分之一。"),
        ]),
        row("能力", "写了的都有课练", told(["CUR-007"], "写了的都有课练。")),
        row("个人信息", "自己写的文字里有没有", [
          own.length
            ? `有 ${own.length} 处像电话或者证件号，请删去。`
            : "没有查到电话和证件号；姓名和住址要由人看。",
        ]),
        row("标准符合性", "本地对培训的规定", ["程序不知道本地的规定。"]),
      ],
    ),
    ...Array.from(notes.values()).flatMap((note) => [
      heading(note.case, 2),
      table(
        [14, 64, 22],
        ["查什么", "程序查到的", "审核意见"],
        note.audit.map(([what, said]) => ({ name: what, cells: [[said], [""]] })),
      ),
    ]),
    ...(missing.length
      ? [line("item", `没有案例使用说明、要另外审的案例：${missing.join("、")}。`)]
      : []),
    heading("结论"),
    line("item", "□ 可以用　□ 改后再审　□ 不用"),
    blanks("要改的", "签字"),
  ];
}
