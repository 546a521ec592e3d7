/* The phrase that proves a figure, as scripts/casebook/draft/quotes.py. */
import { WINDOW } from "./fingerprint";
import type { Quantity } from "./quantity";
import type { Reader } from "./reader";

/** A verbatim phrase, and the part of it that holds the figure where the phrase holds several. */
export interface Quote {
  text: string;
  figure: string | null;
}

const END = /[，。；！？：\n]/gu;
const TOUCHING = " ，。；：、！？";

const stripped = (text: string, signs: string, ends: "both" | "start" | "end"): string => {
  let from = 0;
  let to = text.length;
  while (ends !== "end" && from < to && signs.includes(text.charAt(from))) from += 1;
  while (ends !== "start" && to > from && signs.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

/** A stretch without what touches it: punctuation, and marks whose other half is outside. */
const trimmed = (text: string): string => {
  const inner = stripped(stripped(text, TOUCHING, "both"), "”）》", "start");
  return stripped(stripped(inner, "“（《", "end"), TOUCHING, "both");
};

/** Whether a phrase states exactly this quantity; as language/proof.py, of which the form says the reasons (proofs.ts). */
function proves(text: string, wanted: Quantity, figure: string | null, reader: Reader): boolean {
  const places: [number, number][] = [];
  if (figure === null) places.push([0, text.length]);
  else {
    for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
      places.push([at, at + figure.length]);
    }
  }
  const stated = new Set<string>();
  const key = ({ value, to, comparator }: Quantity): string =>
    JSON.stringify([value, to, comparator]);
  for (const one of reader.quantities(text)) {
    const inside = places.some(([from, to]) => from <= one.start && one.end <= to);
    if (inside && !one.ordinal && one.unit === wanted.unit) stated.add(key(one));
  }
  return stated.size === 1 && stated.has(key(wanted));
}

export interface QuoteRules {
  longest: number;
  somebody: string[];
}

/** What returns the phrase that proves a quantity of a paragraph, or null where no phrase of the allowed length does. */
export function quoting(
  rules: QuoteRules,
  reader: Reader,
): (paragraph: string, quantity: Quantity) => Quote | null {
  const { longest } = rules;
  const somebody = rules.somebody.map((pattern) => new RegExp(pattern, "u"));
  const fits = (text: string): boolean =>
    text.length >= WINDOW &&
    text.length <= longest &&
    reader.normal.of(text).characters.length >= WINDOW;

  function ends(paragraph: string, start: number, end: number): [number[], number[]] {
    const first = Math.max(0, start - 2 * longest);
    const last = Math.min(paragraph.length, end + 2 * longest);
    const marks = (from: number, to: number): number[] =>
      Array.from(paragraph.slice(from, to).matchAll(END), (match) => from + match.index);
    return [
      [first, ...marks(first, start).map((at) => at + 1)],
      [...marks(end, last), last],
    ];
  }

  function* windows(paragraph: string, start: number, end: number): Generator<[number, number]> {
    const [before, behind] = ends(paragraph, start, end);
    const nearest = before[before.length - 1] ?? 0;
    const next = behind[0] ?? end;
    for (const from of [nearest, ...before.slice(-3, -1).reverse()]) {
      for (const to of behind.slice(0, 2)) yield [from, to];
    }
    for (const to of [next, end + 8, end + 4, end]) {
      const stop = Math.min(to, next);
      yield [Math.max(nearest, stop - longest), stop];
    }
    for (const reach of [10, 6, 3]) {
      yield [Math.max(0, start - reach), Math.min(paragraph.length, end + reach)];
    }
    yield [Math.max(0, end - longest), end];
    yield [start, Math.min(paragraph.length, start + longest)];
  }

  function proving(text: string, quantity: Quantity): Quote | null {
    for (const figure of [null, quantity.said, quantity.text]) {
      if (figure !== null && !text.includes(figure)) continue;
      if (proves(text, quantity, figure, reader)) return { text, figure };
    }
    return null;
  }

  return (paragraph, quantity) => {
    let named: Quote | null = null;
    for (const [from, to] of windows(paragraph, quantity.saidStart, quantity.saidEnd)) {
      const text = trimmed(paragraph.slice(from, to));
      if (!fits(text)) continue;
      const quote = proving(text, quantity);
      if (quote && !somebody.some((pattern) => pattern.test(text))) return quote;
      named ??= quote;
    }
    return named;
  };
}
