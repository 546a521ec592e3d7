/* 讲义, 学员手册, 教师手册: the editions of the notes, one lesson after another. */
import { h } from "../browse/dom";
import { timetable, titled } from "../builder/paper";
import { heading, line, listed } from "../papers/lines";
import { elements, type Kit, type Lesson, parts } from "./notes";

/* A note's own headings stand below those of the lessons. */
const headed = (lesson: Lesson, breaks = true): HTMLElement[] => [
  heading(lesson.title, 1, breaks),
  line("hint", [lesson.when, lesson.session.format].filter(Boolean).join("　")),
];

/** Questions, which are on a slide as well. */
function asked(questions: string[], title: string): HTMLElement[] {
  const made = listed(title, questions, 2);
  made.slice(1).forEach((element) => element.setAttribute("data-cb-slide", title));
  return made;
}

function own(lesson: Lesson, teacher: boolean): HTMLElement[] {
  const { session } = lesson;
  const noted = lesson.notes.length > 0;
  return [
    ...(session.preparation ? [line("item", h("b", {}, "课前："), session.preparation)] : []),
    ...listed("目标", (teacher && session.objectives) || [], 2),
    ...asked(session.questions ?? [], noted ? "另加的讨论题" : "讨论题"),
    ...listed("分析", (teacher && session.analysis) || [], 2),
    ...listed("容易误读的地方", (teacher && session.misreadings) || [], 2),
    ...listed("怎样看学没学会", (teacher && session.evaluation) || [], 2),
  ];
}

const LEARNERS =
  "上课前读完当天的案例，选一种办法，把思考题想好；先不要查当地后来怎么办，课上再揭晓。";

export function learnersBook({ course, settings, lessons }: Kit): HTMLElement[] {
  return [
    ...titled("学员手册", course),
    line("lead", LEARNERS),
    heading("课程表"),
    timetable(course, settings),
    ...listed("学完要能做到", course.objectives),
    ...listed("带什么来", course.prerequisites ?? []),
    ...lessons.flatMap((lesson) => {
      const told = lesson.notes.flatMap(([, note]) => elements(note, "learners"));
      const more = own(lesson, false);
      return told.length + more.length ? [...headed(lesson), ...more, ...told] : [];
    }),
    ...listed("怎样算学完", course.assessment ?? []),
  ];
}

/** What of a note the teacher says, in the order in which he says it. */
const SPOKEN = [
  "各种办法的理由和风险",
  "思考题和分析",
  "当地怎么办的，后来怎样",
  "怎样用数字",
  "容易误读的地方",
  "政策依据",
  "收束和后续",
];

/** A note as the teacher has it: the case, then the parts `spoken` of it, or all. */
function told(lesson: Lesson, spoken: string[] | null): HTMLElement[] {
  return lesson.notes.flatMap(([, note]) => {
    const found = parts(note);
    const names = spoken ?? Array.from(found.keys());
    return [...elements(note, "story"), ...names.flatMap((name) => found.get(name) ?? [])];
  });
}

/** A lesson as a part of a deck: its slides stand together. */
const lessonPart = (lesson: Lesson, breaks: boolean, ...inner: HTMLElement[]): HTMLElement =>
  h("section", { "data-cb-deck-part": lesson.title }, ...headed(lesson, breaks), ...inner);

export function lectures({ course, lessons }: Kit): HTMLElement[] {
  return [
    ...titled("讲义", course),
    line(
      "lead",
      "教师照着讲的稿子，有分析和当地的选择，不发学员。数字后面是口径、时间和出处，讲数字时一起讲。",
    ),
    ...lessons.map((lesson, n) =>
      lessonPart(lesson, n > 0, ...own(lesson, true), ...told(lesson, SPOKEN)),
    ),
  ];
}

export function teachersBook({ course, settings, lessons }: Kit): HTMLElement[] {
  return [
    ...titled("教师手册", course),
    line(
      "lead",
      "有分析和当地的选择，不发学员。每堂课先是学员读的案例正文，再是课堂安排、分析、板书、数字和易误读的地方。",
    ),
    heading("课程表"),
    timetable(course, settings),
    ...lessons.map((lesson) =>
      lessonPart(lesson, true, ...own(lesson, true), ...told(lesson, null)),
    ),
  ];
}
