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
  /** Whether it has no case yet: the kind begins with -, after the ~. */
  empty: boolean;
}

export const linesOf = (text: string): string[] => text.match(/.+/g) || [];

export function lineOf(line: string): Line {
  const [kind, uri, name, ...others] = line.split("\t") as [string, string, string, ...string[]];
  return {
    kind: kind.replace(/^[~-]+/, ""),
    uri,
    name,
    others: others.map((words) => words.split("|").filter(Boolean)),
    stands: kind[0] !== "~",
    empty: /^~?-/.test(kind),
  };
}

/** A word of a query: what it tells, and its wordings. */
export interface Said {
  information: number;
  wordings: string[];
}

/** A query as names of pages are compared with it. */
export interface Asked {
  /** As typed, and words that begin with what was typed. */
  typed: string[];
  /** Without what says nothing. */
  bare: string;
  words: Said[];
  /** What parts of it may stand for. */
  others: string[];
}

/** A page is about a query if its names have this share of what the query tells, and that is more than a common word. */
const ABOUT = 0.75;
const TELLING = 3;
/** What is counted about a thing comes behind pages about the thing. */
const COUNTED = "指标";
/** What can be taught of a thing is one page more, behind the others: most who search want the thing. */
const TAUGHT = "备课";
const LEAST = 1;
/** A page without a case comes last. */
const EMPTY = 9;
/** Where two pages fit as well, a way of doing comes before the choice among such, and both before what they are about. */
const KINDS = ["教训", "做法", "抉择", "难题", "社区类型", "地区", "口号", TAUGHT, COUNTED];

/**
 * The pages of `lines` that are about what is asked: those called so first, then those whose name begins with it, has it or
 * stands in it, then the same by other names; last those whose names have its words, and that are called as one of the
 * `others`, which mean much the same. `bare` takes from a name what says nothing.
 */
export function named(
  lines: string,
  { typed, bare: asked, words, others }: Asked,
  bare: (name: string) => string,
  limit: number,
): Suggestion[] {
  const whole = typed.filter((word) => word.length > 1);
  const total = words.reduce((sum, { information }) => sum + information, 0);
  const ranked: [number, number, Suggestion][] = [];
  for (const line of linesOf(lines)) {
    const { kind, uri, name, others: known, empty } = lineOf(line);
    const fits = (called: string): number => {
      const plain = called.toLowerCase();
      return Math.max(
        others.includes(called) ? 1 : 0,
        ...whole.map((word) => (plain === word ? 4 : likeness(plain, word, asked))),
        asked.length > 1 && bare(plain) === asked ? 4 : 0,
      );
    };
    const names = [name, ...known.flat()];
    const all = names.join("\n");
    const had = words.reduce(
      (sum, { information, wordings }) =>
        wordings.some((wording) => all.includes(wording)) ? sum + information : sum,
      0,
    );
    const about = had >= total * ABOUT && had >= TELLING ? 1 + had / total / 2 : 0;
    const value =
      Math.max(fits(name) + 0.5, about, ...names.slice(1).map(fits)) - (kind === COUNTED ? 1 : 0);
    const url = uri.replace(/\/(?=#|$)/, "/index.html");
    if (value >= LEAST)
      ranked.push([
        value - (empty ? EMPTY : 0),
        KINDS.indexOf(kind),
        { text: name, kind: empty ? `${kind}（还没有案例）` : kind, url },
      ]);
  }
  const called = new Map<string, Suggestion>();
  for (const [, , page] of ranked.sort((a, b) => b[0] - a[0] || a[1] - b[1]))
    if (!called.has(page.text)) called.set(page.text, page);
  const pages = Array.from(called.values());
  const taught = pages.filter(({ kind }) => kind === TAUGHT).slice(0, 1);
  return [...pages.filter(({ kind }) => kind !== TAUGHT).slice(0, limit), ...taught];
}

/** How a name and a word have each other; whether the name stands in what is asked is told by its `bare` form. */
function likeness(name: string, word: string, bare: string): number {
  if (name.startsWith(word)) return 3;
  if (name.includes(word)) return 2;
  return name.length > 1 && bare.includes(name) ? 1 : 0;
}
