/* The terms of a distance in Chinese. */
import type { Asked, Case, Features, Figure } from "./data";
import { MOST, OTHER_LEVEL, outside, type Neighbour, type Reader, type Term } from "./distance";

/** One term: `before` and `after` stand around the words of the figure that it is about, if there is one. */
export interface Said {
  label: string;
  before: string;
  figure?: Figure;
  after: string;
  /** What is counted: 记 0.48, 记 0 到 1. */
  counted: string;
}

const HALF = MOST / 2;

function asked({ asked: all }: Features, key: string): boolean {
  return all.some((one) => one.key === key);
}

/** A distance in hundredths as it is written: 0, 0.5, 1.48. */
export function written(hundredths: number): string {
  return String(hundredths / MOST);
}

/** What was typed, in the unit it was typed in. */
export function typed(asked: Asked, value: number): string {
  const number = value / asked.factor;
  const wan = number / 10_000;
  const short = wan >= 1 && Number.isInteger(wan * 100) ? `${wan}万` : String(number);
  return `${short}${asked.unit === "%" || short.endsWith("万") ? "" : " "}${asked.unit}`;
}

function difference(asked: Asked, value: number, figure: Figure): string {
  const far = outside(asked.kind, value, figure);
  if (figure.low === value && figure.high === value) return "一样";
  if (asked.kind === "share") {
    return far ? `差 ${Number(far.toFixed(1))} 个百分点` : "你的数在这个范围里";
  }
  return far === 1 ? "你的数在这个范围里" : `差约 ${Number(far.toFixed(far < 10 ? 1 : 0))} 倍`;
}

function ofNumber(asked: Asked, value: number, term: Term): Omit<Said, "counted"> {
  const mine = `你填 ${typed(asked, value)}；`;
  const { figure, reason } = term;
  if (!figure) return { label: asked.label, before: `${mine}案例没有写。`, after: "" };
  const after = reason
    ? `，${reason === OTHER_LEVEL ? "" : "但"}${reason}。`
    : `，${difference(asked, value, figure)}。`;
  return { label: asked.label, before: `${mine}案例写的是：`, figure, after };
}

function ofProblem({ problems }: Features, reader: Reader, of: Case): string {
  const wanted = problems[reader.problem ?? -1] ?? "";
  const problem = of.problems.find(([one]) => one === reader.problem);
  if (!problem) return `你选“${wanted}”，案例没有写到。`;
  return `你选“${wanted}”，案例也写到${problem[1] ? "（由做法推断）" : ""}。`;
}

function ofLevel({ levels }: Features, reader: Reader, of: Case): string {
  const steps = Math.abs(reader.level - of.level);
  const same = `你填${levels[reader.level]}，案例也是。`;
  return steps ? `你填${levels[reader.level]}，案例是${levels[of.level]}，差 ${steps} 级。` : same;
}

function ofSettlements({ settlements }: Features, reader: Reader, of: Case): string {
  const common = reader.settlements.filter((one) => of.settlements.includes(one));
  const theirs = of.settlements.map((one) => settlements[one]).join("、");
  const all = new Set([...reader.settlements, ...of.settlements]).size;
  if (common.length === all) return `和案例一样：${theirs}。`;
  const what = common.length
    ? `两边一共 ${all} 类，相同的 ${common.length} 类：${common.map((one) => settlements[one]).join("、")}`
    : "没有相同的";
  return `案例是${theirs}；${what}。`;
}

function ofManager(reader: Reader, of: Case): string {
  const words = (has: boolean | null): string => (has ? "有" : "没有");
  const theirs = of.manager === null ? "没有写清" : words(of.manager);
  return `你填${words(reader.manager)}物业，案例${theirs}。`;
}

/** Say one term. */
export function said(features: Features, reader: Reader, neighbour: Neighbour, term: Term): Said {
  const counted = term.distance === null ? "记 0 到 1" : `记 ${written(term.distance)}`;
  const asked = features.asked.find((one) => one.key === term.key);
  if (asked) return { ...ofNumber(asked, reader.numbers[asked.key] ?? 0, term), counted };
  const [label, before] = {
    problem: ["难题", () => ofProblem(features, reader, neighbour.case)] as const,
    level: ["大小", () => ofLevel(features, reader, neighbour.case)] as const,
    settlements: ["社区类型", () => ofSettlements(features, reader, neighbour.case)] as const,
    manager: ["物业", () => ofManager(reader, neighbour.case)] as const,
  }[term.key as "problem" | "level" | "settlements" | "manager"];
  return { label, before: before(), after: "", counted };
}

/** Say the whole distance. */
export function whole({ terms, low, high }: Neighbour): string {
  const known = terms.filter((term) => term.distance !== null).length;
  if (known === terms.length) return `距离 ${written(low)}。${known} 项都能比。`;
  const open = terms.length - known;
  return (
    `距离在 ${written(low)} 和 ${written(high)} 之间，按远的一头 ${written(high)} 排。` +
    `${terms.length} 项里能比 ${known} 项，案例没有写清的 ${open} 项各记 0 到 1。`
  );
}

/** What is alike, what is not, and what the record does not say: each a list of short phrases. */
export interface Likeness {
  alike: string[];
  unlike: string[];
  unknown: string[];
}

function phrase(features: Features, reader: Reader, of: Case, term: Term): string {
  const theirs = of.settlements.map((one) => features.settlements[one]);
  const common = of.settlements.filter((one) => reader.settlements.includes(one));
  const asked = features.asked.find((one) => one.key === term.key);
  const inferred = of.problems.some(([one, guess]) => one === reader.problem && guess);
  switch (term.key) {
    case "problem":
      return term.distance
        ? `没有写到“${features.problems[reader.problem ?? -1]}”`
        : `都有“${features.problems[reader.problem ?? -1]}”${inferred ? "（推断）" : ""}`;
    case "level":
      return `${term.distance ? "这里是" : "都是"}${features.levels[of.level]}`;
    case "settlements":
      return common.length
        ? `都是${common.map((one) => features.settlements[one]).join("、")}`
        : `这里是${theirs.join("、")}`;
    case "manager":
      return of.manager === null ? "物业" : `这里${of.manager ? "有" : "没有"}物业`;
    default:
      if (term.distance === null) return asked?.label ?? "";
      return `${asked?.label}${term.distance > HALF ? "差得多" : "相近"}（${term.figure?.text}）`;
  }
}

/** Sort the terms of a case: nearer than half way is alike, except a kind of place, of which one in common is enough. */
export function likeness(features: Features, reader: Reader, neighbour: Neighbour): Likeness {
  const lists: Likeness = { alike: [], unlike: [], unknown: [] };
  for (const term of neighbour.terms) {
    const { key, distance } = term;
    const near = key === "level" ? distance === 0 : (distance ?? MOST) < MOST;
    const far = asked(features, key) ? (distance ?? 0) > HALF : !near;
    const list = distance === null ? "unknown" : far ? "unlike" : "alike";
    lists[list].push(phrase(features, reader, neighbour.case, term));
  }
  return lists;
}

/** The conditions that the reader has not ticked: those that are a must, and those that help. */
export function lacking(
  { conditions }: Features,
  ticked: number[],
  of: Case,
): { must: string[]; helpful: string[] } {
  const missing = of.needs.filter(([need]) => !ticked.includes(need));
  const named = (wanted: boolean): string[] =>
    missing.filter(([, must]) => must === wanted).map(([need]) => conditions[need] ?? "");
  return { must: named(true), helpful: named(false) };
}
