/* The data of the comparison: classic scripts of the site itself, one for the rules and one for some cases each. */
import { store, type Receiver } from "../frame/data";
import { volumeOf } from "../frame/volumes";

/** What a number measures: a word for each aspect; null where the source leaves it open. */
export type Aspects = (string | null)[];

/** One number of a case (publish/compare.py). */
export interface Figure {
  id: string;
  level: string;
  row: string;
  indicator: string;
  order: number;
  uri: string;
  aspects: Aspects;
  /** The end of its bar as a decimal; null where nothing can be drawn. */
  amount: string | null;
  edge: "" | "more" | "less";
  label: string;
  display: string;
  html: string;
}

/** What a reader holds against his own place. */
export interface ToCheck {
  /** Condition, whether it is needed, why. */
  conditions: [string, string, string][];
  /** Kind and text. */
  limits: [string, string][];
  /** Topic, question, whom to ask. */
  asks: [string, string, string][];
}

/** One case: what it says in every row, as HTML. */
export interface Case {
  id: string;
  title: string;
  uri: string;
  place: string;
  kind: string;
  cells: Record<string, string>;
  glance: Record<string, string>;
  /** The keys of the cells that answer nothing. */
  silent: { cells: string[]; glance: string[] };
  /** The keys of the glance that the article leaves out, as an editor says. */
  unwritten: string[];
  absent: Record<string, string>;
  /** What a sheet to take along says of evidence and sources. */
  sheet: Record<string, string>;
  /** By indicator: in which other row or record a number stands. */
  elsewhere: Record<string, string>;
  figures: Figure[];
  /**
   * Id, place in the vocabulary, question, address and cell of each decision, and the sentences of the vocabulary that rest on
   * the case, each with all the cases that it rests on; the options; the same with whose the first is, and a number that is answered; when to take which; its answers, each with
   * its place among the aspects, their title and HTML, which is empty where the article leaves it out.
   */
  decisions: [
    string,
    number,
    string,
    string,
    string,
    [string, string[]][],
    string,
    string,
    string,
    [number, string, string][],
  ][];
  /** By the other case: what an editor says of the difference. */
  contrasts: Record<string, string>;
  /** What it does, in one sentence. */
  does: string;
  /** What weakens its words: a weak source, an inferred place. */
  caution: string;
  /** By the id of a decision: what another record of the place chose, as a text and as HTML of a cell. */
  aside: Record<string, [string, string]>;
  check: ToCheck;
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
  volumes: number;
  fewest: number;
  most: number;
  letters: string;
  /** How many sentences on the difference stand open, and on a sheet. */
  sentences: number;
  /** Beyond so many characters of them one stands open. */
  on_top: number;
  /** The keys of the rows of the glance of which one may come first, where no editor says what differs. */
  differing: string[];
  /** The keys of the rows that a sheet has below the glance. */
  sheet: string[];
  /** Rows of the glance of two cases alone. */
  for_two: string[];
  /** Rows that a sheet has no room for. */
  not_on_sheets: string[];
  bar: number;
  words: Record<string, string>;
  headings: Record<string, string>;
  separator: string;
  /**
   * Name of each aspect, what to say where it is left open and where a number has none, whether that is implied, the respect
   * in which numbers may differ and still stand together, and whether both must say it then.
   */
  aspects: [string, string, string, boolean, string, boolean][];
  difference: string;
  /** In how many respects numbers may differ and still stand together. */
  respects: number;
  /** How named differences are said. */
  named: Record<string, string>;
  /** 可比, 可参照, 不可比. */
  states: [string, string, string];
  asked: string[];
  /** The cell of a record that does not hold something. */
  not_recorded: string;
  /** The same of what the article leaves out. */
  not_written: string;
  /** The key of rows of answers, and how many stand under a decision of two cases and of more. */
  answers: [string, number, number];
  /** Key and title of each row of the glance, and whether it stands unfolded even if one case alone answers it; its note. */
  glance: [string, string, boolean, string][];
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
  const { version, volumes } = await rules();
  return ask<Case>("case", id, `${volumeOf(id, volumes)}.js?v=${version}`).catch(() => undefined);
}
