/** The search: from a query to results, with everything that a page shows about them. */

import type { Answer, Card, Casebook, Result, SearchOptions, Suggestion } from "./api";
import { excerpt } from "./excerpt";
import { chosenIn, Facets } from "./facets";
import { named } from "./pages";
import { Lexicon, type LexiconFile } from "./lexicon";
import { Reader, type Reading, type Tables } from "./query";
import { Index, joined, top, type Hit, type Word } from "./ranking";
import type { Order, Store } from "./store";

const PAGE = 10;
const CASES_SUGGESTED = 3;
const PLACE = /^[a-z]+$|[省市县区州盟旗]$/;

interface Query {
  key: string;
  reading: Reading;
  all: Hit[];
  reader: Reader;
  /** Number of records. */
  count: number;
}

/** What was typed, folded, without blanks. */
const letters = (query: string, reader: Reader): string => reader.fold(query).replace(/[\s']/g, "");

const address = (id: string): string => `cases/${id}/index.html`;

export class Engine implements Casebook {
  private reader?: Reader;
  private lexicon?: Lexicon;
  private last?: Query;
  private numbers = new Map<string, number>();
  private facets: Facets;

  constructor(private store: Store) {
    this.facets = new Facets(store);
  }

  private async words(): Promise<Lexicon> {
    return (this.lexicon =
      this.lexicon || new Lexicon(await this.store.named<LexiconFile>("lexicon")));
  }

  async search(query: string, options: SearchOptions = {}): Promise<Answer> {
    const filters = options.filters || {};
    const wanted = options.facets || [];
    const asked = query.trim();
    const [{ reading, all, reader, count }] = await Promise.all([
      this.found(asked, Boolean(options.asTyped) || !asked),
      this.facets.load([...wanted, ...chosenIn(filters).map(([name]) => name)]),
    ]);
    const anyFull = all.some((hit) => hit.full);
    const counted = (anyFull ? all.filter((hit) => hit.full) : all).map((hit) => hit.document);
    const { passes, counts } = this.facets.apply(filters, wanted, count, counted);
    const hits = all.filter((hit) => passes(hit.document));
    const full = hits.filter((hit) => hit.full).length;
    const before = await this.order(options.sort || (asked ? "relevance" : "date"));
    const shown = top(hits, options.offset || 0, options.limit ?? PAGE, before);
    const results = await Promise.all(shown.map((hit) => this.result(hit, reading.words, reader)));
    return {
      total: hits.length,
      full,
      weak: Boolean(asked) && !full,
      results,
      understood: {
        query: reading.words.map((word) => word.typed).join(" "),
        asTyped: asked,
        steps: reading.steps,
      },
      facets: counts,
    };
  }

  /** What a query finds before it is filtered and sorted: kept for the next, which often only filters. */
  private async found(asked: string, asTyped: boolean): Promise<Query> {
    const key = `${asTyped}${asked}`;
    if (this.last?.key === key) return this.last;
    const [{ count }, tables] = await Promise.all([
      this.store.manifest(),
      this.store.named<Tables>("tables"),
    ]);
    const reader = (this.reader = this.reader || new Reader(tables, () => this.words()));
    const index = new Index(this.store, count);
    const reading = await (asTyped ? reader.asTyped(asked, index) : reader.read(asked, index));
    const all = asked
      ? joined(reading.found, count)
      : Array.from({ length: count }, (_, document): Hit => ({ document, score: 0, full: true }));
    return (this.last = { key, reading, all, reader, count });
  }

  /** Hits with all words first, then by what is asked for, then by score. */
  private async order(by: NonNullable<SearchOptions["sort"]>): Promise<(a: Hit, b: Hit) => number> {
    const keys = by === "relevance" ? [] : (await this.store.named<Order>("order"))[by];
    return (a, b) =>
      Number(b.full) - Number(a.full) ||
      (keys[b.document] || 0) - (keys[a.document] || 0) ||
      b.score - a.score ||
      a.document - b.document;
  }

  private async result(hit: Hit, words: Word[], reader: Reader): Promise<Result> {
    const text = await this.store.text(hit.document);
    const { id, title } = text.card;
    this.numbers.set(id, hit.document);
    const wanted = words.map((word) => word.alternatives.map((a) => a.text));
    return {
      id,
      url: address(id),
      title,
      score: hit.score,
      full: hit.full,
      ...excerpt(text, wanted, reader.fold),
    };
  }

  async suggest(prefix: string, limit = 8): Promise<Suggestion[]> {
    if (!prefix.trim()) return [];
    const answer = await this.search(prefix, { limit: CASES_SUGGESTED });
    const [pages, lexicon] = await Promise.all([this.pages(prefix, limit), this.words()]);
    const cases = answer.weak ? [] : answer.results;
    const found = pages.slice(0, limit / 2);
    for (const text of lexicon.starting(letters(prefix, this.reader!), limit))
      if (!found.some((known) => known.text === text)) found.push({ text, kind: "词" });
    return found
      .slice(0, limit - cases.length)
      .concat(cases.map(({ title, url }): Suggestion => ({ text: title, kind: "案例", url })));
  }

  async pages(query: string, limit = 6): Promise<Suggestion[]> {
    const { reading, reader } = await this.found(query.trim(), false);
    const typed = letters(query, reader);
    // There are thousands of places, and their names are short.
    const files = [this.store.named<string>("pages")];
    if (typed.length < 5 || PLACE.test(typed)) files.push(this.facets.placePages());
    const lines = (await Promise.all(files)).join("\n");
    const words = [typed];
    // Letters that only begin a word are looked up in the lexicon.
    if (/^[a-z]+$/.test(typed)) words.push(...(await this.words()).starting(typed, limit));
    const others = reading.words.flatMap((word) => word.alternatives.map((a) => a.text));
    return named(lines, words, others, limit);
  }

  async cards(ids: string[]): Promise<Card[]> {
    const numbers = await Promise.all(ids.map((id) => this.numberOf(id)));
    return Promise.all(
      numbers
        .filter((n) => n >= 0)
        .map(async (n) => {
          const { card } = await this.store.text(n);
          return { ...card, url: address(card.id) };
        }),
    );
  }

  private async numberOf(id: string): Promise<number> {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const ids = await this.store.named<string>("ids");
    ids.split(" ").forEach((other, n) => this.numbers.set(other, n));
    const found = this.numbers.get(id);
    return found === undefined ? -1 : found;
  }
}
