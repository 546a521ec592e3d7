/** How well documents answer the words of a query. */

import { isHan, symbols, terms } from "./symbols";
import type { Postings, Store } from "./store";

/** One way to say a word: as typed (weight 1) or otherwise. */
export interface Alternative {
  text: string;
  weight: number;
  /** The part of the word that is said otherwise, and how; without it all of it is. */
  part?: [from: string, to: string];
}

/** A word of the query with all its alternatives, of which a document needs one. The first is the word itself. */
export interface Word {
  typed: string;
  alternatives: Alternative[];
}

/** What one word finds. */
export interface Found {
  /** Score of each document by its number; 0 where the word is not. */
  scores: Float64Array;
  /** Not 0 for documents that have all of the word. */
  full: Uint16Array;
  /** How many documents have all of the word, and how many some of it. */
  fulls: number;
  some: number;
  /** The other wordings that found documents which do not have the word as typed. */
  otherwise: string[];
  /** How much the word tells: the sum of the rarities of its terms as typed. */
  information: number;
  /** The share of the word that each document has; what only its readers ask counts half. */
  shares: Float64Array;
}

/** What an occurrence counts, by the level of postings.py. Level 0 is what readers ask, not what the record says. */
const LEVELS = [0.5, 0.2, 0.6, 1, 1.3, 1.6, 1.9, 2.2];
/**
 * What a word counts in a document that does not have it, as against one occurrence. Nearer to 0 every word is needed;
 * questions, of whose words many say little, are answered best from 0.3 to 1.
 */
const MISSING = 0.3;
/** Documents that have less than this share of the best score are left out, unless they have every word. */
const LEAST = 0.04;
/** Another wording that weighs less is only related to the word: it finds a document, but never in full. */
export const RELATED = 0.4;
/** What the score of a whole is at most, as against that of its parts. */
const BEHIND = 0.999;
/** A part that scores this share of what the whole does is found as well. */
const AS_WELL = 0.9;

/** Looks up words among `count` documents; loads what is needed for all of them at once. */
export type Find = (words: Word[]) => Promise<Found[]>;

export function finding(store: Store, count: number): Find {
  function phrase(text: string, postings: Map<string, Postings>): Found {
    const wanted = terms(text);
    const scores = new Float64Array(count);
    const matched = new Float64Array(count);
    const full = new Uint16Array(count);
    const shares = new Float64Array(count);
    let information = 0;
    for (const term of wanted) {
      const list = postings.get(term) || [];
      const rarity = Math.log(1 + count / (list.length + 0.5));
      information += rarity;
      for (const posting of list) {
        const document = posting >> 3;
        const level = posting & 7;
        scores[document]! += rarity * LEVELS[level]!;
        matched[document]! += rarity;
        shares[document]! += level ? rarity : rarity / 2;
        if (level) full[document]!++;
      }
    }
    let fulls = 0;
    let some = 0;
    for (let document = 0; document < count; document++) {
      if (!matched[document]) continue;
      some++;
      shares[document]! /= information;
      const whole = full[document] === wanted.length;
      full[document] = whole ? 1 : 0;
      if (whole) fulls++;
      else scores[document]! *= (matched[document]! / information) ** 2;
    }
    return { scores, full, fulls, some, information, shares, otherwise: [] };
  }

  function one({ alternatives }: Word, postings: Map<string, Postings>): Found {
    const word = phrase(alternatives[0]!.text, postings);
    const { scores, full, information } = word;
    const asTyped = full.slice();
    for (const { text, weight } of alternatives.slice(1)) {
      const other = phrase(text, postings);
      // A longer wording tells no more than the word that it stands for.
      const factor = weight * Math.min(1, information / other.information);
      let more = false;
      for (let document = 0; document < count; document++) {
        if (!other.full[document] || asTyped[document]) continue;
        more = true;
        if (!scores[document]) word.some++;
        scores[document] = Math.max(scores[document]!, other.scores[document]! * factor);
        if (full[document] || weight < RELATED) continue;
        full[document] = 1;
        word.fulls++;
      }
      if (more) word.otherwise.push(text);
    }
    if (word.otherwise.length) {
      // Documents that have the word as typed come before all others.
      let best = 0;
      for (let document = 0; document < count; document++)
        if (!asTyped[document]) best = Math.max(best, scores[document]!);
      for (let document = 0; document < count; document++)
        if (asTyped[document])
          scores[document] = Math.max(scores[document]!, best + scores[document]! / 100);
    }
    return word;
  }

  return async (words) => {
    const wanted: string[] = [];
    const prefixes: string[] = [];
    for (const { alternatives } of words)
      for (const { text } of alternatives) {
        const all = symbols(text);
        if (all.length === 1 && isHan(all[0]!)) prefixes.push(all[0]!);
        else wanted.push(...terms(text));
      }
    const postings = await store.postings(wanted, prefixes);
    return words.map((word) => one(word, postings));
  };
}

export interface Hit {
  document: number;
  score: number;
  /** It has every word, or answers better than all that have. */
  full: boolean;
}

/**
 * Joins what the words found. The score is the geometric mean of the words' scores, weighted by what each
 * word tells: a document about both words of a query comes before one that is full of the first and mentions
 * the second.
 */
export function joined(words: Found[], count: number): Hit[] {
  const total = words.reduce((sum, { information }) => sum + information, 0);
  const hits: Hit[] = [];
  let best = 0;
  for (let document = 0; document < count; document++) {
    if (!words.some(({ scores }) => scores[document])) continue;
    let logarithm = 0;
    for (const { scores, information } of words)
      logarithm += (Math.log(MISSING + scores[document]! / information) * information) / total;
    const score = Math.exp(logarithm);
    best = Math.max(best, score);
    hits.push({ document, score, full: words.every(({ full }) => full[document]) });
  }
  // Who has every word by the way does not come before who is about it: 小饭桌 is opened elsewhere, 一天 said of something else.
  const whole = hits.reduce((most, hit) => (hit.full ? Math.max(most, hit.score) : most), 0);
  if (whole && words.length > 1) for (const hit of hits) if (hit.score >= whole) hit.full = true;
  return hits.filter((hit) => hit.full || hit.score >= best * LEAST);
}

/** Puts each of `wholes` behind those of its parts that are found about as well as it is: they say it where it happened. */
export function partsFirst(hits: Hit[], wholes: number[][]): Hit[] {
  const byDocument = new Map(wholes.length ? hits.map((hit) => [hit.document, hit]) : []);
  for (const [whole, ...parts] of wholes) {
    const hit = byDocument.get(whole!);
    if (!hit) continue;
    const score = hit.score;
    for (const part of parts) {
      const other = byDocument.get(part);
      if (other && Number(other.full) >= Number(hit.full) && other.score >= score * AS_WELL)
        hit.score = Math.min(hit.score, other.score * BEHIND);
    }
  }
  return hits;
}

/** The hits from `offset` on, `limit` of them, in the order of `before`; faster than sorting them all. */
export function top(
  hits: Hit[],
  offset: number,
  limit: number,
  before: (a: Hit, b: Hit) => number,
): Hit[] {
  const wanted = offset + limit;
  const kept: Hit[] = [];
  for (const hit of hits) {
    const last = kept[wanted - 1];
    if (last && before(hit, last) >= 0) continue;
    let place = kept.length;
    while (place && before(hit, kept[place - 1]!) < 0) place--;
    kept.splice(place, 0, hit);
    kept.length = Math.min(kept.length, wanted);
  }
  return kept.slice(offset);
}
