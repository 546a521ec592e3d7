/* The timetable in which one works: half-days with their sessions, each with buttons and a fold in which it is changed. */
import { h } from "../browse/dom";
import { choice, field, line, number, press, sentences, several, time } from "./controls";
import { hoursOf, type Course, ruleOf, type Session, type Settings, titleOf } from "./course";
import type { Finding } from "./checks";
import { halfDays, moved, put, removed, timesOf } from "./schedule";

/** What the rows ask of the page. */
export interface Desk {
  settings: Settings;
  course: () => Course;
  /** Take over a course; `said` is announced. The page is drawn anew, and the focus stays. */
  change: (course: Course, said: string) => void;
  /** Take over what was typed; the row stays as it is. */
  type: (course: Course) => void;
  /** Put another course in the place of this one, which can be had back. */
  replace: (course: Course, said: string) => void;
  /** The sessions that stand open. */
  open: Set<string>;
}

const HOURS = Array.from({ length: 16 }, (_, n) => (n + 1) / 2);

/** The course with `more` on one session; what is empty is taken away. */
function edited(course: Course, id: string, more: Partial<Session>): Course {
  const sessions = course.sessions.map((session) => {
    if (session.id !== id) return session;
    const whole: [string, unknown][] = Object.entries({ ...session, ...more });
    const kept = whole.filter(
      ([, value]) =>
        value !== "" && value !== undefined && !(Array.isArray(value) && !value.length),
    );
    return Object.fromEntries(kept) as unknown as Session;
  });
  return { ...course, sessions };
}

function lessonFields(session: Session, desk: Desk, change: Change, type: Change): HTMLElement[] {
  const { settings } = desk;
  const key = (name: string): string => `${name}:${session.id}`;
  return [
    field(
      "学时",
      choice(key("hours"), HOURS.map(String), String(session.hours), (hours) =>
        change({ hours: Number(hours) }),
      ),
    ),
    field(
      "形式",
      choice(
        key("format"),
        settings.formats,
        session.format ?? "",
        (format) => change({ format }),
        "还没有选",
      ),
    ),
    field(
      "课的性质",
      choice(
        key("kind"),
        settings.kinds,
        session.lesson_kind ?? "",
        (lesson_kind) => change({ lesson_kind }),
        "都不是",
      ),
    ),
    field(
      "谁来讲（写职务，不写姓名）",
      line(key("teacher"), session.teacher ?? "", (teacher) => type({ teacher })),
    ),
    field(
      "学员课前做什么",
      line(key("preparation"), session.preparation ?? "", (preparation) => type({ preparation })),
    ),
    several(
      key("competences"),
      "这节课练的能力",
      settings.competences,
      session.competences ?? [],
      (competences) => type({ competences }),
    ),
    field(
      "目标（一行一条）",
      sentences(key("objectives"), session.objectives ?? [], (objectives) => type({ objectives })),
    ),
    field(
      "思考题（一行一条）",
      sentences(key("questions"), session.questions ?? [], (questions) => type({ questions })),
    ),
  ];
}

type Change = (more: Partial<Session>) => void;

/** What a lesson already has from the notes of its cases. */
function noted(session: Session, settings: Settings): HTMLElement[] {
  return (session.cases ?? []).flatMap((name) => {
    const note = settings.cases[name];
    if (!note) return [];
    const list = (title: string, texts: string[]): HTMLElement =>
      h("div", {}, h("dt", {}, title), h("dd", {}, ...texts.map((text) => h("p", {}, text))));
    return [
      h("p", { class: "cb-note" }, `案例使用说明里已有的（${note.minutes} 分钟），不用再写：`),
      h(
        "dl",
        { class: "cb-pairs cb-pairs--small" },
        list("案例", [note.case]),
        list("目标", note.objectives),
        list("思考题", note.questions),
      ),
    ];
  });
}

function editor(session: Session, desk: Desk): HTMLElement {
  const { settings } = desk;
  const change: Change = (more) => desk.change(edited(desk.course(), session.id, more), "改好了。");
  const type: Change = (more) => desk.type(edited(desk.course(), session.id, more));
  const key = (name: string): string => `${name}:${session.id}`;
  const moveTo = (day: number, half: string): void => {
    desk.change(put(desk.course(), session.id, { day, half }, settings), `移到第${day}天${half}。`);
  };
  const made = h(
    "details",
    { class: "cb-proof" },
    h(
      "summary",
      { "data-cb-key": key("edit"), "aria-label": `改：${titleOf(session, settings)}` },
      "改",
    ),
    ...noted(session, settings),
    h(
      "div",
      { class: "cb-match cb-builder__fields" },
      field(
        session.cases?.length ? "标题（不写就用案例的）" : "标题",
        line(key("title"), session.title ?? "", (title) => type({ title })),
      ),
      field(
        "第几天",
        number(key("day"), session.day, 60, (day) => moveTo(day, session.half)),
      ),
      field(
        "半天",
        choice(key("half"), settings.halves, session.half, (half) => moveTo(session.day, half)),
      ),
      field(
        "几点开始（不写就接着上一项）",
        time(key("starts"), session.starts ?? "", (starts) => change({ starts })),
      ),
      ...(session.hours === undefined
        ? [
            field(
              "占多少分钟",
              number(key("lasts"), session.lasts ?? 1, 1440, (lasts) => change({ lasts })),
            ),
          ]
        : lessonFields(session, desk, change, type)),
      field(
        "地点（教室以外的地方）",
        line(key("place"), session.place ?? "", (place) => type({ place })),
      ),
    ),
  );
  made.open = desk.open.has(session.id);
  made.addEventListener("toggle", () => {
    if (made.open) desk.open.add(session.id);
    else desk.open.delete(session.id);
  });
  return made;
}

function row(session: Session, when: string, found: Finding[], desk: Desk): HTMLElement {
  const { settings } = desk;
  const title = titleOf(session, settings);
  const move = (by: 1 | -1): void => {
    const next = moved(desk.course(), session.id, by, settings);
    const now = next.sessions.find(({ id }) => id === session.id);
    const place = halfDays(next).find(({ sessions }) => now && sessions.includes(now));
    const at = place && now ? place.sessions.indexOf(now) + 1 : 0;
    desk.change(next, `“${title}”现在是第${now?.day}天${now?.half}第 ${at} 项。`);
  };
  const how = [
    session.hours !== undefined && `${session.hours} 学时`,
    session.format,
    session.lesson_kind,
    session.place,
    session.teacher,
  ];
  const list = desk.course().sessions;
  const first = list[0] === session && session.day === 1 && session.half === settings.halves[0];
  const made = h(
    "li",
    { "data-cb-session": session.id },
    h("p", {}, h("span", { class: "cb-builder__time" }, when), title || "（没有标题）"),
    h("p", { class: "cb-note" }, how.filter(Boolean).join("　")),
    ...found.map(({ text }) => h("p", { class: "cb-match__wrong" }, text)),
    h(
      "div",
      { class: "cb-row" },
      press("上移", `up:${session.id}`, () => move(-1), {
        label: `上移：${title}`,
        disabled: first,
      }),
      press("下移", `down:${session.id}`, () => move(1), { label: `下移：${title}` }),
      press(
        "去掉",
        `drop:${session.id}`,
        () => desk.change(removed(desk.course(), session.id), `去掉了“${title}”。`),
        { label: `去掉：${title}` },
      ),
    ),
    editor(session, desk),
  );
  return made;
}

/** The half-days of the course. */
export function rows(desk: Desk, found: Finding[]): HTMLElement[] {
  const course = desk.course();
  const rule = ruleOf(course, desk.settings);
  return halfDays(course).map((half) => {
    const hours = hoursOf(half.sessions);
    const times = timesOf(half, rule);
    return h(
      "section",
      { "aria-label": `第${half.day}天${half.half}` },
      h(
        "h3",
        {},
        `第${half.day}天${half.half}`,
        h("span", { class: "cb-count" }, hours ? `${hours} 学时` : ""),
      ),
      h(
        "ol",
        { class: "cb-rows" },
        ...half.sessions.map((session, n) => {
          const lasts = session.lasts ? `${session.lasts} 分钟` : "";
          const own = found.filter((one) => one.session === session.id);
          return row(session, times[n] || lasts, own, desk);
        }),
      ),
    );
  });
}
