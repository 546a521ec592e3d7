/* Forms to fill in by hand: 签到表, 评估表, 选票, and what learners take home. Nobody's name stands in them. */
import { text as said } from "../compare/grid";
import { titled } from "../builder/paper";
import { halfDays } from "../builder/schedule";
import { heading, line, ruled, table } from "../papers/lines";
import { elements, type Kit, type Lesson, type Note } from "./notes";

const LEARNERS = 40;
/* So many half-days stand beside the names on one upright sheet. */
const ACROSS = 6;

export function signIn({ course }: Kit): HTMLElement[] {
  const halves = halfDays(course)
    .filter(({ sessions }) => sessions.some(({ hours }) => hours))
    .map(({ day, half }) => `第${day}天${half}`)
    .slice(0, ACROSS);
  const count = Math.max(1, halves.length);
  const each = Math.floor(48 / count);
  const rows = Array.from({ length: LEARNERS }, (_, n) => ({
    name: String(n + 1),
    cells: Array.from({ length: 3 + count }, () => [""]),
  }));
  return [
    ...titled("签到表", course),
    line("hint", "每半天签一次，当天收走；只用来算学时，办完班按档案规定保存或者销毁，不上网。"),
    table(
      [8, 16, 16, 12, ...Array.from({ length: count }, () => each)],
      ["序号", "姓名", "单位", "职务", ...(halves.length ? halves : ["签到"])],
      rows,
      9,
    ),
  ];
}

/** What a lesson is to make one able to do: of its notes, and its own. */
function aims({ session, notes }: Lesson): string[] {
  const noted = notes.flatMap(([, note]) =>
    elements(note, "teachers").find((element) => element.matches("ol.cb-teach__list")),
  );
  return [
    ...(session.objectives ?? []),
    ...noted.flatMap((list) => Array.from(list?.querySelectorAll("li") ?? [], said)),
  ];
}

/** The form itself, which the papers after the class have as well. */
export function evaluationForm(lessons: Lesson[]): HTMLElement[] {
  const rows = lessons.flatMap((lesson) => {
    const found = aims(lesson);
    return [
      { name: lesson.title, cells: [], part: true },
      ...(found.length ? found : ["这节课讲的，我能用到自己的社区。"]).map((aim) => ({
        name: aim,
        cells: [[""], [""], [""]],
      })),
    ];
  });
  return [
    table([64, 12, 12, 12], ["目标", "能", "还不能", "说不准"], rows, 8),
    heading("整个班", 2),
    ...["最有用的一节，为什么", "可以不要的一节，为什么", "回去先办哪一件，哪一天办"].flatMap(
      (ask) => [line("item", ask), ruled(2)],
    ),
  ];
}

export function evaluation({ course, lessons }: Kit): HTMLElement[] {
  return [
    ...titled("学员评估表", course),
    line("hint", "不写姓名。每条目标在一格里打勾：问的是自己能不能做到，不是老师讲得好不好。"),
    ...evaluationForm(lessons),
  ];
}

/* Two beside each other, four rows on a sheet. */
const ROWS = 4;

/** The ballots of one case: a sheet to cut up. */
export function ballot(note: Note): HTMLElement[] {
  const letters = elements(note, "learners").flatMap((element) =>
    Array.from(element.querySelectorAll(".cb-letter"), said),
  );
  const boxes = letters.map((letter) => `□${letter}`).join("　");
  const one = [note.title, `讨论前我选：${boxes}`, `揭晓前我选：${boxes}`, "一条理由："];
  const rows = Array.from({ length: ROWS }, () => ({ name: "裁", cells: [one, one] }));
  return [table([6, 47, 47], [], rows, 42)];
}

export function ballots({ course, lessons }: Kit): HTMLElement[] {
  const cases = lessons.flatMap(({ notes }) => notes.map(([, note]) => note));
  return [
    ...titled("选票", course),
    line("lead", "一个案例一张，裁成八张票。讨论前选一次，揭晓前再选一次，看变了没有；不写姓名。"),
    ...cases.flatMap((note, n) => [heading(note.title, 1, n > 0), ...ballot(note)]),
  ];
}

/** 学习反响: what a learner takes home, in his own words. */
export const takenHome = (): HTMLElement[] => [
  line("item", "我从哪一个案例里学到最多，学到什么："),
  ruled(3),
  line("item", "在我那里不能照搬的是哪一条，为什么："),
  ruled(3),
  line("item", "回去先办的一件事，谁来做，哪一天完成："),
  ruled(3),
  line("item", "还想问当地的一句话："),
  ruled(2),
];
