/** How well documents answer the words of a query. */

import { isHan, symbols, terms } from "./symbols";
import type { Postings, Store } from "./store";

/** One way to say a word: as typed (weight 1) or otherwise. */
export interface Alternative {
  text: string;
  weight: number;
}

/** A word of the query with all its alternatives, of which a document needs one. */
export interface Word {
  typed: string;
  alternatives: Alternative[];
}

/** What one word finds: the score of each document, and those which have all of the word. */
export interface Found {
  scores: Map<number, number>;
  full: Set<number>;
  /** Whether some document has the word only in another wording. */
  synonyms: boolean;
  /** How much the word tells: the sum of the weights of its terms as typed. */
  information: number;
}

/** What an occurrence counts, by the level of postings.py. */
const LEVELS = [0.15, 0.3, 0.6, 1, 1.3, 1.6, 1.9, 2.2];

/** Looks up words. `count` is the number of documents. */
export class Index {
  constructor(
    private store: Store,
    readonly count: number
  ) {}

  /** Finds every word; loads what is needed for all of them at once. */
  async find(words: Word[]): Promise<Found[]> {
    const texts = words.reduce<string[]>((all, word) => all.concat(word.alternatives.map((a) => a.text)), []);
    const wanted: string[] = [];
    const prefixes: string[] = [];
    for (const text of texts) {
      const all = symbols(text);
      if (all.length === 1 && isHan(all[0]!)) prefixes.push(all[0]!);
      else wanted.push(...terms(text));
    }
    const postings = await this.store.postings(wanted, prefixes);
    return words.map((word) => this.word(word, postings));
  }

  private rarity(postings: Postings): number {
    return Math.log(1 + this.count / (postings.length + 0.5));
  }

  private word(word: Word, postings: Map<string, Postings>): Found {
    const scores = new Map<number, number>();
    const full = new Set<number>();
    let information = 0;
    let synonyms = false;
    for (const { text, weight } of word.alternatives) {
      const found = this.phrase(terms(text), postings);
      const own = text === word.alternatives[0]!.text;
      if (own) information = found.information;
      // A longer wording tells no more than the word that it stands for.
      const factor = own ? 1 : weight * Math.min(1, information / found.information);
      found.scores.forEach((score, document) => {
        if (!own && !found.full.has(document)) return;
        if (score * factor > (scores.get(document) || 0)) scores.set(document, score * factor);
      });
      found.full.forEach((document) => {
        if (!own && !full.has(document)) synonyms = true;
        full.add(document);
      });
    }
    return { scores, full, synonyms, information };
  }

  private phrase(wanted: string[], postings: Map<string, Postings>): Found {
    const sums = new Map<number, number>();
    const matched = new Map<number, number>();
    const counts = new Map<number, number>();
    let information = 0;
    for (const term of wanted) {
      const list = postings.get(term) || [];
      const rarity = this.rarity(list);
      information += rarity;
      for (const posting of list) {
        const document = posting >> 3;
        sums.set(document, (sums.get(document) || 0) + rarity * LEVELS[posting & 7]!);
        matched.set(document, (matched.get(document) || 0) + rarity);
        counts.set(document, (counts.get(document) || 0) + 1);
      }
    }
    const scores = new Map<number, number>();
    const full = new Set<number>();
    sums.forEach((sum, document) => {
      const share = matched.get(document)! / information;
      scores.set(document, sum * share * share);
      if (counts.get(document) === wanted.length) full.add(document);
    });
    return { scores, full, synonyms: false, information };
  }
}

export interface Hit {
  document: number;
  score: number;
  full: boolean;
}

/** What a word counts in a document that does not have it, as against one occurrence. */
const MISSING = 0.02;
/** Documents that have less than this share of the best score are left out, unless they have every word. */
const LEAST = 0.04;

/**
 * Joins what the words found: documents with all words first, then by score. The score is the geometric mean
 * of the words' scores, weighted by what each word tells: a document about both words of a query comes
 * before one that is full of the first and mentions the second.
 */
export function joined(found: Found[]): Hit[] {
  const total = found.reduce((sum, f) => sum + f.information, 0) || 1;
  const documents = new Set<number>();
  for (const { scores } of found) scores.forEach((_, document) => documents.add(document));
  const hits: Hit[] = [];
  documents.forEach((document) => {
    let logarithm = 0;
    let full = true;
    for (const word of found) {
      const level = (word.scores.get(document) || 0) / (word.information || 1);
      logarithm += (Math.log(MISSING + level) * word.information) / total;
      if (!word.full.has(document)) full = false;
    }
    hits.push({ document, score: Math.exp(logarithm), full });
  });
  hits.sort((a, b) => Number(b.full) - Number(a.full) || b.score - a.score || a.document - b.document);
  const best = hits.reduce((most, hit) => Math.max(most, hit.score), 0);
  return hits.filter((hit) => hit.full || hit.score >= best * LEAST);
}
