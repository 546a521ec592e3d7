/* The data of two places side by side (publish/region_data.py): classic scripts, each loaded once. */
import type { Wording } from "../compare/comparability";
import { store, type Receiver } from "../frame/data";

/** Code, name, place of its parent in the list (-1 for a province), number of cases. */
export type Region = [string, string, number, number];
/** Id and word. */
export type Term = [string, string];
/** Id, title, code, and its problems, measures and indicators by their places in the index. */
export type CaseRow = [string, string, string, number[], number[], number[]];
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
  /** How many cases are shown behind a word. */
  shown: number;
  regions: Region[];
  problems: Term[];
  measures: Term[];
  indicators: Term[];
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
