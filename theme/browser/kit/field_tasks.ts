/* 现场教学任务单: what each group has to find out, of what the article leaves out and of the points of the note. */
import { h } from "../browse/dom";
import { text as said } from "../compare/grid";
import { titled } from "../builder/paper";
import { blanks, heading, line, type Row, table } from "../papers/lines";
import { elements, type Kit, type Lesson, type Note, parts } from "./notes";

const GROUPS = "一二三四五六七八九十";

/** The points of the note: what to look at, whom to ask, what to find out. */
function points(note: Note): HTMLElement[] {
  const rows = (parts(note).get("现场教学") ?? [])
    .flatMap((element) => Array.from(element.querySelectorAll("tbody tr")))
    .map((row): Row => {
      const [look = "", whom = "", find = ""] = Array.from(row.children, said);
      return { name: look, cells: [[whom], [find], [""]] };
    });
  if (!rows.length) return [];
  return [
    heading("全班都看", 2),
    table([20, 16, 38, 26], ["看什么", "问谁", "要弄清什么", "看到、问到的"], rows, 14),
  ];
}

function sheet(lesson: Lesson, name: string, note: Note, first: boolean): HTMLElement[] {
  let group = 0;
  const asked = elements(note, "asked").flatMap((element) => {
    if (!element.matches(".cb-visit__party")) return [element];
    const title = said(element.querySelector("[data-cb-line=heading]"));
    const hint = said(element.querySelector("[data-cb-line=hint]"));
    const made = heading(`第${GROUPS[group]}组：${title}`, 2);
    group += 1;
    return [made, line("hint", hint)];
  });
  return [
    heading(note.case, 1, !first),
    line("hint", [lesson.when, `案例编号 ${name}`].join("　")),
    blanks("组号", "到了哪里", "见了谁（写职务）"),
    ...points(note),
    ...asked,
    heading("离开以前，全组核对", 2),
    line("item", "□ 每个数都记了单位、从哪天到哪天、除以什么、看的是哪本台账。"),
    line("item", "□ 没有问到的，写“没有问到”，不写“没有”，也不写零。"),
    line("item", "□ 不记居民的姓名、电话和住址。"),
    heading("回来交一条：最没想到的事", 2),
    h(
      "div",
      { class: "cb-visit__lines", "aria-hidden": "true" },
      ...[1, 2].map(() => h("i", { "data-cb-write": "" })),
    ),
  ];
}

export function fieldTasks({ course, settings, lessons }: Kit): HTMLElement[] {
  const onSite = lessons.filter(
    ({ session }) => session.format === settings.formatOf.site || session.place,
  );
  const visited = onSite.some(({ notes }) => notes.length) ? onSite : lessons;
  const notes = visited.flatMap((lesson) =>
    lesson.notes.map(([name, note]) => ({ lesson, name, note })),
  );
  const lead =
    visited === onSite
      ? "一个案例一张，每组领自己的几问。问的都是文章没有写的，和数字是怎么来的。"
      : "课程表里还没有排现场教学：下面每个案例各一张，去哪里就印哪一张。问的都是文章没有写的，和数字是怎么来的。";
  return [
    ...titled("现场教学任务单", course),
    line("lead", `${lead}没有写不等于没有做，也不等于零。`),
    ...(notes.length
      ? notes.flatMap(({ lesson, name, note }, n) => sheet(lesson, name, note, n === 0))
      : [line("item", "课程里还没有带案例使用说明的案例；其他案例的走访提纲在各自的案例页。")]),
  ];
}
