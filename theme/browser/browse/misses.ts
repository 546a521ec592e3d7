/*
 * What was searched in vain, kept only where the reader agreed, on this device only, and taken away as a file by hand:
 * `casebook synonyms` reads it and proposes synonyms.
 */
import { store, stored } from "../frame/site";

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

function isMiss(value: unknown): value is Miss {
  return typeof (value as Miss | null)?.query === "string";
}

/** What is kept; null where the reader has not agreed. */
export function misses(): Miss[] | null {
  const found = stored(KEY);
  return Array.isArray(found) ? found.filter(isMiss) : null;
}

/** Begin to keep, or stop and forget. */
export function agree(yes: boolean): void {
  store(KEY, yes ? (misses() ?? []) : null);
}

/** Keep a query that found nothing that fits, if the reader has agreed. */
export function miss(query: string, weak: number): void {
  const kept = misses();
  if (!kept) return;
  const day = new Date().toISOString().slice(0, 10);
  const before = kept.find((entry) => entry.query === query);
  const entry: Miss = { query, weak, day, times: (before?.times ?? 0) + 1 };
  store(KEY, [...kept.filter((other) => other !== before), entry].slice(-MOST));
}

/** Offer what is kept as a file, one JSON object a line. */
export function download(): void {
  const lines = (misses() ?? []).map((entry) => `${JSON.stringify(entry)}\n`).join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
  link.download = "casebook-misses.jsonl";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
