/** The files of the index, as publish/search_index writes them. Each is loaded once, when it is asked for. */

import type { Ask } from "../frame/data";
import type { Card, FacetName } from "./api";
import { decode } from "./numbers";

export interface Manifest {
  count: number;
  texts: string;
  /** So many texts are in one file. */
  together: number;
  version: string;
  tables: string;
  facets: Record<FacetName, string>;
  order: string;
  /** Records that have parts, as numbers.ts reads them: each, how many parts it has, and theirs. */
  wholes: string;
  lexicon: string;
  firsts: string[];
  shards: string[];
}

/** What is shown of a record. */
export interface Text {
  card: Card;
  /** Anchor, text and weight of each passage. */
  p: [string, string, number][];
}

export interface Order {
  date: number[];
  evidence: number[];
  completeness: number[];
}

/** Documents of a term (`document << 3 | level`). */
export type Postings = number[];

type Shard = Map<string, string | Postings>;

/** The least weight of each level, see postings.py. */
const STEPS = [0, 0.2, 0.9, 1.9, 3.9, 6.9, 11.9, 19.9];

export type Store = ReturnType<typeof openIndex>;

export function openIndex(ask: Ask) {
  const shards = new Map<number, Promise<Shard>>();

  const manifest = (): Promise<Manifest> => ask("manifest", "", "manifest.js");

  /** One of the files that the manifest names. */
  async function named<T>(name: "tables" | "order" | "lexicon"): Promise<T> {
    return ask(name, "", `${name}-${(await manifest())[name]}.js`);
  }

  /** Values and rows of a facet. */
  async function facet(name: FacetName): Promise<[string[], string]> {
    return ask("facet", name, `facet-${(await manifest()).facets[name]}.js`);
  }

  async function text(document: number): Promise<Text> {
    const { texts, together, version } = await manifest();
    const part = Math.floor(document / together);
    return ask("text", String(document), `${texts}${part}.js?v=${version}`);
  }

  async function read(name: string): Promise<Shard> {
    const lines = await ask<string>("shard", name, `shard-${name}.js`);
    return new Map(lines.split("\n").map((line) => line.split("\t") as [string, string]));
  }

  /** Loads the postings of `terms`; of a term that is only one Han character, of all terms that begin with it. */
  async function postings(terms: string[], prefixes: string[]): Promise<Map<string, Postings>> {
    const { firsts, shards: names } = await manifest();
    const postings = new Map<string, Postings>();
    /** The number of the last shard that begins no later than `term`, or -1. */
    const place = (term: string): number => {
      let low = 0;
      let high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle]! > term) high = middle;
        else low = middle + 1;
      }
      return low - 1;
    };
    const shard = (number: number): Promise<Shard> => {
      let reading = shards.get(number);
      if (!reading) {
        reading = read(names[number]!);
        shards.set(number, reading);
        // A file that did not arrive is asked for again by the next query.
        reading.catch(() => shards.delete(number));
      }
      return reading;
    };
    const one = async (term: string): Promise<void> => {
      const number = place(term);
      if (number >= 0) postings.set(term, list(await shard(number), term));
    };
    const many = async (prefix: string): Promise<void> => {
      const sums = new Map<number, number>();
      const wanted: Promise<Shard>[] = [];
      const last = place(prefix + "\uffff");
      for (let i = Math.max(0, place(prefix)); i <= last; i++) wanted.push(shard(i));
      for (const part of await Promise.all(wanted))
        for (const term of part.keys())
          if (term.startsWith(prefix))
            for (const posting of list(part, term))
              sums.set(posting >> 3, (sums.get(posting >> 3) || 0) + STEPS[posting & 7]!);
      const level = (sum: number): number => STEPS.filter((step) => step <= sum).length - 1;
      const sorted = Array.from(sums, ([document, sum]) => (document << 3) | level(sum));
      postings.set(
        prefix,
        sorted.sort((a, b) => a - b),
      );
    };
    await Promise.all([...Array.from(new Set(terms), one), ...Array.from(new Set(prefixes), many)]);
    return postings;
  }

  return { manifest, named, facet, text, postings };
}

function list(shard: Shard, term: string): Postings {
  const entry = shard.get(term);
  if (typeof entry !== "string") return entry || [];
  let document = 0;
  const postings = decode(entry).map((number) => {
    document += number >> 3;
    return (document << 3) | (number & 7);
  });
  shard.set(term, postings);
  return postings;
}
