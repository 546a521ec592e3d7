/** The passage of a case that answers a query best, and the window of it that is shown. */

import type { Excerpt } from "./api";
import type { Text } from "./store";
import { symbols, terms, type Fold } from "./symbols";

const WINDOW = 70;
const SUMMARY = "summary";

interface Mark {
  start: number;
  end: number;
  weight: number;
  word: number;
}

/** A folded passage, with the place of each of its code units in the passage as written. */
interface Folded {
  text: string;
  origins: number[];
}

const folds = new WeakMap<Text, Folded[]>();

function foldedPassage(text: string, fold: Fold): Folded {
  const origins: number[] = [];
  let plain = "";
  let at = 0;
  for (const character of text) {
    const form = fold(character);
    for (let i = 0; i < form.length; i++) origins.push(at);
    plain += form;
    at += character.length;
  }
  return { text: plain, origins };
}

/** The passages of a record, folded once. */
export function folded(text: Text, fold: Fold): Folded[] {
  let plain = folds.get(text);
  if (!plain) folds.set(text, (plain = text.p.map((p) => foldedPassage(p[1], fold))));
  return plain;
}

/** Where the words stand in `text`: whole alternatives, or the pairs of those that stand nowhere whole. */
function marks(text: string, { text: plain, origins }: Folded, words: string[][]): Mark[] {
  const ranges: Mark[] = [];
  const all = (needle: string, weight: number, word: number): boolean => {
    let start = plain.indexOf(needle);
    const any = start >= 0;
    for (; start >= 0; start = plain.indexOf(needle, start + needle.length)) {
      const last = origins[start + needle.length - 1]!;
      const end = last + (text.codePointAt(last)! > 0xffff ? 2 : 1);
      ranges.push({ start: origins[start]!, end, weight, word });
    }
    return any;
  };
  words.forEach((alternatives, word) => {
    const stand = alternatives.map((text, rank) =>
      all(text, symbols(text).length * (rank ? 0.8 : 1), word),
    );
    if (!stand.includes(true)) for (const pair of terms(alternatives[0]!)) all(pair, 0.6, word);
  });
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The densest window of a passage: its value and where it begins. */
function densest(ranges: Mark[]): { value: number; start: number } {
  let best = { value: 0, start: 0 };
  ranges.forEach((first, i) => {
    const seen = new Map<number, number>();
    let value = 0;
    for (let j = i; j < ranges.length && ranges[j]!.end <= first.start + WINDOW; j++) {
      const mark = ranges[j]!;
      const times = seen.get(mark.word) || 0;
      seen.set(mark.word, times + 1);
      // Another word of the query says more than the same word again.
      value += mark.weight / (1 + 2 * times);
    }
    value *= 0.5 + seen.size;
    if (value > best.value) best = { value, start: first.start };
  });
  return best;
}

/** A paragraph says more than the summary, and that more than a name, a phrase of a source and what is said about the case. */
function saying([anchor, text, weight]: Text["p"][number]): number {
  if (anchor === SUMMARY) return 0.85;
  return weight === 1 && !/^“[^”]*”$/.test(text) ? 1 : 0.7;
}

export function excerpt(
  text: Text,
  words: string[][],
  fold: Fold,
): { excerpt: Excerpt; anchor: string } {
  let best = { value: 0, start: 0 };
  // Where no word stands, the summary.
  let passage = text.p.find(([anchor]) => anchor === SUMMARY) || text.p[0]!;
  let chosen: Mark[] = [];
  const plain = folded(text, fold);
  text.p.forEach((candidate, i) => {
    const marked = marks(candidate[1], plain[i]!, words);
    const { value, start } = densest(marked);
    const weighed = value * saying(candidate);
    if (weighed > best.value) {
      best = { value: weighed, start };
      passage = candidate;
      chosen = marked;
    }
  });
  return { excerpt: cut(passage[1], best.start, chosen), anchor: passage[0] };
}

function cut(text: string, around: number, marked: Mark[]): Excerpt {
  let start = Math.max(0, Math.min(around - 14, text.length - WINDOW));
  // Begin after punctuation where there is some nearby.
  const lead = text.slice(start, around);
  const stop = Math.max(...Array.from("。；，、！？", (c) => lead.lastIndexOf(c)));
  if (start && stop >= 0) start += stop + 1;
  let end = Math.min(text.length, start + WINDOW);
  if (isTrail(text, start)) start++;
  if (isTrail(text, end)) end++;
  const head = start ? "…" : "";
  const ranges: [number, number][] = [];
  for (const mark of marked) {
    if (mark.start < start || mark.end > end) continue;
    const from = mark.start - start + head.length;
    const to = mark.end - start + head.length;
    const last = ranges[ranges.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return { text: head + text.slice(start, end) + (end < text.length ? "…" : ""), marks: ranges };
}

/** Whether a cut at `at` would split a character of two code units. */
function isTrail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
