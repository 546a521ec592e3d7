/** What a reader typed, turned into words to look up. Every change is a step that the reader sees. */

import type { Step } from "./api";
import type { Lexicon } from "./lexicon";
import { inFigures, NUMERAL } from "./numerals";
import { lineOf, linesOf } from "./pages";
import type { Alternative, Find, Found, Word } from "./ranking";
import { folding, isHan, runs, symbols, terms } from "./symbols";

export interface Tables {
  fold: string;
  /**
   * Lines "weight, tab, words, tab, others", words with | between them. Without others a group, whose words stand
   * for each other; those that begin with ~ are in no record, and so not looked up.
   */
  synonyms: string;
  /** The pages of terms, whose other names stand for them, and of slogans: lines of pages.ts. */
  pages: string;
  /** What an alias and what a synonym of a term weighs. */
  weights: [number, number];
  stop: string[];
  particles: string;
}

/** What a query became, and what its words found. */
export interface Reading {
  words: Word[];
  found: Found[];
  steps: Step[];
}

export type Reader = ReturnType<typeof openReader>;

const LOST = "~";
/** A word that so many records have as typed is not searched in other words: each costs files of the index. */
const ENOUGH = 20;
/** So many other wordings of a word are looked up at a time, until records enough are found. */
const WORDINGS = 3;
/** A number in figures is the number that was typed, but may count something else. */
const FIGURES = 0.8;
/** From this weight on words mean just the same. */
const SAME = 0.8;
/** A wording of a part says less than one of the whole. */
const PART = 0.9;

/** The number of a record; nothing so long in letters and hyphens is a word. */
const NUMBER = /^(?=.{10})[a-z\d]+(?:-[a-z\d]+)+$/;

/** A word as it is looked up. Numbers of records have dots in the index, which keep them whole: boluo is pinyin, no part of one. */
const plain = (typed: string): Word => ({
  typed,
  alternatives: [{ text: NUMBER.test(typed) ? typed.replace(/-/g, ".") : typed, weight: 1 }],
});

/** 绿 is typed lü or lv; the lexicon has lv. */
const plainLetters = (letters: string): string => letters.replace(/ü/g, "v");

/** The number in characters that stands in `text` at `at`, or "". */
function numeralAt(text: string, at: number): string {
  const numeral = NUMERAL.exec(text.slice(at));
  return numeral && !numeral.index ? numeral[0] : "";
}

export function openReader(tables: Tables, openLexicon: () => Promise<Lexicon>) {
  const fold = folding(tables.fold);
  const synonyms = new Map<string, Alternative[]>();
  let longest = 1;

  /** Makes `words` stand for `others`. All of them become words that are not cut. */
  function stand(words: string[], others: string[], weight: number): void {
    for (const word of [...words, ...others]) {
      if (!synonyms.has(word)) synonyms.set(word, []);
      longest = Math.max(longest, word.length);
    }
    for (const word of words)
      for (const text of others)
        // Whoever has a wording that holds the word has the word.
        if (!text.includes(word)) synonyms.get(word)!.push({ text, weight });
  }
  for (const line of linesOf(tables.pages)) {
    const { stands, name, others } = lineOf(line);
    if (stands)
      others.forEach((words, i) => stand(words.map(fold), [fold(name)], tables.weights[i]!));
  }
  for (const line of linesOf(tables.synonyms)) {
    const [weight, sides, targets] = line.split("\t") as [string, string, string?];
    const words = sides.split("|");
    stand(
      words.map((word) => word.replace(LOST, "")),
      targets ? targets.split("|") : words.filter((word) => word[0] !== LOST),
      Number(weight),
    );
  }

  const withSynonyms = (typed: string): Word => ({
    typed,
    alternatives: [
      ...plain(typed).alternatives,
      ...(synonyms.get(typed) || []),
      ...inFigures(typed).map((text) => ({ text, weight: FIGURES })),
    ],
  });

  /** `text` without what says nothing, wherever that stands: the same for a question and for what is asked. */
  function bare(text: string): string {
    let rest = "";
    for (const run of runs(text))
      for (let at = 0; at < run.length;) {
        const stop = tables.stop.find((phrase) => run.startsWith(phrase, at));
        const skipped = stop || run.charAt(at);
        if (!stop && !tables.particles.includes(skipped)) rest += skipped;
        at += skipped.length;
      }
    return rest;
  }

  /** The longest word of the tables that stands in `text` at `at`, or "". */
  function longestAt(text: string, at: number): string {
    for (let length = Math.min(longest, text.length - at); length > 1; length--) {
      const part = text.slice(at, at + length);
      if (synonyms.has(part)) return part;
    }
    return "";
  }

  /** The words of the tables that stand in `text`, one after the other. */
  function partsOf(text: string): string[] {
    const parts: string[] = [];
    for (let at = 0; at < text.length; at++) {
      const part = longestAt(text, at);
      if (!part) continue;
      parts.push(part);
      at += part.length - 1;
    }
    return parts;
  }

  /** What parts of `text` may stand for. */
  const standIns = (text: string): string[] =>
    partsOf(text).flatMap((part) => synonyms.get(part)!.map((other) => other.text));

  /** The words of the tables that mean just the same as `word`, or that come near it as well. */
  const alike = (word: string, near: boolean): string[] =>
    (synonyms.get(word) || [])
      .filter(({ weight }) => near || weight >= SAME)
      .map(({ text }) => text);

  /** A word that no document has, said otherwise in one of its parts. */
  function reworded(typed: string): Word {
    const word = withSynonyms(typed);
    for (const part of partsOf(typed))
      if (part !== typed)
        for (const { text, weight } of synonyms.get(part)!)
          // 没人带孩子 is not said as 没人没人看孩子.
          if (!typed.includes(text.slice(0, 2) + part))
            word.alternatives.push({
              text: typed.replace(part, text),
              weight: weight * PART,
              part: [part, text],
            });
    return word;
  }

  /** The words of a query with nothing done to them but the fold. */
  async function asFolded(query: string, find: Find): Promise<Reading> {
    const words = runs(fold(query)).map(plain);
    return { words, found: await find(words), steps: [] };
  }

  async function read(query: string, find: Find): Promise<Reading> {
    const steps: Step[] = [];
    const step = (kind: Step["kind"], from: string, to: string): number =>
      steps.push({ kind, from, to });
    const isThere = async (text: string): Promise<boolean> =>
      (await find([plain(text)]))[0]!.fulls > 0;

    /** Of words that sound alike, the first that some record has, else the first that one has in other words. */
    async function meant(words: string[]): Promise<string> {
      for (const word of words) if (await isThere(word)) return word;
      for (const word of words) if ((await said(withSynonyms(word)))[1].fulls) return word;
      return words[0]!;
    }

    /** Reads letters as pinyin, unless a record has them as they stand. */
    async function withoutLetters(texts: string[]): Promise<string[]> {
      if (!texts.some((text) => /[a-z]/.test(text))) return texts;
      const { heard } = await openLexicon();
      const wordings: string[] = [];
      for (let i = 0; i < texts.length; i++) {
        // Letters with blanks between them may be one word.
        let end = i;
        while (end < texts.length && /^[a-zü]+$/.test(texts[end]!)) end++;
        const joined = end > i + 1 ? heard(plainLetters(texts.slice(i, end).join(""))) : [];
        let text = texts[i]!;
        if (joined.length === 1) {
          const to = await meant(joined[0]!);
          step("pinyin", texts.slice(i, end).join(" "), to);
          text = to;
          i = end - 1;
        } else if (/[a-z]{2}/.test(text) && !(await isThere(text)))
          for (const letters of text.match(/[a-zü]{2,}/g)!) {
            const to = (await Promise.all(heard(plainLetters(letters)).map(meant))).join("");
            if (!to) continue;
            step("pinyin", letters, to);
            text = text.replace(letters, to);
          }
        wordings.push(text);
      }
      return wordings;
    }

    /** Cuts phrases out that say nothing, unless a record has the whole. Words with synonyms stay whole. */
    async function withoutStops(typed: string): Promise<string[]> {
      if (symbols(typed).length < 4) return [typed];
      const pieces: string[] = [""];
      const dropped: string[] = [];
      for (let at = 0; at < typed.length;) {
        const known = longestAt(typed, at) || numeralAt(typed, at);
        const stop = known ? "" : tables.stop.find((phrase) => typed.startsWith(phrase, at)) || "";
        if (stop) dropped.push(stop);
        const piece = known || stop || typed[at]!;
        at += piece.length;
        if (NUMERAL.test(known)) pieces.push(known, "");
        else if (stop || (!known && tables.particles.includes(piece))) pieces.push("");
        else pieces.push(pieces.pop()! + piece);
      }
      const said = pieces.filter(Boolean);
      if (said[0] === typed || (typed.length < 9 && (await isThere(typed)))) return [typed];
      // 驻村知道员 is no question about 驻村: where one character is left over, the phrase may be a slip of the pen.
      const rest = said.some((piece) => symbols(piece).length < 2);
      if (dropped.length && rest && (await openLexicon()).isSlip(typed)) return [typed];
      const long = said.filter((piece) => symbols(piece).length > 1);
      if (long.length) dropped.push(...said.filter((piece) => !long.includes(piece)));
      for (const from of dropped) step("stop", from, "");
      return long.length ? long : said;
    }

    /** A word with as many of its wordings as it takes to find records enough, and what they find. */
    async function said({ typed, alternatives }: Word): Promise<[Word, Found]> {
      for (let tried = 1; ; tried += WORDINGS) {
        const some = { typed, alternatives: alternatives.slice(0, tried) };
        const [found] = await find([some]);
        if (found!.fulls >= ENOUGH || tried >= alternatives.length) return [some, found!];
      }
    }

    /** `typed` with one character mended, if some document then has it. */
    async function repaired(
      typed: string,
      lexicon: Lexicon,
      apart: boolean,
    ): Promise<Word | undefined> {
      const candidates = lexicon.repaired(typed, apart);
      // Every candidate costs some files of the index: the likeliest alone, then more at a time.
      for (let tried = 1; candidates.length; tried++) {
        const some = candidates.splice(0, tried);
        // What only looks alike may well be another word, of which no record has anything: 送医 is not 送餐.
        const found = await Promise.all(
          some.map(([text, sounds]) => said(sounds ? withSynonyms(text) : plain(text))),
        );
        const right = found.find(([, { fulls }]) => fulls);
        if (!right) continue;
        step("repair", typed, right[0].typed);
        return withSynonyms(right[0].typed);
      }
      return undefined;
    }

    /** Cuts a word between neighbours that stand side by side in no document. */
    async function torn(word: string): Promise<string[]> {
      const pairs = await find(terms(word).map(plain));
      const pieces: string[] = [];
      symbols(word).forEach((symbol, i) => {
        if (i && pairs[i - 1]!.some) pieces.push(pieces.pop()! + symbol);
        else pieces.push(symbol);
      });
      return pieces;
    }

    /**
     * Mends a word that no document has: one wrong character, or several words written as one. A word that the reader
     * set apart is no piece of a sentence.
     */
    async function mended(word: Word, lexicon: Lexicon, apart: boolean): Promise<Word[]> {
      const { typed } = word;
      const isKnown = (text: string): boolean => synonyms.has(text);
      let pieces = lexicon.cut(typed, isKnown);
      // Known words side by side are no mistake, nor is a character between them, unless all sounds as another word.
      const whole = pieces.filter((piece) => piece.length > 1);
      if (
        whole.length < 2 ||
        !whole.every((piece) => lexicon.has(piece) || isKnown(piece)) ||
        lexicon.isSlip(typed)
      ) {
        if (typed.length < 8) {
          const [other, { fulls }] = await said(reworded(typed));
          if (fulls) return [other];
        }
        const right = await repaired(typed, lexicon, apart);
        if (right) return [right];
      }
      if (pieces.length === 1) pieces = await torn(typed);
      const long = pieces.filter((piece) => symbols(piece).length > 1);
      // 充电桩 is not 充电, nor 人居环境 环境: of a short word nothing may be left out, of others not half.
      const kept = long.join("").length;
      if (
        long[0] === typed ||
        kept * 2 <= typed.length ||
        (kept < typed.length && typed.length < 4)
      )
        return [word];
      for (const from of pieces) if (!long.includes(from)) step("stop", from, "");
      const cut: Word[] = [];
      for (const piece of long) {
        const [own, { fulls }] = await said(withSynonyms(piece));
        cut.push((!fulls && (await repaired(piece, lexicon, false))) || own);
      }
      return cut;
    }

    const folded = fold(query);
    const typed = query.normalize("NFKC").toLowerCase();
    if (folded !== typed) step("traditional", typed, folded);
    const apart = runs(folded);
    const texts = await withoutLetters(apart);
    const pieces: string[] = [];
    for (const text of texts) pieces.push(...(await withoutStops(text)));
    const all = await Promise.all(
      (pieces.length ? pieces : texts).map((piece) => said(withSynonyms(piece))),
    );
    let words = all.map(([word]) => word);
    let found = all.map(([, own]) => own);
    const isLost = ({ typed: own }: Word, i: number): boolean =>
      !found[i]!.fulls && symbols(own).length > 1 && isHan(own);
    if (words.some(isLost)) {
      const lexicon = await openLexicon();
      const right: Word[] = [];
      for (const [i, word] of words.entries())
        right.push(
          ...(isLost(word, i) ? await mended(word, lexicon, apart.includes(word.typed)) : [word]),
        );
      words = right;
      found = await find(words);
    }
    words.forEach(({ typed, alternatives }, i) => {
      const named = new Set<string>();
      for (const text of found[i]!.otherwise) {
        // 党员中心花 is no word: what is named is the part that was said otherwise.
        const [from, to] = alternatives.find((other) => other.text === text)?.part || [typed, text];
        if (!named.has(to)) step("synonym", from, to);
        named.add(to);
      }
    });
    return { words, found, steps };
  }

  return { fold, bare, longestAt, alike, standIns, asFolded, read, known: () => synonyms.keys() };
}
