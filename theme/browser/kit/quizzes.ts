/* 讨论题, which have no right answer, and 测验题 about numbers, which have one: as papers, and as text for other programs. */
import { text as said } from "../compare/grid";
import { titled } from "../builder/paper";
import { heading, line, listed } from "../papers/lines";
import { elements, type Kit, type Note } from "./notes";

interface Asked {
  title: string;
  decision: string;
  ways: string[];
  questions: string[];
}

function asked(note: Note): Asked {
  const read = elements(note, "learners");
  const find = (selector: string): string[] =>
    read.flatMap((element) => [
      ...(element.matches(selector) ? [said(element)] : []),
      ...Array.from(element.querySelectorAll(selector), said),
    ]);
  return {
    title: note.title,
    decision: find(".cb-teach__ask")[0] ?? "",
    ways: find(".cb-teach__ways > li").map((way) => way.replace(/^([A-Z])\s*/, "$1. ")),
    questions: find(".cb-teach__question").map((text) => text.replace(/^[0-9]+．/, "")),
  };
}

const notesOf = ({ lessons }: Kit): Note[] =>
  lessons.flatMap(({ notes }) => notes.map(([, note]) => note));

/** What each lesson discusses, under its title. */
export const discussed = ({ lessons }: Kit, level = 1): HTMLElement[] =>
  lessons.flatMap((lesson) => {
    const own = lesson.session.questions ?? [];
    const texts = lesson.notes.flatMap(([, note]) => {
      const { decision, ways, questions } = asked(note);
      return [decision, ...ways, ...questions];
    });
    return listed(lesson.title, [...texts, ...own], level);
  });

export const discussions = (kit: Kit): HTMLElement[] => [
  ...titled("讨论题", kit.course),
  line("lead", "没有标准答案：每一种办法都有人主张，讨论的是理由和代价。"),
  ...discussed(kit),
];

/** The questions with their options as plain text, one block a question. */
export function discussionText(kit: Kit): string {
  const blocks = notesOf(kit).flatMap((note) => {
    const { title, decision, ways, questions } = asked(note);
    return [[`【${title}】${decision}`, ...ways].join("\n"), ...questions];
  });
  const own = kit.lessons.flatMap(({ session }) => session.questions ?? []);
  return `${[...blocks, ...own].map((text, n) => `${n + 1}. ${text}`).join("\n\n")}\n`;
}

const LETTERS = "ABCDEFGH";

export function quizzes(kit: Kit): HTMLElement[] {
  return [
    ...titled("测验题", kit.course),
    line("lead", "问的是容易读错的数字，每题只有一个答案。答案和理由给教师，印给学员前删去。"),
    ...kit.lessons.flatMap(({ notes }) =>
      notes.flatMap(([, note]) => [
        heading(note.title),
        ...note.quizzes.flatMap((quiz, n) => [
          line("ask", `${n + 1}．${quiz.ask}`),
          ...quiz.answers.map((answer, at) => line("item", `${LETTERS[at]}. ${answer}`)),
          line("hint", `答案：${quiz.right}。${quiz.why}`),
          ...quiz.about.map((about) => line("hint", `数字：${about}`)),
        ]),
      ]),
    ),
  ];
}

/** The same for Moodle, which reads Aiken: a question on one line, lettered answers, ANSWER and the letter. */
export function aiken(kit: Kit): string {
  const flat = (text: string): string => text.replace(/\s+/g, " ");
  return notesOf(kit)
    .flatMap((note) =>
      note.quizzes.map((quiz) =>
        [
          flat(quiz.ask),
          ...quiz.answers.map((answer, at) => `${LETTERS[at]}. ${flat(answer)}`),
          `ANSWER: ${quiz.right}`,
          "",
        ].join("\n"),
      ),
    )
    .join("\n");
}
