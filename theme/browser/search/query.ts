/** What a reader typed, turned into words to look up. Every change is a step that the reader sees. */

import type { Step } from "./api";
import type { Alternative, Index, Word } from "./ranking";
import { folding, runs, symbols, type Fold } from "./symbols";

export interface Tables {
  fold: string;
  synonyms: Record<string, [string, number][]>;
  stop: string[];
  particles: string;
}

/** What a query became. */
export interface Reading {
  words: Word[];
  steps: Step[];
}

export class Reader {
  readonly fold: Fold;
  private longest = 1;

  constructor(private tables: Tables) {
    this.fold = folding(tables.fold);
    for (const word of Object.keys(tables.synonyms)) this.longest = Math.max(this.longest, word.length);
  }

  /** The words of a query with nothing done to them but the fold. */
  asTyped(query: string): Word[] {
    return runs(this.fold(query)).map((typed) => ({ typed, alternatives: [{ text: typed, weight: 1 }] }));
  }

  async read(query: string, index: Index): Promise<Reading> {
    const steps: Step[] = [];
    const words: Word[] = [];
    for (const typed of runs(this.fold(query))) {
      const pieces = await this.withoutStops(typed, index, steps);
      for (const piece of pieces) words.push(this.withSynonyms(piece));
    }
    return { words, steps };
  }

  private withSynonyms(typed: string): Word {
    const alternatives: Alternative[] = [{ text: typed, weight: 1 }];
    const add = (text: string, weight: number): void => {
      if (!alternatives.some((a) => a.text === text)) alternatives.push({ text, weight });
    };
    const known = this.tables.synonyms[typed];
    if (known) known.forEach(([text, weight]) => add(text, weight));
    else if (typed.length < 8) {
      for (let at = 0; at < typed.length; at++) {
        const part = this.longestAt(typed, at);
        if (part.length < 2 || part === typed) continue;
        for (const [text, weight] of this.tables.synonyms[part]!) add(typed.replace(part, text), weight * 0.9);
        at += part.length - 1;
      }
    }
    return { typed, alternatives };
  }

  /** The longest word with synonyms that stands in `text` at `at`, or "". */
  private longestAt(text: string, at: number): string {
    for (let length = Math.min(this.longest, text.length - at); length > 1; length--) {
      const part = text.substr(at, length);
      if (this.tables.synonyms.hasOwnProperty(part)) return part;
    }
    return "";
  }

  /** Cuts phrases out that say nothing, unless a record has the whole. Words with synonyms stay whole. */
  private async withoutStops(typed: string, index: Index, steps: Step[]): Promise<string[]> {
    if (symbols(typed).length < 4) return [typed];
    const pieces: string[] = [];
    let piece = "";
    const dropped: string[] = [];
    for (let at = 0; at < typed.length; ) {
      const known = this.longestAt(typed, at);
      const stop = known ? "" : this.tables.stop.find((s) => typed.startsWith(s, at)) || "";
      const particle = !known && !stop && this.tables.particles.includes(typed[at]!);
      if (stop || particle) {
        if (piece) pieces.push(piece);
        piece = "";
        if (stop) dropped.push(stop);
        at += stop.length || 1;
      } else {
        const step = known || typed[at]!;
        piece += step;
        at += step.length;
      }
    }
    if (piece) pieces.push(piece);
    if (!pieces.length || (pieces.length === 1 && pieces[0] === typed)) return [typed];
    if (typed.length < 9) {
      const [whole] = await index.find([{ typed, alternatives: [{ text: typed, weight: 1 }] }]);
      if (whole!.full.size) return [typed];
    }
    for (const from of dropped) steps.push({ kind: "stop", from, to: "" });
    const long = pieces.filter((p) => symbols(p).length > 1);
    return long.length ? long : pieces;
  }
}
