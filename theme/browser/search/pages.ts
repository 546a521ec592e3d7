/** The pages besides the cases that a query names. */

import type { Suggestion } from "./api";

/** A page: "kind, tab, address, tab, name, tab, aliases, tab, synonyms", the last two only for terms, with | between words. */
interface Line {
  kind: string;
  uri: string;
  name: string;
  /** Aliases, and words that mean much the same. */
  others: string[][];
  /** Whether the others are looked up as the name, which some record has: else the kind begins with ~. */
  stands: boolean;
}

export const linesOf = (text: string): string[] => text.match(/.+/g) || [];

export function lineOf(line: string): Line {
  const [kind, uri, name, ...others] = line.split("\t") as [string, string, string, ...string[]];
  return {
    kind: kind.replace("~", ""),
    uri,
    name,
    others: others.map((words) => words.split("|").filter(Boolean)),
    stands: kind[0] !== "~",
  };
}

/**
 * The pages of `lines` that the words name: those called so first, then those whose name begins with a word, has it or
 * stands in it, then the same by other names; last those that are called as one of the `others`, which mean much the
 * same.
 */
export function named(
  lines: string,
  words: string[],
  others: string[],
  limit: number,
): Suggestion[] {
  const asked = words.filter((word) => word.length > 1);
  const found: [number, Suggestion][] = [];
  for (const line of linesOf(lines)) {
    const { kind, uri, name, others: known } = lineOf(line);
    const fits = (called: string): number =>
      Math.max(
        others.includes(called) ? 1 : 0,
        ...asked.map((word) => likeness(called.toLowerCase(), word)),
      );
    const value = Math.max(fits(name) + 0.5, ...known.flat().map(fits));
    const url = uri.replace(/\/(?=#|$)/, "/index.html");
    if (value >= 1) found.push([value, { text: name, kind, url }]);
  }
  return found
    .sort((a, b) => b[0] - a[0])
    .slice(0, limit)
    .map(([, page]) => page);
}

function likeness(name: string, word: string): number {
  if (name === word) return 4;
  if (name.startsWith(word)) return 3;
  if (name.includes(word)) return 2;
  return name.length > 1 && word.includes(name) ? 1 : 0;
}
