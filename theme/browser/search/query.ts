/** What a reader typed, turned into words to look up. Every change is a step that the reader sees. */

import type { Step } from "./api";
import type { Lexicon } from "./lexicon";
import { inFigures, NUMERAL } from "./numerals";
import type { Alternative, Found, Index, Word } from "./ranking";
import { folding, isHan, runs, symbols, terms, type Fold } from "./symbols";

export interface Tables {
  fold: string;
  /**
   * Lines "weight, tab, words, tab, others", words with | between them. Without others a group, whose words stand
   * for each other; those that begin with ~ are in no record, and so not looked up.
   */
  synonyms: string;
  stop: string[];
  particles: string;
}

/** The number in characters that stands in `text` at `at`, or "". */
function numeralAt(text: string, at: number): string {
  const found = NUMERAL.exec(text.slice(at));
  return found && !found.index ? found[0] : "";
}

/** What a query became, and what its words found. */
export interface Reading {
  words: Word[];
  found: Found[];
  steps: Step[];
}

const LOST = "~";
/** A word that so many records have as typed is not searched in other words: each costs files of the index. */
const ENOUGH = 20;
/** So many other wordings of a word are looked up at a time, until records enough are found. */
const WORDINGS = 3;
/** A number in figures is the number that was typed, but may count something else. */
const FIGURES = 0.8;

const plain = (typed: string): Word => ({ typed, alternatives: [{ text: typed, weight: 1 }] });

/** 绿 is typed lü or lv; the lexicon has lv. */
const plainLetters = (letters: string): string => letters.replace(/ü/g, "v");

export class Reader {
  readonly fold: Fold;
  private synonyms = new Map<string, Alternative[]>();
  /** All words of the table, also those that are only searched for. */
  private known = new Set<string>();
  private longest = 1;

  constructor(
    private tables: Tables,
    private lexicon: () => Promise<Lexicon>,
  ) {
    this.fold = folding(tables.fold);
    for (const line of tables.synonyms.split("\n")) {
      const [weight, sides, targets] = line.split("\t") as [string, string, string?];
      const words = sides.split("|");
      const others = targets ? targets.split("|") : words.filter((word) => word[0] !== LOST);
      for (const word of others) this.known.add(word);
      for (const name of words) {
        const word = name.replace(LOST, "");
        this.known.add(word);
        const known = this.synonyms.get(word) || [];
        for (const text of others)
          // Whoever has a wording that holds the word has the word.
          if (!text.includes(word)) known.push({ text, weight: Number(weight) });
        this.synonyms.set(word, known);
        this.longest = Math.max(this.longest, word.length);
      }
    }
  }

  /** The words of a query with nothing done to them but the fold. */
  async asTyped(query: string, index: Index): Promise<Reading> {
    const words = runs(this.fold(query)).map(plain);
    return { words, found: await index.find(words), steps: [] };
  }

  async read(query: string, index: Index): Promise<Reading> {
    const steps: Step[] = [];
    const folded = this.fold(query);
    const typed = query.normalize("NFKC").toLowerCase();
    if (folded !== typed) steps.push({ kind: "traditional", from: typed, to: folded });
    const texts = await this.withoutLetters(runs(folded), index, steps);
    let words: Word[] = [];
    for (const text of texts) {
      words.push(...(await this.withoutStops(text, index, steps)).map(plain));
    }
    if (!words.length) words = texts.map(plain);
    const said = await Promise.all(
      words.map((word) => this.said(this.withSynonyms(word.typed), index)),
    );
    words = said.map(([word]) => word);
    let found = said.map((word) => word[1]);
    if (found.some((f) => !f.fulls)) {
      words = await this.mended(words, found, index, steps, runs(folded));
      found = await index.find(words);
    }
    words.forEach((word, i) => {
      const to = found[i]!.otherwise;
      if (to) steps.push({ kind: "synonym", from: word.typed, to });
    });
    return { words, found, steps };
  }

  /** Reads letters as pinyin, unless a record has them as they stand. */
  private async withoutLetters(texts: string[], index: Index, steps: Step[]): Promise<string[]> {
    if (!texts.some((text) => /[a-z]/.test(text))) return texts;
    const lexicon = await this.lexicon();
    const found: string[] = [];
    for (let i = 0; i < texts.length; i++) {
      // Letters with blanks between them may be one word.
      let end = i;
      while (end < texts.length && /^[a-zü]+$/.test(texts[end]!)) end++;
      const joined = end > i + 1 ? lexicon.heard(plainLetters(texts.slice(i, end).join(""))) : [];
      if (joined.length === 1) {
        const to = await this.meant(joined[0]!, index);
        found.push(to);
        steps.push({ kind: "pinyin", from: texts.slice(i, end).join(" "), to });
        i = end - 1;
      } else found.push(await this.spelled(texts[i]!, lexicon, index, steps));
    }
    return found;
  }

  private async spelled(
    text: string,
    lexicon: Lexicon,
    index: Index,
    steps: Step[],
  ): Promise<string> {
    if (!/[a-z]{2}/.test(text)) return text;
    const [whole] = await index.find([plain(text)]);
    if (whole!.fulls) return text;
    let meant = text;
    for (const letters of text.match(/[a-zü]{2,}/g)!) {
      const heard = lexicon.heard(plainLetters(letters));
      if (!heard.length) continue;
      const to = (await Promise.all(heard.map((words) => this.meant(words, index)))).join("");
      steps.push({ kind: "pinyin", from: letters, to });
      meant = meant.replace(letters, to);
    }
    return meant;
  }

  /** Of words that sound alike, the first that some record has. */
  private async meant(words: string[], index: Index): Promise<string> {
    for (const word of words) {
      const [found] = await index.find([plain(word)]);
      if (found!.fulls) return word;
    }
    return words[0]!;
  }

  /** A word with as many of its wordings as it takes to find records enough, and what they find. */
  private async said(word: Word, index: Index): Promise<[Word, Found]> {
    const { typed, alternatives } = word;
    for (let tried = 1; ; tried += WORDINGS) {
      const some = { typed, alternatives: alternatives.slice(0, tried) };
      const [found] = await index.find([some]);
      if (found!.fulls >= ENOUGH || tried >= alternatives.length) return [some, found!];
    }
  }

  private withSynonyms(typed: string): Word {
    return {
      typed,
      alternatives: [
        { text: typed, weight: 1 },
        ...(this.synonyms.get(typed) || []),
        ...inFigures(typed).map((text) => ({ text, weight: FIGURES })),
      ],
    };
  }

  /** A word that no document has, said otherwise in one of its parts. */
  private reworded(typed: string): Word {
    const word = this.withSynonyms(typed);
    for (let at = 0; at < typed.length; at++) {
      const part = this.longestAt(typed, at);
      if (!part || part === typed) continue;
      for (const { text, weight } of this.synonyms.get(part) || []) {
        word.alternatives.push({ text: typed.replace(part, text), weight: weight * 0.9 });
      }
      at += part.length - 1;
    }
    return word;
  }

  private isKnown = (text: string): boolean => this.known.has(text);

  /** The longest word of the table that stands in `text` at `at`, or "". */
  private longestAt(text: string, at: number): string {
    for (let length = Math.min(this.longest, text.length - at); length > 1; length--) {
      const part = text.slice(at, at + length);
      if (this.known.has(part)) return part;
    }
    return "";
  }

  /** Cuts phrases out that say nothing, unless a record has the whole. Words with synonyms stay whole. */
  private async withoutStops(typed: string, index: Index, steps: Step[]): Promise<string[]> {
    if (symbols(typed).length < 4) return [typed];
    const pieces: string[] = [];
    let piece = "";
    const dropped: string[] = [];
    for (let at = 0; at < typed.length;) {
      const known = this.longestAt(typed, at) || numeralAt(typed, at);
      const stop = known ? "" : this.tables.stop.find((s) => typed.startsWith(s, at)) || "";
      const particle = !known && !stop && this.tables.particles.includes(typed[at]!);
      if (stop || particle) {
        if (piece) pieces.push(piece);
        piece = "";
        if (stop) dropped.push(stop);
        at += stop.length || 1;
      } else {
        const step = known || typed[at]!;
        const apart = NUMERAL.test(known);
        if (apart && piece) pieces.push(piece);
        piece = apart ? "" : piece + step;
        if (apart) pieces.push(step);
        at += step.length;
      }
    }
    if (piece) pieces.push(piece);
    if (pieces[0] === typed) return pieces;
    if (typed.length < 9) {
      const [whole] = await index.find([plain(typed)]);
      if (whole!.fulls) return [typed];
    }
    for (const from of dropped) steps.push({ kind: "stop", from, to: "" });
    const long = pieces.filter((p) => symbols(p).length > 1);
    return long.length ? long : pieces;
  }

  /**
   * Mends words that no document has: one wrong character, or several words written as one. `typed` are the words
   * that the reader set apart; the others are pieces of a sentence.
   */
  private async mended(
    words: Word[],
    found: Found[],
    index: Index,
    steps: Step[],
    typed: string[],
  ): Promise<Word[]> {
    const lexicon = await this.lexicon();
    const mended: Word[] = [];
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (found[i]!.fulls || symbols(word.typed).length < 2 || !isHan(symbols(word.typed)[0]!))
        mended.push(word);
      else {
        const apart = typed.includes(word.typed);
        mended.push(...(await this.mend(word, lexicon, index, steps, apart)));
      }
    }
    return mended;
  }

  private async mend(
    word: Word,
    lexicon: Lexicon,
    index: Index,
    steps: Step[],
    apart: boolean,
  ): Promise<Word[]> {
    let pieces = lexicon.cut(word.typed, this.isKnown);
    // Known words side by side are no mistake, nor is a character between them.
    const whole = pieces.filter((piece) => piece.length > 1);
    const known = whole.every((piece) => lexicon.has(piece) || this.isKnown(piece));
    if (!known || whole.length < 2) {
      if (word.typed.length < 8) {
        const [other, found] = await this.said(this.reworded(word.typed), index);
        if (found.fulls) return [other];
      }
      const right = await this.repair(word.typed, lexicon, index, steps, apart);
      if (right) return [right];
    }
    if (pieces.length === 1) pieces = await this.torn(word.typed, index);
    pieces = pieces.filter((piece) => symbols(piece).length > 1);
    if (!pieces.length || pieces[0] === word.typed) return [word];
    const cut: Word[] = [];
    for (const piece of pieces) {
      const [own, found] = await this.said(this.withSynonyms(piece), index);
      cut.push((!found.fulls && (await this.repair(piece, lexicon, index, steps, false))) || own);
    }
    return cut;
  }

  /** Cuts a word between neighbours that stand side by side in no document. */
  private async torn(word: string, index: Index): Promise<string[]> {
    const all = symbols(word);
    const pairs = await index.find(terms(word).map(plain));
    const pieces: string[] = [];
    let piece = all[0] ?? "";
    all.slice(1).forEach((symbol, i) => {
      if (pairs[i]!.some) piece += symbol;
      else {
        pieces.push(piece);
        piece = symbol;
      }
    });
    return [...pieces, piece];
  }

  private async repair(
    typed: string,
    lexicon: Lexicon,
    index: Index,
    steps: Step[],
    apart: boolean,
  ): Promise<Word | undefined> {
    const candidates = lexicon.repaired(typed, apart);
    // Every candidate costs some files of the index: the likeliest alone, then more at a time.
    for (let tried = 1; candidates.length; tried++) {
      const some = candidates.splice(0, tried);
      const found = await index.find(some.map(plain));
      const right = some.find((_, i) => found[i]!.fulls);
      if (!right) continue;
      steps.push({ kind: "repair", from: typed, to: right });
      return this.withSynonyms(right);
    }
    return undefined;
  }
}
