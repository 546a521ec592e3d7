/* What the papers of a course take from the cases: their notes, as the site keeps them (publish/teaching.py). */
import { text as said } from "../compare/grid";
import { store, type Receiver } from "../frame/data";
import { root } from "../frame/site";
import { volumeOf } from "../frame/volumes";
import { type Course, type Session, type Settings, titleOf } from "../builder/course";
import { halfDays, timesOf } from "../builder/schedule";
import { ruleOf } from "../builder/course";

declare global {
  interface Window {
    __casebook_teaching: Receiver;
  }
}
const { receive, ask } = store("assets/data/teaching/");
window.__casebook_teaching = receive;

interface Index {
  version: string;
  volumes: number;
}

/** A question with one right answer, and what there is to know of the numbers that it is about. */
export interface Quiz {
  about: string[];
  why: string;
  ask: string;
  answers: string[];
  right: string;
}

/**
 * A case with a full note. `learners`, `teachers` and `asked` are HTML as its pages have it; `story` is the first part of
 * `learners` with the phrases of the article, which are for teachers only.
 */
export interface Note {
  /** What stands in the HTML for the way up to the root of the site. */
  root: string;
  title: string;
  case: string;
  place: string;
  minutes: number;
  learners: string;
  story: string;
  teachers: string;
  asked: string;
  quizzes: Quiz[];
  /** What was looked at, and what was found. */
  audit: [string, string][];
  checked: string;
}

/** Load the note of a case; rejects where the site keeps none. */
export async function noteOf(name: string): Promise<Note> {
  const { version, volumes } = await ask<Index>("index", "", "index.js");
  return ask<Note>("case", name, `${volumeOf(name, volumes)}.js?v=${version}`);
}

/** A lesson, when it is, and the notes of its cases by their ids. */
export interface Lesson {
  session: Session;
  title: string;
  when: string;
  minutes: number;
  notes: [string, Note][];
}

export interface Kit {
  course: Course;
  settings: Settings;
  lessons: Lesson[];
}

/** Everything that papers are made of; a case without a full note brings nothing. */
export async function kitOf(course: Course, settings: Settings): Promise<Kit> {
  const named = new Set(course.sessions.flatMap(({ cases = [] }) => cases));
  const known = Array.from(named).filter((name) => name in settings.cases);
  const notes = new Map(
    await Promise.all(known.map(async (name) => [name, await noteOf(name)] as const)),
  );
  const rule = ruleOf(course, settings);
  const lessons = halfDays(course).flatMap((half) => {
    const times = timesOf(half, rule);
    return half.sessions.flatMap((session, n) => {
      if (session.hours === undefined) return [];
      const found = (session.cases ?? []).flatMap((name): [string, Note][] => {
        const note = notes.get(name);
        return note ? [[name, note]] : [];
      });
      return [
        {
          session,
          title: titleOf(session, settings),
          when: `第${session.day}天${session.half} ${times[n] ?? ""}`.trim(),
          minutes: session.hours * rule.minutes,
          notes: found,
        },
      ];
    });
  });
  return { course, settings, lessons };
}

/** An edition of a note as elements. Its ids are dropped: several notes stand on one page. */
export function elements(
  note: Note,
  edition: "learners" | "story" | "teachers" | "asked",
): HTMLElement[] {
  const html = note[edition].split(note.root).join(root.href);
  const made = new DOMParser().parseFromString(html, "text/html").body;
  made.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return Array.from(made.children) as HTMLElement[];
}

/** The parts of the teacher's edition by their headings. */
export function parts(note: Note): Map<string, HTMLElement[]> {
  const found = new Map<string, HTMLElement[]>();
  let part: HTMLElement[] = [];
  for (const element of elements(note, "teachers")) {
    if (element.matches("[data-cb-line=heading]")) {
      part = [];
      found.set(said(element), part);
    }
    part.push(element);
  }
  return found;
}
