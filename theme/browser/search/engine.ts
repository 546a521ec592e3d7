/** The search: from a query to results, with everything that a page shows about them. */

import type { Casebook, Language, Result, SearchOptions, Suggestion } from "./api";
import { ANSWERS, coverage } from "./coverage";
import { excerpt } from "./excerpt";
import { chosenIn, openFacets } from "./facets";
import { openLexicon, type Lexicon, type LexiconFile } from "./lexicon";
import { named } from "./pages";
import { openReader, type Reader, type Reading, type Tables } from "./query";
import { lists } from "./numbers";
import { finding, joined, partsFirst, top, type Hit, type Word } from "./ranking";
import type { Order, Store } from "./store";
import type { Fold } from "./symbols";

const PAGE = 10;
const CASES_SUGGESTED = 3;
/** So many records are looked into to tell whether any answers. */
const LOOKED_INTO = 3;
/** What scores this share of the best is near it. */
const NEAR = 0.5;
const PLACE = /^[a-z]+$|[省市县区州盟旗]$/;

interface Query {
  key: string;
  reading: Reading;
  all: Hit[];
  /** Number of records. */
  count: number;
  tables: Tables;
  fold: Fold;
  standIns: (text: string) => string[];
}

/** What was typed, folded, without blanks. */
const letters = (query: string, fold: Fold): string => fold(query).replace(/[\s']/g, "");

export function openEngine(store: Store): Casebook {
  const facets = openFacets(store);
  let reader: Reader | undefined;
  let opened: Lexicon | undefined;
  let last: Query | undefined;

  const lexicon = async (): Promise<Lexicon> =>
    (opened ||= openLexicon(await store.named<LexiconFile>("lexicon"), reader!.known()));

  /** What a query finds before it is filtered and sorted: kept for the next, which often only filters. */
  async function found(asked: string, asTyped: boolean): Promise<Query> {
    const key = `${asTyped}${asked}`;
    if (last?.key === key) return last;
    const [{ count, wholes }, tables] = await Promise.all([
      store.manifest(),
      store.named<Tables>("tables"),
    ]);
    const { fold, standIns, read, asFolded } = (reader ||= openReader(tables, lexicon));
    const reading = await (asTyped ? asFolded : read)(asked, finding(store, count));
    const all = asked
      ? partsFirst(joined(reading.found, count), lists(wholes))
      : Array.from({ length: count }, (_, document) => ({ document, score: 0, full: true }));
    return (last = { key, reading, all, count, tables, fold, standIns });
  }

  /** Hits with all words first, then by what is asked for, then by score. */
  async function order(
    by: NonNullable<SearchOptions["sort"]>,
  ): Promise<(a: Hit, b: Hit) => number> {
    const keys = by === "relevance" ? [] : (await store.named<Order>("order"))[by];
    return (a, b) =>
      Number(b.full) - Number(a.full) ||
      (keys[b.document] || 0) - (keys[a.document] || 0) ||
      b.score - a.score ||
      a.document - b.document;
  }

  async function result(
    { document, score, full }: Hit,
    words: Word[],
    fold: Fold,
  ): Promise<Omit<Result, "standing">> {
    const text = await store.text(document);
    const { id, title } = text.card;
    const url = `cases/${id}/index.html`;
    const wanted = words.map((word) => word.alternatives.map((a) => a.text));
    const shown = excerpt(text, wanted, fold);
    return { id, url, title, score, full, card: text.card, ...shown };
  }

  /** What the first `hits` have of the query, and whether one of them answers it. */
  async function lookedInto(hits: Hit[], { words, found: own }: Reading, fold: Fold) {
    const before = await order("relevance");
    const all = await Promise.all(
      top(hits, 0, LOOKED_INTO, before).map(async ({ document }) => {
        const found = coverage(await store.text(document), document, words, own, fold);
        return { document, ...found };
      }),
    );
    return {
      answered: all.some(({ share }) => share >= ANSWERS),
      standing: new Map(all.map(({ document, standing }) => [document, standing])),
    };
  }

  async function search(query: string, options: SearchOptions = {}) {
    const { filters = {}, facets: wanted = [], offset = 0, limit = PAGE } = options;
    const asked = query.trim();
    const [{ reading, all, count, fold }] = await Promise.all([
      found(asked, Boolean(options.asTyped) || !asked),
      facets.load([...wanted, ...chosenIn(filters).map(([name]) => name)]),
    ]);
    const refusals = facets.refusals(filters, count);
    const hits = all.filter(({ document }) => !refusals.refused[document]);
    const full = hits.filter((hit) => hit.full).length;
    // Where records with every word are left, the facets count only such.
    const counted = (full ? all.filter((hit) => hit.full) : all).map(({ document }) => document);
    const before = await order(options.sort || (asked ? "relevance" : "date"));
    const shown = top(hits, offset, limit, before);
    const { answered, standing } = await lookedInto(asked ? hits : [], reading, fold);
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    return {
      total: hits.length,
      full,
      near: full || hits.filter(({ score }) => score >= best * NEAR).length,
      weak: Boolean(asked) && !answered,
      results: await Promise.all(
        shown.map(async (hit) => ({
          ...(await result(hit, reading.words, fold)),
          standing: standing.get(hit.document) || [],
        })),
      ),
      understood: {
        query: reading.words.map((word) => word.typed).join(" "),
        asTyped: asked,
        steps: reading.steps,
      },
      facets: facets.counts(wanted, filters, refusals, counted),
    };
  }

  async function suggest(prefix: string, limit = 8): Promise<Suggestion[]> {
    if (!prefix.trim()) return [];
    const { weak, results } = await search(prefix, { limit: CASES_SUGGESTED });
    const { fold } = await found(prefix.trim(), false);
    const [called, { starting }] = await Promise.all([pages(prefix, limit), lexicon()]);
    const suggested = called.slice(0, limit / 2);
    for (const text of starting(letters(prefix, fold), limit))
      if (!suggested.some((known) => known.text === text)) suggested.push({ text, kind: "词" });
    const cases = weak ? [] : results.map(({ title, url }) => ({ text: title, kind: "案例", url }));
    return [...suggested.slice(0, Math.max(0, limit - cases.length)), ...cases].slice(0, limit);
  }

  async function pages(query: string, limit = 6): Promise<Suggestion[]> {
    const { reading, tables, fold, standIns } = await found(query.trim(), false);
    const typed = letters(query, fold);
    const words = [typed];
    let lines = tables.pages;
    // There are thousands of places, and their names are short.
    if (typed.length < 5 || PLACE.test(typed)) lines += `\n${await facets.placePages()}`;
    // Letters that only begin a word are looked up in the lexicon.
    if (/^[a-z]+$/.test(typed)) words.push(...(await lexicon()).starting(typed, limit));
    const others = reading.words.flatMap((word) => standIns(word.typed));
    return named(lines, words, others, limit);
  }

  async function language(): Promise<Language> {
    return (reader ||= openReader(await store.named<Tables>("tables"), lexicon));
  }

  return { search, suggest, pages, language };
}
