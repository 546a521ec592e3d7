/*
 * What `casebook check` would say of a course, by the same codes, and what is still to be written before it is a record. The
 * rules are those of validate/curricula.py; tests/compare/test_builder_agrees.py holds the two together.
 */
import {
  caseHoursOf,
  type Course,
  hoursOf,
  minutesOf,
  ruleOf,
  type Session,
  type Settings,
} from "./course";
import { minuteOf, clock } from "./schedule";

export interface Finding {
  code: string;
  text: string;
  /** The session that it is about; "" where it is about the course. */
  session: string;
  /** A reminder, which keeps nobody from publishing. */
  mild: boolean;
}

const DAY = 24 * 60;
const shown = (hours: number): string => String(hours);

function* ofSession(session: Session, course: Course, settings: Settings): Generator<Finding> {
  const say = (code: string, text: string): Finding => ({
    code,
    text,
    session: session.id,
    mild: false,
  });
  const named = Boolean(session.cases?.length || session.decisions?.length);
  if (!named && !session.title) yield say("CUR-004", "既没有案例和抉择，也没有标题。");
  if (session.lesson_kind === settings.caseKind && !named) {
    yield say("CUR-010", `${settings.caseKind}要有案例或抉择。`);
  }
  if ((session.hours === undefined) === (session.lasts === undefined)) {
    yield say("CUR-008", "学时和占时分钟要写一样，只写一样。");
  } else if (session.hours !== undefined && !session.format) {
    yield say("FLD-014", "算学时的课要写形式。");
  }
  const { minutes } = session;
  if (minutes && session.hours !== undefined) {
    const planned = minutes.teaching + minutes.discussion + minutes.wrap_up;
    const wanted = session.hours * ruleOf(course, settings).minutes;
    if (planned !== wanted) {
      yield say("CUR-001", `讲授、讨论、总结合计 ${planned} 分钟，应为 ${wanted} 分钟。`);
    }
  }
}

function* ofOrder(course: Course, settings: Settings): Generator<Finding> {
  const rule = ruleOf(course, settings);
  let before: [number, number] = [0, 0];
  let free = 0;
  for (const session of course.sessions) {
    const say = (text: string): Finding => ({
      code: "CUR-009",
      text,
      session: session.id,
      mild: false,
    });
    const at: [number, number] = [session.day, settings.halves.indexOf(session.half)];
    const earlier = at[0] < before[0] || (at[0] === before[0] && at[1] < before[1]);
    if (earlier) yield say("排在了前一项的前面。");
    if (at[0] > before[0]) free = 0;
    if (!earlier) before = at;
    if (session.starts) {
      const begins = minuteOf(session.starts);
      if (begins < free)
        yield say(`前一项到 ${clock(free)} 才完，这一项 ${session.starts} 就开始了。`);
      free = begins;
    }
    free += minutesOf(session, rule);
    if (free > DAY) yield say("这一天的安排过了半夜十二点。");
  }
}

function* ofLimits(course: Course, settings: Settings): Generator<Finding> {
  const rule = ruleOf(course, settings);
  for (const [most, key] of [
    [rule.half, (one: Session) => `第${one.day}天${one.half}`],
    [rule.day, (one: Session) => `第${one.day}天`],
  ] as const) {
    const sums = new Map<string, Session[]>();
    for (const session of course.sessions.filter(({ hours }) => hours)) {
      const name = key(session);
      sums.set(name, [...(sums.get(name) ?? []), session]);
    }
    for (const [name, sessions] of sums) {
      const hours = hoursOf(sessions);
      const last = sessions[sessions.length - 1];
      if (hours > most && last) {
        const text = `${name}排了 ${shown(hours)} 学时，最多 ${shown(most)} 学时。`;
        yield { code: "CUR-005", text, session: last.id, mild: false };
      }
    }
  }
}

function* ofWhole(course: Course, settings: Settings): Generator<Finding> {
  const say = (code: string, text: string, mild = false): Finding => ({
    code,
    text,
    session: "",
    mild,
  });
  const total = hoursOf(course.sessions);
  const cases = caseHoursOf(course.sessions, settings);
  const [part, whole] = settings.share;
  if (cases * whole < part * total) {
    const text = `共 ${shown(total)} 学时，${settings.caseKind} ${shown(cases)} 学时，不到三分之一。`;
    yield say("CUR-006", text, true);
  }
  const trained = new Set(course.sessions.flatMap(({ competences = [] }) => competences));
  for (const word of course.competences) {
    if (!trained.has(word)) yield say("CUR-007", `写了要练“${word}”，没有一节课练它。`);
  }
}

function* missing(course: Course): Generator<Finding> {
  const say = (text: string): Finding => ({ code: "", text, session: "", mild: true });
  if (!course.title) yield say("还没有写课程的名称。");
  if (!course.audiences.length) yield say("还没有选学员。");
  if (!course.objectives.length) yield say("还没有写总目标。");
  if (!course.authors.length) yield say("还没有写编者（单位或笔名）。");
}

/** Everything that is to be said of a course: mistakes, then reminders, then what is still to be written. */
export function findings(course: Course, settings: Settings): Finding[] {
  if (!course.sessions.length) return [];
  return [
    ...course.sessions.flatMap((session) => [...ofSession(session, course, settings)]),
    ...ofOrder(course, settings),
    ...ofLimits(course, settings),
    ...ofWhole(course, settings),
    ...missing(course),
  ];
}
