/*
 * How much of a question an answer has: every word that tells something has to stand in it, in what it belongs to, or in what
 * its record is about. Words may be said otherwise, as the tables of the search have it.
 */
import type { Language } from "../search/api";
import type { Record, Stated } from "./data";
import type { Question } from "./question";
import { COMMON, DEEDS, SMALL, SMALL_CHARACTERS } from "./words";

/** The texts that words are looked for in: nearest first but for what a decision says beside it. */
export interface Texts {
  own: string;
  /** What it belongs to: its measures, its decision. */
  around: string;
  /** What the record is about. */
  record: string;
  /** What else its decision or its measure says; "" where that may not count. */
  beside: string;
  /** What readers say instead; "" where that may not count. */
  asked: string;
  where: string;
}

type Tier = Exclude<keyof Texts, "where">;
const WEIGHTS: { [tier in Tier]: number } = {
  own: 3,
  around: 2,
  record: 1.7,
  beside: 1.8,
  asked: 1,
};
const TIERS = Object.keys(WEIGHTS) as Tier[];
/** All words stand in the answer itself. */
export const WHOLE = WEIGHTS.own;

/** What counts for less: words that many records have, and near synonyms. */
const COMMON_WEIGHT = 0.3;
const SAME_WEIGHT = 0.9;
const NEAR_WEIGHT = 0.6;
/** So much of what stands around a clause that asks for nothing by itself is needed. */
const HALF = 0.5;
const MOST_OF = 0.65;
/** A clause of so many telling characters stands by itself. */
const STRONG = 4;
export interface Cover {
  /** Characters that tell something, and their weight by where they stand. */
  told: number;
  weight: number;
  /** Telling characters that stand in the answer or in what it belongs to, and in the answer itself. */
  near: number;
  own: number;
  /** Telling characters that stand in what the record is about. */
  record: number;
  /** All telling characters but common words, and those common words that stand in the answer. */
  words: number;
  common: number;
  breaks: number;
  placed: boolean;
  /** Characters of the name of a place that stand in the answer as well. */
  within: number;
}

interface Match {
  length: number;
  tier: Tier;
  weight: number;
}

export type Reading = ReturnType<typeof openReading>;

export function openReading({ fold, longestAt, alike }: Language) {
  const known = new Map<string, string>();
  const plain = (text: string): string => {
    let folded = known.get(text);
    if (folded === undefined) known.set(text, (folded = fold(text)));
    return folded;
  };
  const same = (word: string): string[] => [word, ...alike(word, false)];

  /** The words that mean just the same as a word, or come near it. */
  const near = (word: string): string[] => alike(word, true);

  /** What words are looked for in; what is `loose` may be said by readers, or beside the answer. */
  function textsOf(stated: Stated, record: Record, beside: boolean, loose: boolean): Texts {
    const { lead, text, about, around, group, when, where } = stated;
    const others = record.answers.filter((other) =>
      other.source === "deed"
        ? around.includes(other.lead) || other.lead === lead
        : group && other.group === group && other.source === "aspect",
    );
    return {
      own: plain(`${lead}\n${text}\n${about}\n${when}`),
      around: plain(around),
      record: plain(record.words),
      beside: beside ? plain(others.map((other) => `${other.text} ${other.about}`).join("\n")) : "",
      asked: loose ? plain(record.asked) : "",
      where: plain(where),
    };
  }

  /** The longest piece of `content` from `at` on that stands in `text`, of two characters or more. */
  function run(content: string, at: number, text: string): number {
    let length = 0;
    for (let end = at + 2; end <= content.length; end++) {
      if (content[end - 1] === "\n" || !text.includes(content.slice(at, end))) break;
      length = end - at;
    }
    return length;
  }

  /** How the word at `at` stands in the tiers: as long as possible, then as near as possible. */
  function matchAt(content: string, at: number, texts: Texts, loose: boolean): Match {
    let best: Match = { length: 0, tier: "asked", weight: 0 };
    const word = longestAt(content, at);
    const others = word ? same(word) : [];
    const nearly = word && loose ? alike(word, true) : [];
    for (const tier of TIERS) {
      const text = texts[tier];
      const options: [number, number][] = [
        [run(content, at, text), 1],
        [others.some((other) => text.includes(other)) ? word.length : 0, SAME_WEIGHT],
        [nearly.some((other) => text.includes(other)) ? word.length : 0, NEAR_WEIGHT],
      ];
      for (const [length, factor] of options)
        if (length > best.length) best = { length, tier, weight: WEIGHTS[tier] * factor };
    }
    // 水管爆 stands in what readers say, 水管 nearer.
    for (const tier of TIERS) {
      const weight = (WEIGHTS[tier] * run(content, at, texts[tier])) / (best.length || 1);
      best.weight = Math.max(best.weight, Math.min(weight, WEIGHTS[tier]));
    }
    return best;
  }

  /** The longest piece of a word that stands in a text and is none that too many records have: 拆分 of 社区拆分. */
  function nearIn(word: string, text: string): number {
    let longest = 0;
    for (let at = 0; at + 1 < word.length; at++) {
      const length = run(word, at, text);
      if (!COMMON.test(word.slice(at, at + length))) longest = Math.max(longest, length);
    }
    return longest;
  }

  /** How an answer has the words of a question; null where it lacks one that tells something. */
  function cover(content: string, texts: Texts, loose: boolean): Cover | null {
    const covered: Cover = {
      told: 0,
      weight: 0,
      near: 0,
      own: 0,
      record: 0,
      words: 0,
      common: 0,
      breaks: 0,
      placed: false,
      within: 0,
    };
    let side = false;
    for (let at = 0; at < content.length;) {
      const match = matchAt(content, at, texts, loose);
      const place = run(content, at, texts.where);
      const small = SMALL.exec(content.slice(at, at + 6))?.[0].length || 0;
      if (place && place >= match.length) {
        at += place;
        covered.placed = true;
        if (texts.own.includes(content.slice(at - place, at))) covered.within += place;
        side = false;
      } else if (match.length && small < match.length) {
        const word = content.slice(at, at + match.length);
        const common = COMMON.test(word);
        const length = match.length * (common ? COMMON_WEIGHT : 1);
        covered.told += length;
        covered.weight += length * match.weight;
        if (side && !common) covered.breaks++;
        if (common) {
          if (match.tier === "own") covered.common += match.length;
        } else {
          covered.words += match.length;
          if (match.tier !== "asked" && match.tier !== "record") covered.near += match.length;
          else {
            if (match.tier === "record") covered.record += match.length;
            covered.near += Math.max(
              ...[texts.own, texts.around, texts.beside].map((text) => nearIn(word, text)),
            );
          }
          if (match.tier === "own") covered.own += match.length;
        }
        side = !common;
        at += match.length;
      } else if (small) {
        at += small;
        side = false;
      } else {
        const character = content.charAt(at);
        const word = longestAt(content, at);
        const common = [word, content.slice(at, at + 2)].find((text) => COMMON.test(text));
        if (common) at += common.length;
        else if (word) return null;
        else if (SMALL_CHARACTERS.includes(character)) at++;
        else if (DEEDS.test(character) && (texts.own + texts.around).includes(character)) {
          covered.told++;
          covered.weight += WHOLE;
          at++;
        } else return null;
        side = false;
      }
    }
    return covered;
  }

  /**
   * Whether an answer fits what stands around the clause that asks, as far as it needs that: 这笔钱谁出 says nothing by
   * itself. What stands there and in the answer counts as well.
   */
  function stands(
    { context, kind }: Question,
    found: Cover,
    texts: Texts,
    loose: boolean,
  ): boolean {
    let all = 0;
    let had = 0;
    const { words } = found;
    for (const clause of context.split("\n")) {
      let side = false;
      for (let at = 0; at < clause.length;) {
        const match = matchAt(clause, at, texts, loose);
        const place = run(clause, at, texts.where);
        const length = Math.max(match.length, place);
        const small = SMALL.exec(clause.slice(at, at + 6))?.[0].length || 0;
        if (length && small < length) {
          const word = clause.slice(at, at + length);
          if (!COMMON.test(word)) {
            all += length;
            had += side ? length - 2 : length;
            found.told += length;
            found.weight += length * (place ? WHOLE : match.weight);
            if (!place && match.tier !== "asked") found.near += length;
          }
          side = true;
          at += length;
        } else {
          side = false;
          if (!small && !SMALL_CHARACTERS.includes(clause.charAt(at))) all++;
          at += small || 1;
        }
      }
    }
    return (
      words >= STRONG ||
      (all > 0 && had >= (words > 1 || kind === "money" || kind === "payer" ? HALF : MOST_OF) * all)
    );
  }

  return { plain, same, near, longestAt, run, textsOf, cover, stands };
}
