/** The pages besides the cases that a query names. */

import type { Suggestion } from "./api";

/**
 * The pages of `lines` ("kind, tab, address, tab, names with | between them") that the words name: those
 * called so first, then those whose name begins with a word, has it or stands in it, then the same by other names;
 * last those that are called as one of the `others`, which mean much the same.
 */
export function named(
  lines: string,
  words: string[],
  others: string[],
  limit: number,
): Suggestion[] {
  const asked = Array.from(new Set(words)).filter((word) => word.length > 1);
  const found: [number, Suggestion][] = [];
  for (const line of lines.split("\n")) {
    const [kind, uri, names] = line.split("\t") as [string, string, string];
    const [text, ...known] = names.split("|") as [string, ...string[]];
    const fits = (name: string): number =>
      Math.max(
        others.includes(name) ? 1 : 0,
        ...asked.map((word) => likeness(name.toLowerCase(), word)),
      );
    const value = Math.max(fits(text) + 0.5, ...known.map(fits));
    const url = uri.replace(/\/(?=#|$)/, "/index.html");
    if (value >= 1) found.push([value, { text, kind, url }]);
  }
  found.sort((a, b) => b[0] - a[0]);
  return found.slice(0, limit).map(([, page]) => page);
}

function likeness(name: string, word: string): number {
  if (name === word) return 4;
  if (name.startsWith(word)) return 3;
  if (name.includes(word)) return 2;
  return name.length > 1 && word.includes(name) ? 1 : 0;
}
