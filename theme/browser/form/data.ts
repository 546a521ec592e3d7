/* What the form is handed by the site: classic scripts, made by publish/form.py. */
import { store } from "../frame/data";
import type { FigureRules } from "../reading/figures";
import type { Told } from "../reading/told";
import type { Raw } from "./schema";

/** The words of a vocabulary: terms with their meanings, and what stands for which. */
export interface Words {
  title: string;
  terms: [string, string][];
  aliases: Record<string, string>;
}

/** What the form knows from the start. */
export interface Settings {
  version: number;
  case: Raw;
  source: Raw;
  words: Record<string, Words>;
  units: string[];
  /** The folder of each province's records, by its code. */
  folders: Record<string, string>;
  /** Levels of figures that say what came of it. */
  results: string[];
  /** The lists of a record whose items say what stands in the article. */
  statements: string[];
  sources: [string, string][];
  ids: string[];
}

/** A division: its code, its name, and the code of what it lies in. */
export type Place = [code: string, name: string, parent: string];

/** The fingerprint of a source as its record has it. */
export interface Mark {
  salt: string;
  window: number;
  windows: string;
}

declare global {
  interface Window {
    __casebook_form: (kind: string, name: string, payload: unknown) => void;
  }
}

const { receive, ask } = store("assets/form/");
window.__casebook_form = receive;

export const settings = (): Promise<Settings> => ask("form", "", "form.js");
export const places = (): Promise<Place[]> => ask("places", "", "places.js");
export const reading = (): Promise<Told> => ask("reading", "", "reading.js");
export const figureRules = (): Promise<FigureRules> => ask("figures", "", "figures.js");
export const mark = (id: string): Promise<Mark> => ask("source", id, `source-${id}.js`);
