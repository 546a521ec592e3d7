/* 结班材料包: what is put together after a class, in one file, with what was planned filled in. */
import { caseHoursOf, hoursOf } from "../builder/course";
import { text as said } from "../compare/grid";
import { timetable, titled } from "../builder/paper";
import { blanks, heading, line, table } from "../papers/lines";
import { evaluationForm, takenHome } from "./forms";
import { elements, type Kit } from "./notes";
import { discussed } from "./quizzes";

/** How a ballot came out, before and after the discussion. */
function tally(kit: Kit): HTMLElement[] {
  const rows = kit.lessons.flatMap(({ notes }) =>
    notes.flatMap(([, note]) => {
      const ways = elements(note, "learners").flatMap((element) =>
        Array.from(element.querySelectorAll(".cb-teach__ways > li"), said),
      );
      return [
        { name: note.title, cells: [], part: true },
        ...ways.map((way) => ({ name: way, cells: [[""], [""], [""]] })),
      ];
    }),
  );
  return [table([58, 12, 12, 18], ["办法", "讨论前", "揭晓前", "主要理由"], rows, 9)];
}

export function afterClass(kit: Kit): HTMLElement[] {
  const { course, settings, lessons } = kit;
  const cases = lessons.flatMap(({ notes }) => notes);
  return [
    ...titled("结班材料包", course),
    line(
      "lead",
      "办完班填：计划的已经填好，实际的照实写；没有发生的写“没有”，没有记的写“没有记”。",
    ),
    blanks("开班日期", "结班日期", "应到", "实到"),
    heading("一、课程表（计划）"),
    timetable(course, settings),
    line(
      "item",
      `计划 ${hoursOf(course.sessions)} 学时，其中${settings.caseKind} ${caseHoursOf(course.sessions, settings)} 学时。`,
    ),
    heading("和计划不一样的", 2),
    table(
      [20, 40, 40],
      ["哪一节", "实际怎样", "为什么"],
      Array.from({ length: 3 }, () => ({ name: "", cells: [[""], [""]] })),
      9,
    ),
    heading("二、用了哪些案例"),
    table(
      [44, 34, 22],
      ["案例", "编号", "用的是哪一天核对的版本"],
      cases.map(([name, note]) => ({ name: note.case, cells: [[name], [note.checked]] })),
    ),
    heading("三、选票", 1, true),
    ...tally(kit),
    heading("四、讨论题"),
    ...discussed(kit, 2),
    heading("五、学习反响（每人一张，不写姓名）", 1, true),
    ...takenHome(),
    heading("六、学员评估表", 1, true),
    ...evaluationForm(lessons),
    heading("七、下次要改的"),
    line("item", "冷场的地方、学员的误解写进案例记录的上课记录，下一个人就用得上。"),
    blanks("教师", "日期"),
  ];
}
