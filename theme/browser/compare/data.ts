/* The data of the comparison: classic scripts of the site itself, one for the rules and one for each case. */
import { root } from "../frame/site";

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
    __casebook_compare: (kind: string, name: string, payload: unknown) => void;
  }
}

const FOLDER = "assets/data/compare/";
const received = new Map<string, unknown>();
const loading = new Map<string, Promise<unknown>>();

window.__casebook_compare = (kind, name, payload) => received.set(`${kind}/${name}`, payload);

/** Load a script of the site; rejects where there is none. */
export function script(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(path, root).href;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`cannot load ${path}`));
    document.head.append(element);
    element.addEventListener("load", () => element.remove());
  });
}

function once<T>(kind: string, name: string, path: string): Promise<T> {
  let waiting = loading.get(path);
  if (!waiting) {
    waiting = script(path).then(() => {
      const found = received.get(`${kind}/${name}`);
      if (found === undefined) throw new Error(`nothing in ${path}`);
      return found;
    });
    /* What did not arrive is asked for again. */
    waiting.catch(() => loading.delete(path));
    loading.set(path, waiting);
  }
  return waiting as Promise<T>;
}

export function rules(): Promise<Rules> {
  return once("rules", "", `${FOLDER}rules.js`);
}

/** The case called `id`, or undefined where the site has none. */
export async function caseOf(id: string): Promise<Case | undefined> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return undefined;
  const { version } = await rules();
  return once<Case>("case", id, `${FOLDER}${id}.js?v=${version}`).catch(() => undefined);
}
