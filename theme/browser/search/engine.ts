/** The search: from a query to results, with everything that a page shows about them. */

import type { Answer, Card, Casebook, Result, SearchOptions, Suggestion } from "./api";
import { excerpt } from "./excerpt";
import { Facets, type Columns } from "./facets";
import { Lexicon, type LexiconFile } from "./lexicon";
import { Reader, type Reading, type Tables } from "./query";
import { Index, joined, top, type Hit, type Word } from "./ranking";
import type { Order, Store } from "./store";

const PAGE = 10;
const CASES_SUGGESTED = 3;

interface Query {
  key: string;
  reading: Reading;
  all: Hit[];
}

const address = (id: string): string => `cases/${id}/index.html`;

export class Engine implements Casebook {
  private reader?: Reader;
  private facets?: Facets;
  private lexicon?: Lexicon;
  private last?: Query;
  private numbers = new Map<string, number>();

  constructor(private store: Store) {}

  private async words(): Promise<Lexicon> {
    return (this.lexicon =
      this.lexicon || new Lexicon(await this.store.named<LexiconFile>("lexicon")));
  }

  async search(query: string, options: SearchOptions = {}): Promise<Answer> {
    const [manifest, tables, columns] = await Promise.all([
      this.store.manifest(),
      this.store.named<Tables>("tables"),
      this.store.named<Columns>("facets"),
    ]);
    const reader = (this.reader = this.reader || new Reader(tables, () => this.words()));
    const facets = (this.facets = this.facets || new Facets(columns));
    const index = new Index(this.store, manifest.count);
    const asked = query.trim();
    const { reading, all } = await this.found(
      asked,
      Boolean(options.asTyped) || !asked,
      reader,
      index,
    );
    const anyFull = all.some((hit) => hit.full);
    const counted = (anyFull ? all.filter((hit) => hit.full) : all).map((hit) => hit.document);
    const { passes, counts } = facets.apply(options.filters || {}, manifest.count, counted);
    const hits = all.filter((hit) => passes(hit.document));
    const full = hits.filter((hit) => hit.full).length;
    const before = await this.order(options.sort || (asked ? "relevance" : "date"));
    const shown = top(hits, options.offset || 0, options.limit || PAGE, before);
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
  private async found(
    asked: string,
    asTyped: boolean,
    reader: Reader,
    index: Index,
  ): Promise<Query> {
    const key = `${asTyped}${asked}`;
    if (!this.last || this.last.key !== key) {
      const reading = await (asTyped ? reader.asTyped(asked, index) : reader.read(asked, index));
      const all = asked
        ? joined(reading.found, index.count)
        : Array.from({ length: index.count }, (_, document): Hit => ({
            document,
            score: 0,
            full: true,
          }));
      this.last = { key, reading, all };
    }
    return this.last;
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
    const [answer, lexicon] = await Promise.all([
      this.search(prefix, { limit: CASES_SUGGESTED }),
      this.words(),
    ]);
    const typed = this.reader!.fold(prefix).replace(/[\s']/g, "");
    const words = lexicon.starting(typed, 4 * limit);
    const found: Suggestion[] = [];
    for (const { text, place } of this.facets!.named()) {
      if (!text.startsWith(typed) && !words.includes(text)) continue;
      if (place) found.push({ text, kind: "place", url: `regions/${place}/index.html` });
      else found.push({ text, kind: "term" });
    }
    for (const text of words)
      if (!found.some((known) => known.text === text)) found.push({ text, kind: "term" });
    const cases = answer.weak ? [] : answer.results;
    return found
      .slice(0, Math.max(1, limit - cases.length))
      .concat(cases.map(({ title, url }): Suggestion => ({ text: title, kind: "case", url })));
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
