/* When what takes place: half-days, times that follow from where a half-day begins, moving, adding, and laying out anew. */
import {
  type Course,
  hoursOf,
  minutesOf,
  nextId,
  type Pick,
  type Rule,
  ruleOf,
  type Session,
  type Settings,
} from "./course";

export interface Place {
  day: number;
  half: string;
}

/** Sessions that follow one another in one half of a day. */
export interface HalfDay extends Place {
  sessions: Session[];
}

const same = (one: Place, other: Place): boolean =>
  one.day === other.day && one.half === other.half;

export function halfDays(course: Course): HalfDay[] {
  const found: HalfDay[] = [];
  for (const session of course.sessions) {
    const last = found[found.length - 1];
    if (last && same(last, session)) last.sessions.push(session);
    else found.push({ day: session.day, half: session.half, sessions: [session] });
  }
  return found;
}

export const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

export const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The times of the sessions of one half-day, as 08:30—10:00; "" where no beginning is known. */
export function timesOf({ sessions }: HalfDay, rule: Rule): string[] {
  let at: number | null = null;
  return sessions.map((session) => {
    if (session.starts) at = minuteOf(session.starts);
    const minutes = minutesOf(session, rule);
    if (at === null || !minutes) {
      at = null;
      return "";
    }
    const time = `${clock(at)}—${clock(at + minutes)}`;
    at += minutes;
    return time;
  });
}

/* Evenings are for what a trainer puts there himself. */
const taughtHalves = (settings: Settings): string[] => settings.halves.slice(0, 2);

/** The half-day after or before a place; `null` before the first. */
function beside(place: Place, by: 1 | -1, settings: Settings): Place | null {
  const halves = taughtHalves(settings);
  const at = halves.indexOf(place.half);
  const next = at < 0 ? (by > 0 ? halves.length : halves.length - 1) : at + by;
  if (next >= halves.length) return { day: place.day + 1, half: halves[0] ?? "" };
  if (next < 0)
    return place.day > 1 ? { day: place.day - 1, half: halves[halves.length - 1] ?? "" } : null;
  return { day: place.day, half: halves[next] ?? "" };
}

function fits(course: Course, place: Place, hours: number, settings: Settings): boolean {
  const rule = ruleOf(course, settings);
  const day = course.sessions.filter((session) => session.day === place.day);
  const half = day.filter((session) => session.half === place.half);
  return hoursOf(half) + hours <= rule.half && hoursOf(day) + hours <= rule.day;
}

/** Where a lesson of so many 学时 goes: after the last, or into the next half-day that has room for it. */
export function placeFor(course: Course, hours: number, settings: Settings): Place {
  const last = course.sessions[course.sessions.length - 1];
  let place: Place = last
    ? { day: last.day, half: last.half }
    : { day: 1, half: settings.halves[0] ?? "" };
  /* A rule that is broken, or a lesson longer than half a day, goes into the next half-day and is told of by the checks. */
  for (let tried = 0; tried < 3 && !fits(course, place, hours, settings); tried++) {
    place = beside(place, 1, settings) ?? place;
  }
  return place;
}

/** A lesson about a case or a decision, as long as the note of the case plans it. */
export function lessonOf(pick: Pick, course: Course, settings: Settings): Session {
  const note = pick.kind === "case" ? settings.cases[pick.name] : undefined;
  const one = ruleOf(course, settings).minutes || 1;
  const hours = note
    ? Math.max(0.5, Math.ceil((note.minutes / one) * 2) / 2)
    : pick.kind === "case"
      ? 2
      : 1;
  const lesson: Session = {
    id: nextId(course),
    ...placeFor(course, hours, settings),
    hours,
    format: settings.formatOf[pick.kind],
    lesson_kind: settings.caseKind,
    ...(pick.kind === "case" ? { cases: [pick.name] } : { decisions: [pick.name] }),
    ...(note && { competences: note.competences }),
  };
  return note ? lesson : { ...lesson, title: pick.title };
}

function untimed(session: Session): Session {
  const rest = { ...session };
  delete rest.starts;
  return rest;
}

const withSessions = (course: Course, sessions: Session[]): Course => ({ ...course, sessions });

export function added(course: Course, session: Session): Course {
  return withSessions(course, [...course.sessions, session]);
}

export function removed(course: Course, id: string): Course {
  return withSessions(
    course,
    course.sessions.filter((session) => session.id !== id),
  );
}

/** A time that was set stays with the first place of a half-day, whoever comes to stand there. */
function exchanged(first: Session, second: Session): [Session, Session] {
  const { starts: begins, ...one } = first;
  const { starts, ...two } = second;
  return [
    { ...two, ...(begins && { starts: begins }) },
    { ...one, ...(starts && { starts }) },
  ];
}

/** Move a session by one place; at the edge of its half-day it goes into the next. */
export function moved(course: Course, id: string, by: 1 | -1, settings: Settings): Course {
  const sessions = [...course.sessions];
  const at = sessions.findIndex((session) => session.id === id);
  const session = sessions[at];
  if (!session) return course;
  const other = sessions[at + by];
  if (other && same(other, session)) {
    const [one, two] = by > 0 ? exchanged(session, other) : exchanged(other, session);
    sessions.splice(Math.min(at, at + by), 2, one, two);
    return withSessions(course, sessions);
  }
  const place = other ?? beside(session, by, settings);
  if (!place) return course;
  sessions[at] = { ...untimed(session), day: place.day, half: place.half };
  return withSessions(course, sessions);
}

const order = (place: Place, settings: Settings): number =>
  place.day * settings.halves.length + settings.halves.indexOf(place.half);

/** Put a session at the end of another half-day. */
export function put(course: Course, id: string, place: Place, settings: Settings): Course {
  const session = course.sessions.find((one) => one.id === id);
  if (!session) return course;
  const others = course.sessions.filter((one) => one.id !== id);
  const after = others.filter((one) => order(one, settings) <= order(place, settings)).length;
  const sessions = [...others];
  sessions.splice(after, 0, { ...untimed(session), day: place.day, half: place.half });
  return withSessions(course, sessions);
}

export interface Template {
  name: string;
  /** Over how many half-days the lessons are shared out. */
  halves: number;
  site: boolean;
}

export const TEMPLATES: Template[] = [
  { name: "半天", halves: 1, site: false },
  { name: "一天", halves: 2, site: false },
  { name: "两天", halves: 4, site: false },
  { name: "三天", halves: 6, site: false },
  { name: "现场教学日", halves: 2, site: true },
];

const REGISTER = 20;
const BREAK = 15;
const RIDE = 60;
const MORNING = minuteOf("08:30");
const AFTERNOON = minuteOf("14:00");

/** Fill half-days in their order with at most `most` 学时 each, and a day with no more than the rule allows. */
function filled(lessons: Session[], most: number, rule: Rule): Session[][] {
  const found: Session[][] = [];
  for (const lesson of lessons) {
    const last = found[found.length - 1];
    const morning = found.length % 2 === 0 ? found[found.length - 2] : undefined;
    const room = Math.min(most, rule.day - hoursOf(morning ?? []));
    if (last && hoursOf(last) + (lesson.hours ?? 0) <= room) last.push(lesson);
    else found.push([lesson]);
  }
  return found;
}

/** Share lessons out over `count` half-days as evenly as their order allows; what finds no room begins further ones. */
function shared(lessons: Session[], count: number, rule: Rule): Session[][] {
  let most = Math.min(rule.half, Math.ceil((hoursOf(lessons) / count) * 2) / 2);
  let found = filled(lessons, most, rule);
  while (found.length > count && most < rule.half) {
    most += 0.5;
    found = filled(lessons, most, rule);
  }
  return found;
}

/** Lay the lessons of a course out anew: 报到, breaks, meals and rides are those of the template, what stood before is dropped. */
export function laidOut(course: Course, template: Template, settings: Settings): Course {
  const rule = ruleOf(course, settings);
  const [morning = "", afternoon = ""] = taughtHalves(settings);
  const lessons = course.sessions.filter(({ hours }) => hours !== undefined);
  const halves = shared(lessons, template.halves, rule);
  const made: Session[] = [];
  const slot = (place: Place, title: string, lasts: number, starts?: string): void => {
    made.push({ id: "", title, ...place, lasts, ...(starts && { starts }) });
  };
  halves.forEach((half, n) => {
    const place = { day: Math.floor(n / 2) + 1, half: n % 2 ? afternoon : morning };
    const begins = n % 2 ? AFTERNOON : MORNING;
    if (template.site && n === 0) slot(place, "乘车前往", RIDE, clock(begins - RIDE));
    else if (n === 0) slot(place, "报到，领学员版", REGISTER, clock(begins - REGISTER - 10));
    half.map(untimed).forEach((lesson, at) => {
      if (at) slot(place, "休息", BREAK);
      const { format } = lesson;
      const there = template.site && n === 0 && at === 0 ? settings.formatOf.site : format;
      made.push({
        ...lesson,
        ...place,
        ...(there && { format: there }),
        ...(!at && { starts: clock(begins) }),
      });
    });
    const taken = made
      .filter((session) => same(session, place))
      .reduce((sum, session) => sum + minutesOf(session, rule), 0);
    const early = n === 0 ? (template.site ? RIDE : REGISTER) : 0;
    const free = AFTERNOON - (MORNING + taken - early);
    if (n % 2 === 0 && halves[n + 1] && free > 0) slot(place, "午餐和午休", free);
    if (template.site && n === halves.length - 1) slot(place, "乘车返回", RIDE);
  });
  return withSessions(
    course,
    made.map((session, n) => ({ ...session, id: session.id || `x${n}` })),
  );
}
