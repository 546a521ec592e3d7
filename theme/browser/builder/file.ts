/*
 * A course as a file: JSON to go on with, YAML to hand in. What comes from a file or a link was written by anybody: only fields
 * of a record are taken from it, of the kinds that a record has.
 */
import {
  type Course,
  emptyCourse,
  type Minutes,
  numbered,
  type Session,
  type Settings,
} from "./course";

type Given = Record<string, unknown>;
const LONGEST = 2000;

const isGiven = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string =>
  typeof value === "string" ? value.slice(0, LONGEST).trim() : "";
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).map(text).filter(Boolean);
const count = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? value : undefined;
const known = (value: unknown, words: string[]): string =>
  words.includes(text(value)) ? text(value) : "";
const knownOnes = (value: unknown, words: string[]): string[] =>
  texts(value).filter((word) => words.includes(word));

function minutes(value: unknown): Minutes | undefined {
  if (!isGiven(value)) return undefined;
  const part = (name: string): number => Math.round(count(value[name]) ?? 0);
  return {
    teaching: part("teaching"),
    discussion: part("discussion"),
    wrap_up: part("wrap_up"),
  };
}

function session(value: unknown, n: number, settings: Settings): Session | null {
  if (!isGiven(value)) return null;
  const hours = count(value.hours);
  const lasts = count(value.lasts);
  const starts = /^([01][0-9]|2[0-3]):[0-5][0-9]$/.exec(text(value.starts))?.[0];
  const lists = {
    cases: texts(value.cases).filter((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
    decisions: texts(value.decisions).filter((word) => word in settings.decisions),
    competences: knownOnes(value.competences, settings.competences),
    objectives: texts(value.objectives),
    questions: texts(value.questions),
    analysis: texts(value.analysis),
    misreadings: texts(value.misreadings),
    evaluation: texts(value.evaluation),
  };
  const words = {
    title: text(value.title),
    format: known(value.format, settings.formats),
    lesson_kind: known(value.lesson_kind, settings.kinds),
    place: text(value.place),
    teacher: text(value.teacher),
    preparation: text(value.preparation),
  };
  const parts = minutes(value.minutes);
  const made: Session = {
    id: `s${n + 1}`,
    day: Math.min(60, Math.max(1, Math.round(count(value.day) ?? 1))),
    half: known(value.half, settings.halves) || (settings.halves[0] ?? ""),
    ...(starts && { starts }),
    ...(hours && { hours: Math.round(hours * 2) / 2 }),
    ...(lasts && { lasts: Math.min(1440, Math.round(lasts)) }),
    ...(parts && { minutes: parts }),
  };
  const rest = Object.entries({ ...words, ...lists }).filter(([, given]) => given.length);
  return { ...made, ...(Object.fromEntries(rest) as Partial<Session>) };
}

/** Make a course of what a file, a link or this device holds; null where that is none. */
export function courseOf(given: unknown, settings: Settings): Course | null {
  if (!isGiven(given) || !Array.isArray(given.sessions)) return null;
  const empty = emptyCourse(settings);
  const sessions = given.sessions.slice(0, settings.most);
  const lists = ["authors", "objectives", "prerequisites", "assessment", "organisers", "materials"];
  const more = lists.map((key) => [key, texts(given[key])] as const);
  return {
    ...empty,
    ...Object.fromEntries(more.filter(([key, list]) => list.length || key in empty)),
    id: /^[a-z0-9]+(-[a-z0-9]+)*$/.exec(text(given.id))?.[0] ?? "",
    title: text(given.title),
    ...(text(given.theme) && { theme: text(given.theme) }),
    audiences: knownOnes(given.audiences, settings.audiences),
    competences: knownOnes(given.competences, settings.competences),
    hours_rule: known(given.hours_rule, Object.keys(settings.rules)) || empty.hours_rule,
    sessions: sessions
      .map((one, n) => session(one, n, settings))
      .filter((one): one is Session => one !== null),
  };
}

/** Read a saved file. */
export function read(content: string, settings: Settings): Course | null {
  try {
    return courseOf(JSON.parse(content), settings);
  } catch {
    return null;
  }
}

export const saved = (course: Course): string => `${JSON.stringify(numbered(course), null, 2)}\n`;

const COURSE = [
  ...["id", "title", "kind", "status", "theme", "audiences", "authors", "objectives"],
  ...["competences", "prerequisites", "sessions", "assessment", "organisers", "hours_rule"],
  "materials",
];
const SESSION = [
  ...["id", "title", "day", "half", "starts", "cases", "decisions", "hours", "lasts", "format"],
  ...["lesson_kind", "place", "teacher", "competences", "minutes", "objectives", "preparation"],
  ...["questions", "analysis", "misreadings", "evaluation"],
];

/* Words that YAML takes for themselves without quotation marks; everything else is quoted, as JSON is, which YAML reads. */
const PLAIN = /^[\p{Script=Han}a-z][\p{Script=Han}a-z0-9“”（）、，。；？！《》·-]*$/u;
const NOT_PLAIN = /^(?:true|false|null|yes|no|on|off|y|n)$/;
export const scalar = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  return PLAIN.test(value) && !NOT_PLAIN.test(value) ? value : JSON.stringify(value);
};

function* lines(given: Given, keys: string[], indent: string): Generator<string> {
  for (const key of keys) {
    const value = given[key];
    if (value === undefined || value === "" || (Array.isArray(value) && !value.length)) continue;
    if (Array.isArray(value)) {
      yield `${indent}${key}:`;
      for (const item of value as unknown[]) {
        if (!isGiven(item)) yield `${indent}  - ${scalar(item as string)}`;
        else {
          const [first = "", ...rest] = [...lines(item, SESSION, `${indent}    `)];
          yield `${indent}  - ${first.trimStart()}`;
          yield* rest;
        }
      }
    } else if (isGiven(value)) {
      yield `${indent}${key}:`;
      yield* lines(value, Object.keys(value), `${indent}  `);
    } else yield `${indent}${key}: ${scalar(value as string | number)}`;
  }
}

/** The course as a record for cases/curricula/. */
export function yamlOf(course: Course): string {
  const head = "# yaml-language-server: $schema=../../scripts/schema/curriculum.schema.json";
  const named = { ...numbered(course), id: course.id || "my-course" };
  return [head, ...lines(named, COURSE, ""), ""].join("\n");
}
