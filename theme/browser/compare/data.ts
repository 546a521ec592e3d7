/* The data of the comparison: classic scripts of the site itself, one for the rules and one for each case. */
import { store, type Receiver } from "../frame/data";

/** What a number measures: a word for each aspect; null where the source leaves it open. */
export type Aspects = (string | null)[];

/** One number of a case (publish/compare.py). */
export interface Figure {
  id: string;
  level: string;
  row: string;
  order: number;
  uri: string;
  aspects: Aspects;
  /** The end of its bar as a decimal; null where nothing can be drawn. */
  amount: string | null;
  edge: "" | "more" | "less";
  label: string;
  display: string;
  /** What kinds of measures it belongs to, as HTML. */
  mechanisms: string[];
  html: string;
}

/** One case: what it says in every row, as HTML. */
export interface Case {
  id: string;
  title: string;
  uri: string;
  place: string;
  kind: string;
  cells: Record<string, string>;
  absent: Record<string, string>;
  mechanisms: string[];
  /** The levels of which the source says nothing, not even that they are missing. */
  unmentioned: string[];
  figures: Figure[];
}

export interface Part {
  title: string;
  /** Key, title and note of each row of words. */
  rows: [string, string, string][];
  /** The levels whose numbers follow, each with the title of its row where nobody gives a number. */
  levels: [string, string][];
}

/** What is the same for every comparison. */
export interface Rules {
  version: string;
  fewest: number;
  most: number;
  letters: string;
  bar: number;
  words: Record<string, string>;
  /** Name of each aspect, what to say where it is left open and where a number has none, and whether that is implied. */
  aspects: [string, string, string, boolean][];
  difference: string;
  asked: string[];
  /** The cell of a case that takes no measure of {mechanisms}. */
  not_concerned: string;
  /** What stands in HTML for the root of the site, and for the bar of a number. */
  marks: { root: string; bar: string };
  parts: Part[];
}

declare global {
  interface Window {
    __casebook_compare: Receiver;
  }
}

const { receive, ask } = store("assets/data/compare/");

window.__casebook_compare = receive;

export function rules(): Promise<Rules> {
  return ask("rules", "", "rules.js");
}

/** The case called `id`, or undefined where the site has none. */
export async function caseOf(id: string): Promise<Case | undefined> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return undefined;
  const { version } = await rules();
  return ask<Case>("case", id, `${id}.js?v=${version}`).catch(() => undefined);
}
