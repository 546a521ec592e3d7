/*
 * What was searched in vain, kept only where the reader agreed, on this device only, and taken away as a file by hand:
 * `casebook synonyms` reads it and proposes synonyms.
 */
import { store, stored } from "../frame/site";
import { today } from "../frame/today";
import { h } from "./dom";

const KEY = "__misses";
const MOST = 500;

export interface Miss {
  query: string;
  /** How many cases were found all the same, none of them with every word. */
  weak: number;
  /** The day of the last time. */
  day: string;
  times: number;
}

/** What is kept; null where the reader has not agreed. */
export function misses(): Miss[] | null {
  return stored(KEY) as Miss[] | null;
}

/** Begin to keep, or stop and forget. */
export function agree(yes: boolean): void {
  store(KEY, yes ? (misses() ?? []) : null);
}

/** Keep a query that found nothing that fits, if the reader has agreed. */
export function miss(query: string, weak: number): void {
  const kept = misses();
  if (!kept) return;
  const day = today();
  const before = kept.find((entry) => entry.query === query);
  const entry: Miss = { query, weak, day, times: (before?.times ?? 0) + 1 };
  store(KEY, [...kept.filter((other) => other !== before), entry].slice(-MOST));
}

/** Offer what is kept as a file, one JSON object a line. */
export function download(): void {
  const lines = (misses() ?? []).map((entry) => `${JSON.stringify(entry)}\n`).join("");
  const href = `data:application/x-ndjson,${encodeURIComponent(lines)}`;
  h("a", { href, download: "casebook-misses.jsonl" }).click();
}
