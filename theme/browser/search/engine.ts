/** The search: from a query to results, with everything that a page shows about them. */

import type { Casebook, Language, Result, SearchOptions, SectionName, Suggestion } from "./api";
import { ANSWERS, coverage, stands } from "./coverage";
import { excerpt } from "./excerpt";
import { chosenIn, openFacets } from "./facets";
import { openLexicon, type Lexicon, type LexiconFile } from "./lexicon";
import { named } from "./pages";
import { openReader, type Reader, type Reading, type Tables } from "./query";
import { lists } from "./numbers";
import { finding, joined, partsFirst, RELATED, top, type Hit, type Word } from "./ranking";
import { section as sectionOf } from "./sections";
import type { Order, Store } from "./store";
import type { Fold } from "./symbols";

const PAGE = 10;
const CASES_SUGGESTED = 3;
/** So many records are looked into to tell whether any answers. */
const LOOKED_INTO = 3;
/** Of so many the text is read where the words must stand in one section: the index does not know sections. */
const MOST_READ = 200;
/** Records that are known to answer are among so many that are found first. */
const KNOWN = 10;
/** So many queries are kept, with what they find: one that is only filtered anew is not searched anew. */
const KEPT = 4;
/** What scores this share of the best is near it. */
const NEAR = 0.5;
const PLACE = /^[a-z]+$|[省市县区州盟旗]$/;

interface Query {
  reading: Reading;
  all: Hit[];
  /** Number of records. */
  count: number;
  tables: Tables;
  fold: Fold;
  bare: (text: string) => string;
  standIns: (text: string) => string[];
}

/** What was typed, folded, without blanks. */
const letters = (query: string, fold: Fold): string => fold(query).replace(/[\s']/g, "");

export function openEngine(store: Store): Casebook {
  const facets = openFacets(store);
  let reader: Reader | undefined;
  let opened: Lexicon | undefined;
  const kept = new Map<string, Promise<Query>>();

  const lexicon = async (): Promise<Lexicon> =>
    (opened ||= openLexicon(await store.named<LexiconFile>("lexicon"), reader!.known()));

  /** What a query finds before it is filtered and sorted: kept for the next, which often only filters. */
  function found(asked: string, asTyped: boolean): Promise<Query> {
    const key = `${asTyped}${asked}`;
    const query = kept.get(key) || searched(asked, asTyped);
    kept.delete(key);
    kept.set(key, query);
    query.catch(() => kept.delete(key));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return query;
  }

  async function searched(asked: string, asTyped: boolean): Promise<Query> {
    const [{ count, wholes }, tables] = await Promise.all([
      store.manifest(),
      store.named<Tables>("tables"),
    ]);
    const { fold, bare, standIns, read, asFolded } = (reader ||= openReader(tables, lexicon));
    const reading = await (asTyped ? asFolded : read)(asked, finding(store, count));
    const all = asked
      ? partsFirst(joined(reading.found, count), lists(wholes))
      : Array.from({ length: count }, (_, document) => ({ document, score: 0, full: true }));
    return { reading, all, count, tables, fold, bare, standIns };
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
    section?: SectionName,
  ): Promise<Omit<Result, "standing">> {
    const text = await store.text(document);
    const { card } = text;
    const url = `cases/${card.id}/index.html`;
    const wanted = words.map((word) => word.alternatives.map((a) => a.text));
    const shown = excerpt(section ? sectionOf(text, section) : text, wanted, fold);
    return { id: card.id, url, title: card.title, score, full, card, ...shown };
  }

  /** Those of `hits` in one section of which all the words stand; they are read in the order of `before`. */
  async function standingIn(
    name: SectionName,
    hits: Hit[],
    words: Word[],
    fold: Fold,
    before: (a: Hit, b: Hit) => number,
  ): Promise<Hit[]> {
    const first = top(hits, 0, MOST_READ, before);
    const texts = await Promise.all(first.map(({ document }) => store.text(document)));
    return first.filter((_, i) => stands(sectionOf(texts[i]!, name), words, fold));
  }

  /** The places of records called `first` among what is found, by their numbers; those that are found too late have none. */
  async function placesOf(hits: Hit[], first: string[]): Promise<Map<number, number>> {
    const places = new Map<number, number>();
    if (!first.length) return places;
    for (const { document } of top(hits, 0, KNOWN, await order("relevance"))) {
      const place = first.indexOf((await store.text(document)).card.id);
      if (place >= 0) places.set(document, place);
    }
    return places;
  }

  /** What the first `hits` have of the query, and whether one of them answers it. */
  async function lookedInto(hits: Hit[], { words, found: postings }: Reading, fold: Fold) {
    const before = await order("relevance");
    const all = await Promise.all(
      top(hits, 0, LOOKED_INTO, before).map(async ({ document }) => {
        const covered = coverage(await store.text(document), document, words, postings, fold);
        return { document, ...covered };
      }),
    );
    return {
      answered: all.some(({ share }) => share >= ANSWERS),
      standing: new Map(all.map(({ document, standing }) => [document, standing])),
    };
  }

  async function search(query: string, options: SearchOptions = {}) {
    const {
      filters = {},
      facets: wanted = [],
      within = [],
      section,
      first = [],
      offset = 0,
      limit = PAGE,
    } = options;
    const asked = query.trim();
    const asTyped = Boolean(options.asTyped) || !asked;
    const [{ reading, all, count, fold }] = await Promise.all([
      found(asked, asTyped),
      facets.load([...wanted, ...chosenIn(filters).map(([name]) => name)]),
    ]);
    const narrower = await Promise.all(within.map((text) => found(text, Boolean(options.asTyped))));
    const narrowed = narrower.map((other) => {
      const whole = other.all.filter((hit) => hit.full);
      return new Set((whole.length ? whole : other.all).map(({ document }) => document));
    });
    const words = [reading, ...narrower.map((other) => other.reading)].flatMap((r) => r.words);
    const refusals = facets.refusals(filters, count);
    const before = await order(options.sort || (asked ? "relevance" : "date"));
    let matching = all.filter(({ document }) =>
      narrowed.every((documents) => documents.has(document)),
    );
    let unread = 0;
    if (section && words.length) {
      unread = Math.max(0, matching.length - MOST_READ);
      matching = await standingIn(section, matching, words, fold, before);
    }
    const left = (hit: Hit): boolean => !refusals.refused[hit.document];
    const places = await placesOf(matching.filter(left), first);
    // Hits are kept for other queries: they stay as they are.
    const most = matching.reduce((best, { score }) => Math.max(best, score), 0);
    if (places.size)
      matching = matching.map((hit) => {
        const place = places.get(hit.document);
        return place === undefined
          ? hit
          : { ...hit, full: true, score: most + first.length - place };
      });
    const hits = matching.filter(left);
    const full = hits.filter((hit) => hit.full).length;
    // Where records with every word are left, the facets count only such.
    const counted = full ? matching.filter((hit) => hit.full) : matching;
    const shown = top(hits, offset, limit, before);
    const { answered, standing } = await lookedInto(asked ? hits : [], reading, fold);
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    return {
      total: hits.length,
      full,
      near: full || hits.filter(({ score }) => score >= best * NEAR).length,
      unread,
      weak: Boolean(asked) && !answered && !places.size,
      results: await Promise.all(
        shown.map(async (hit) => ({
          ...(await result(hit, words, fold, section)),
          standing: standing.get(hit.document) || [],
        })),
      ),
      understood: {
        query: reading.words.map((word) => word.typed).join(" "),
        asTyped: asked,
        steps: reading.steps,
      },
      facets: facets.counts(
        wanted,
        filters,
        refusals,
        counted.map(({ document }) => document),
      ),
    };
  }

  async function suggest(prefix: string, limit = 8): Promise<Suggestion[]> {
    if (!prefix.trim()) return [];
    const { weak, results } = await search(prefix, { limit: CASES_SUGGESTED });
    const { fold } = await found(prefix.trim(), false);
    const [called, { starting }] = await Promise.all([pages(prefix, limit), lexicon()]);
    const cases = weak ? [] : results.map(({ title, url }) => ({ text: title, kind: "案例", url }));
    // The page and the case that fit best come first; then there is something of everything.
    const suggested = [...called.slice(0, 1), ...cases.slice(0, 1), ...called.slice(1, limit / 2)];
    const rest = cases.slice(1);
    // Of words that mean the same one is enough: 没物业, not 没物业公司 and 没物业管理 as well.
    const { alike } = await language();
    const meant = new Set<string>();
    for (const text of starting(letters(prefix, fold), limit)) {
      if (suggested.some((known) => known.text === text)) continue;
      const meaning = [text, ...alike(text, true)];
      if (!meaning.some((word) => meant.has(word))) suggested.push({ text, kind: "词" });
      for (const word of meaning) meant.add(word);
    }
    return [...suggested.slice(0, Math.max(0, limit - rest.length)), ...rest].slice(0, limit);
  }

  async function pages(query: string, limit = 6): Promise<Suggestion[]> {
    const { reading, tables, fold, bare, standIns } = await found(query.trim(), false);
    const typed = [letters(query, fold)];
    let lines = tables.pages;
    // There are thousands of places, and their names are short.
    if (typed[0]!.length < 5 || PLACE.test(typed[0]!)) lines += `\n${await facets.placePages()}`;
    // Letters that only begin a word are looked up in the lexicon.
    if (/^[a-z]+$/.test(typed[0]!)) typed.push(...(await lexicon()).starting(typed[0]!, limit));
    const words = reading.words.map(({ alternatives }, i) => ({
      information: reading.found[i]!.information,
      wordings: alternatives.filter((a) => a.weight >= RELATED).map((a) => a.text),
    }));
    const others = reading.words.flatMap((word) => standIns(word.typed));
    return named(lines, { typed, bare: bare(fold(query)), words, others }, bare, limit);
  }

  async function language(): Promise<Language> {
    return (reader ||= openReader(await store.named<Tables>("tables"), lexicon));
  }

  return { search, suggest, pages, language };
}
