/*
 * A course that is being put together. It has the fields of a curriculum record, and what the site hands the builder: the words
 * and rules of records, the cases that have a full teaching note, the published plans (derive/training/builder.py).
 */

export interface Minutes {
  teaching: number;
  discussion: number;
  wrap_up: number;
}

/** A lesson, which has 学时 (`hours`), or a slot of the day that only takes minutes (`lasts`). */
export interface Session {
  id: string;
  title?: string;
  day: number;
  half: string;
  starts?: string;
  cases?: string[];
  decisions?: string[];
  hours?: number;
  lasts?: number;
  format?: string;
  lesson_kind?: string;
  place?: string;
  teacher?: string;
  competences?: string[];
  minutes?: Minutes;
  objectives?: string[];
  preparation?: string;
  questions?: string[];
  analysis?: string[];
  misreadings?: string[];
  evaluation?: string[];
}

export interface Course {
  id: string;
  title: string;
  kind: string;
  status: string;
  theme?: string;
  audiences: string[];
  authors: string[];
  objectives: string[];
  competences: string[];
  prerequisites?: string[];
  sessions: Session[];
  assessment?: string[];
  organisers?: string[];
  hours_rule: string;
  materials?: string[];
}

/** How 学时 are counted: most of a day and of half a day, minutes of one. */
export interface Rule {
  day: number;
  half: number;
  minutes: number;
}

/** What a lesson takes from the note of a case; `title` is that of its handout. */
export interface Note {
  title: string;
  case: string;
  minutes: number;
  competences: string[];
  objectives: string[];
  questions: string[];
}

export interface Settings {
  version: number;
  kind: string;
  status: string;
  halves: string[];
  /** The least share of case teaching, as a fraction. */
  share: [number, number];
  /** So many sessions a course has at most. */
  most: number;
  caseKind: string;
  formatOf: { case: string; decision: string; site: string };
  rules: Record<string, Rule>;
  kinds: string[];
  formats: string[];
  audiences: string[];
  competences: string[];
  cases: Record<string, Note>;
  /** By their terms. */
  decisions: Record<string, { id: string; title: string }>;
  plans: Record<string, Course>;
}

/** What may be put into a course: a case or a decision, by id or term, with its title. */
export interface Pick {
  kind: "case" | "decision";
  name: string;
  title: string;
}

export function emptyCourse(settings: Settings): Course {
  const rules = Object.keys(settings.rules);
  return {
    id: "",
    title: "",
    kind: settings.kind,
    status: settings.status,
    audiences: [],
    authors: [],
    objectives: [],
    competences: [],
    sessions: [],
    hours_rule: rules[rules.length - 1] ?? "",
  };
}

/** How a course counts its 学时; nothing fits where the rule is not known here. */
export function ruleOf(course: Course, settings: Settings): Rule {
  return settings.rules[course.hours_rule] ?? { day: 0, half: 0, minutes: 0 };
}

/** What a session is called: as it says, or as the handouts of its cases are, or the questions of its decisions. */
export function titleOf(session: Session, settings: Settings): string {
  if (session.title) return session.title;
  const cases = (session.cases ?? []).map((name) => settings.cases[name]?.title ?? name);
  return cases.join("；");
}

/** The sum of 学时; halves are exact. */
export const hoursOf = (sessions: Session[]): number =>
  sessions.reduce((sum, { hours }) => sum + (hours ?? 0), 0);

/** Those of them that are case teaching. */
export const caseHoursOf = (sessions: Session[], settings: Settings): number =>
  hoursOf(sessions.filter(({ lesson_kind }) => lesson_kind === settings.caseKind));

/** Half of a minute goes to the even one, as Python's `round` does. */
function rounded(minutes: number): number {
  const down = Math.floor(minutes);
  if (minutes - down !== 0.5) return Math.round(minutes);
  return down % 2 ? down + 1 : down;
}

/** How many minutes a session takes. */
export const minutesOf = (session: Session, rule: Rule): number =>
  session.lasts ?? rounded((session.hours ?? 0) * rule.minutes);

/** The free number for the id of a further session. */
export function nextId(course: Course): string {
  const used = course.sessions.map(({ id }) => Number(id.slice(1)) || 0);
  return `s${Math.max(0, ...used) + 1}`;
}

/** The course with its sessions numbered from the first, as records and links have them. */
export function numbered(course: Course): Course {
  const sessions = course.sessions.map((session, n) => ({ ...session, id: `s${n + 1}` }));
  return { ...course, sessions };
}
