/* The data of two places side by side (publish/region_data.py): classic scripts, each loaded once. */
import type { Wording } from "../compare/comparability";
import { store, type Receiver } from "../frame/data";

/** Code, name, place of its parent in the list (-1 for a province), number of cases, whether records are about it, kind. */
export type Region = [string, string, number, number, 0 | 1, string];
/** Id and word. */
export type Term = [string, string];
/**
 * A measure: its kinds, the first first, by their places in the index; number, name, what is done, who leads and how
 * often; marks: inferred 1, planned 2.
 */
export type Deed = [number[], string, string, string, string, number];
/**
 * Id, title, code; problems, those it infers, indicators, by their places in the index; whether it is a programme; its
 * measures; decisions by their places in the index, with what was chosen; the ids of other cases, with what an editor says
 * of the two; what weakens its words, if anything.
 */
export type CaseRow = [
  string,
  string,
  string,
  number[],
  number[],
  number[],
  0 | 1,
  Deed[],
  [number, string][],
  [string, string][],
  string?,
];
/** Shape, beginning and end of a mark on an axis, in percent of its width (derive/figures/axis.py). */
export type Mark = ["点" | "约" | "段" | "以上" | "以下", number, number];
/**
 * Case, number in it, way of measuring, place, place with group, label, quantity, reading, time; its mark on the axis of
 * its way of measuring, if it has one.
 */
export type FigureRow = [
  string,
  string,
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  Mark | null,
];
/** What the figures share, in words; the unit; whether the axis begins at 0; place and label of each tick. */
export type Axis = [string[], string, boolean, [number, string][]];

export interface Index extends Wording {
  version: string;
  /** How many cases are shown behind a word, and how many measures of a place under a kind. */
  shown: number;
  deeds: number;
  /** Beyond so many times the records of the other, what only one place has is not shown. */
  lopsided: number;
  /** How many of what both places have are named in the sentence on top. */
  listed: number;
  regions: Region[];
  problems: Term[];
  measures: Term[];
  indicators: Term[];
  decisions: Term[];
  /** What editors say of decisions, each with the ids of the cases that it rests on. */
  sentences: [string, string[]][];
  /** How those of them begin that say what is alike. */
  alike: string;
  /** The question of each decision. */
  questions: string[];
  /** When to take which in each decision, as an editor sees it; empty where none has said so. */
  choices: string[];
}

export interface Figures {
  /** What each way of measuring is, and the number of its axis on the page of the indicator (0: none). */
  kinds: [(string | null)[], number][];
  axes: Axis[];
  rows: FigureRow[];
}

declare global {
  interface Window {
    __casebook_regions: Receiver;
  }
}

const { receive, ask } = store("assets/data/regions/");

window.__casebook_regions = receive;

export function index(): Promise<Index> {
  return ask("index", "", "index.js");
}

/** The cases of the province that `code` lies in. */
export function casesOfProvince(code: string, version: string): Promise<CaseRow[]> {
  const province = code.slice(0, 2);
  return ask("province", province, `p-${province}.js?v=${version}`);
}

export function figuresOf(indicator: string, version: string): Promise<Figures> {
  return ask("indicator", indicator, `i-${indicator}.js?v=${version}`);
}
