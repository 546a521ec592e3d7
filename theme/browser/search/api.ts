/**
 * The public interface of the search: `window.casebook`.
 *
 * Everything is answered from files of the site itself. Addresses are relative to the
 * root of the site ("cases/<id>/index.html"); a page resolves them against its own root.
 */

import type { Receiver } from "../frame/data";

/** Names of the facets, in the order in which a page may show them. */
export type FacetName =
  | "place"
  | "settlement"
  | "problem"
  | "measure"
  | "actor"
  | "year"
  | "grade"
  | "has_outcome"
  | "shortfall"
  | "has_teaching"
  | "type";

export type SortOrder = "relevance" | "date" | "evidence" | "completeness";

/** Where in a record a reader may look: in its title, measures, figures, or in what its sources leave out. */
export type SectionName = "title" | "measures" | "figures" | "gaps";

export interface SearchOptions {
  /** Facet name -> chosen values (any of them; different facets must all hold). */
  filters?: Partial<Record<FacetName, string[]>>;
  /** Number of results returned (default 10). */
  limit?: number;
  /** Number of results skipped (default 0). */
  offset?: number;
  /** "relevance" with a query, else "date". */
  sort?: SortOrder;
  /** Facets whose values are counted (default: none; each costs a file). */
  facets?: FacetName[];
  /** Queries that a record must answer as well, every word of them where some record has all. */
  within?: string[];
  /** The words must stand in this part of a record, all of them. */
  section?: SectionName;
  /** Ids of records that are known to answer: they come first in this order, as if they had every word. */
  first?: string[];
  /** Search the words exactly as typed: no pinyin, synonyms, repair or stop phrases. */
  asTyped?: boolean;
}

export interface Excerpt {
  text: string;
  /** Half-open ranges of `text` (UTF-16 offsets) that match. */
  marks: [number, number][];
}

export interface Result {
  id: string;
  /** Site-relative address without anchor. */
  url: string;
  title: string;
  score: number;
  /** Whether every word of the query was found, or the record answers better than all that have every word. */
  full: boolean;
  excerpt: Excerpt;
  /** Id of the passage on the page of the case, without "#". */
  anchor: string;
  card: Card;
  /** What of each word of the query the record has; only of the first few results. */
  standing: Standing[];
}

/** A word of a query in a record: `as` is the wording that the record has. */
export interface Standing {
  word: string;
  as: string;
  has: boolean;
}

/** What was done to the query. "dropped" for stop phrases is `to: ""`. */
export interface Step {
  kind: "synonym" | "pinyin" | "traditional" | "repair" | "stop";
  from: string;
  to: string;
}

export interface Understood {
  /** The words searched, separated by blanks. */
  query: string;
  /** The words as the reader typed them. */
  asTyped: string;
  steps: Step[];
}

export interface FacetValue {
  value: string;
  label: string;
  /** Records left when this value is chosen as well; leaves out the facet's own selection. */
  count: number;
  /** The value one level up (place: county -> prefecture -> province). */
  parent?: string;
}

export interface Answer {
  /** Records listed, full and partial matches. */
  total: number;
  /** Records with every word of the query; the facet counts count these. */
  full: number;
  /** Records that come near the best: those with every word, or, where none has, those that are nearly as good. */
  near: number;
  /** Records that were not looked into, where a section was asked for: only the best few hundred are. */
  unread: number;
  /** None of the records answers: each lacks too much of what the query tells. */
  weak: boolean;
  results: Result[];
  understood: Understood;
  /** Of the facets that were asked for. */
  facets: Partial<Record<FacetName, FacetValue[]>>;
}

export interface Suggestion {
  text: string;
  /** What it is, for readers: 词 is searched; 难题, 做法, 社区类型, 指标, 地区, 口号, 备课 and 案例 have a page. */
  kind: string;
  /** Site-relative address of the page, where there is one. */
  url?: string;
}

/** What a card of a case shows (derive.case.cards.Card). */
export interface Card {
  id: string;
  title: string;
  type: string;
  place: string;
  year: string;
  grade: string;
  /** Those that the article does not state end with （推断）. */
  problems: string[];
  /** All kinds of measures, the main ones first. */
  measures: string[];
  settlements: string[];
  /** The figure that answers what came of it, word for word, e.g. "1.8万多人次", its level, and what it counts; "" where none is stated. */
  figure: string;
  figureLabel: string;
  figureNote: string;
}

/** How the search reads words. */
export interface Language {
  fold: (text: string) => string;
  /** The longest word of the tables that stands in a folded text at a place, or "". */
  longestAt: (text: string, at: number) => string;
  /** The words of the tables that mean just the same as a word, or that come near it as well. */
  alike: (word: string, near: boolean) => string[];
}

export interface Casebook {
  search(query: string, options?: SearchOptions): Promise<Answer>;
  /** Words, pages and cases for what a reader has begun to type. */
  suggest(prefix: string, limit?: number): Promise<Suggestion[]>;
  /** Pages besides the cases that are about the query: of terms, places and slogans. */
  pages(query: string, limit?: number): Promise<Suggestion[]>;
  language(): Promise<Language>;
}

declare global {
  interface Window {
    casebook: Casebook;
    /** Every index file is a classic script that calls this once. */
    __casebook_search: Receiver;
  }
}
