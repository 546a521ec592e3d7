/*
 * What `casebook check` says of quotes and numbers, by the same codes and in the same words: validate/proofs.py. Whether a quote
 * was cut in a misleading place (PRF-019) is left to it. tests/compare/test_form_agrees.py holds the two together.
 */
import type { Unknown } from "../reading/fingerprint";
import { canonical } from "../reading/numerals";
import type { Quantity } from "../reading/quantity";
import type { Reader } from "../reading/reader";
import type { Finding } from "./checks";
import { type Branch, isBranch, type Value } from "./emit";
import type { Path } from "./schema";

/** By the id of a source, what tells whether a phrase stands in it. */
export type Proofs = Map<string, (quote: string) => Unknown | null>;

const SHORTEST = 8;
const LONGEST = 30;
const DATES = ["年", "月", "日"];

const count = (text: string): number => Array.from(text).length;
const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

interface Evidence {
  where: Path;
  source: string;
  quote: string;
}

/** Every phrase that a record quotes. */
export function* evidences(value: Value, where: Path): Generator<Evidence> {
  if (Array.isArray(value)) {
    for (const [n, part] of value.entries()) yield* evidences(part, [...where, n]);
  } else if (isBranch(value)) {
    if (typeof value.source === "string" && typeof value.quote === "string") {
      yield { where, source: value.source, quote: value.quote };
    }
    for (const [key, part] of Object.entries(value)) yield* evidences(part, [...where, key]);
  }
}

function* quotes(data: Branch, proofs: Proofs, reader: Reader): Generator<Finding> {
  for (const { where, source, quote } of evidences(data, [])) {
    const place = [...where, "quote"];
    const length = count(quote);
    const say = (code: string, text: string): Finding => ({ code, where: place, text });
    if (reader.normal.of(quote).characters.length < SHORTEST) {
      const wanted = `要 ${SHORTEST} 到 ${LONGEST} 个字。请从原文往前或往后多取几个字。`;
      yield say("PRF-002", `原文短语（quote）“${quote}”只有 ${length} 个字，${wanted}`);
      continue;
    }
    if (length > LONGEST) {
      const wanted = `最多 ${LONGEST} 个字。请只留要紧的一段。`;
      yield say("PRF-003", `原文短语（quote）有 ${length} 个字，${wanted}`);
    }
    const unknown = proofs.get(source)?.(quote);
    if (!unknown) continue;
    const window = quote.slice(unknown.start, unknown.end);
    const all = Array.from(window);
    const said = unknown.start
      ? `里，“${all.slice(0, -1).join("")}”后面不是“${all[all.length - 1] ?? ""}”`
      : `里没有“${window}”这几个字`;
    yield say("PRF-001", `来源 ${source} ${said}。请打开原文，一个字不差地复制过来。`);
  }
}

interface Claim {
  where: Path;
  value: string;
  to: string | null;
  unit: string;
  comparator: string;
  quote: string;
  figure: string | null;
  written: string;
}

function claim(data: Value | undefined, where: Path): Claim | null {
  const evidence = isBranch(data) ? data.evidence : undefined;
  if (!isBranch(data) || !isBranch(evidence)) return null;
  const value = canonical(textOf(data.value));
  const to = data.value_to === undefined ? null : canonical(textOf(data.value_to));
  const quote = textOf(evidence.quote);
  const unit = textOf(data.unit);
  if (value === null || !quote || !unit) return null;
  const comparator = textOf(data.comparator) || "等于";
  const range = Number(to) > Number(value);
  if ((comparator === "区间") !== (to !== null) || (to !== null && !range)) return null;
  const figure = typeof evidence.figure === "string" ? evidence.figure : null;
  const written = textOf(data.value) + (to === null ? "" : `—${textOf(data.value_to)}`);
  return { where, value, to, unit, comparator, quote, figure, written };
}

function placesOf(quote: string, figure: string | null): [number, number][] {
  if (figure === null) return [[0, quote.length]];
  const places: [number, number][] = [];
  for (let at = quote.indexOf(figure); at >= 0; at = quote.indexOf(figure, at + 1)) {
    places.push([at, at + figure.length]);
  }
  return places;
}

const listed = (found: Quantity[]): string => {
  const told = found.filter(({ unit }) => unit && !DATES.includes(unit));
  const texts = (told.length ? told : found).map(({ text }) => `“${text}”`);
  return [...new Set(texts)].join("、");
};

/** Why a phrase does not prove a number: the first reason, as language/proof.py looks for them. */
function mismatch(given: Claim, reader: Reader): Finding | null {
  const { quote, figure, unit, where } = given;
  const say = (code: string, place: Path, text: string): Finding => ({
    code,
    where: [...where, ...place],
    text,
  });
  const inQuote: Path = ["evidence", "quote"];
  const places = placesOf(quote, figure);
  if (!places.length) {
    const text = `数字所在（figure）“${figure ?? ""}”不在原文短语“${quote}”里。`;
    return say("PRF-018", ["evidence", "figure"], text);
  }
  const found = reader
    .quantities(quote)
    .filter(
      (one) => !one.ordinal && places.some(([from, to]) => from <= one.start && one.end <= to),
    );
  if (!found.length) {
    const text = `原文短语（quote）“${quote}”里没有数字，证明不了 ${given.written.split("—")[0] ?? ""}。`;
    return say("PRF-008", inQuote, text);
  }
  const stated = new Map<string, Quantity>();
  for (const one of found.filter((other) => other.unit === unit)) {
    const key = JSON.stringify([one.value, one.to, one.comparator]);
    if (!stated.has(key)) stated.set(key, one);
  }
  const fitting = [...stated.values()];
  const [only] = fitting;
  if (!only) {
    const text = `原文短语里写的是${listed(found)}，单位（unit）写的是“${unit}”。`;
    return say("PRF-005", ["unit"], text);
  }
  if (fitting.length > 1) {
    const meant = fitting.find(({ value }) => value === given.value);
    const paste = meant ? `，例如 figure: ${meant.said || meant.text}` : "";
    const text =
      `原文短语里单位是“${unit}”的数字不止一个：${listed(fitting)}。` +
      `请把短语取短一些；取不开时，用 figure 写明是哪一个${paste}。`;
    return say("PRF-007", inQuote, text);
  }
  if (only.value !== given.value || only.to !== given.to) {
    const text = `原文短语里写的是${listed(fitting)}，数值（value）写的是 ${given.written}。`;
    return say("PRF-004", ["value"], text);
  }
  if (only.comparator !== given.comparator) {
    const text =
      `原文短语“${quote}”里的${listed(fitting)}，比较词是“${only.comparator}”，` +
      `比较词（comparator）写的是“${given.comparator}”。`;
    return say("PRF-006", ["comparator"], text);
  }
  return null;
}

function* numbers(data: Branch, reader: Reader): Generator<Finding> {
  const { observations } = data;
  for (const [n, one] of (Array.isArray(observations) ? observations : []).entries()) {
    if (!isBranch(one)) continue;
    const where: Path = ["observations", n];
    const parts = ["baseline", "control", "denominator"].map((key) =>
      claim(one[key], [...where, key]),
    );
    for (const given of [claim(one, where), ...parts]) {
      const found = given && mismatch(given, reader);
      if (found) yield found;
    }
  }
}

export function proofFindings(data: Branch, proofs: Proofs, reader: Reader): Finding[] {
  return [...quotes(data, proofs, reader), ...numbers(data, reader)];
}
