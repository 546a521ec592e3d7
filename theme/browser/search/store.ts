/** The files of the index. Each is a classic script, so that file:// and a strict CSP do not stop it. */

import type { Card, FacetName } from "./api";
import { decode } from "./numbers";

export interface Manifest {
  count: number;
  texts: string;
  version: string;
  tables: string;
  facets: Record<FacetName, string>;
  pages: string;
  order: string;
  lexicon: string;
  ids: string;
  firsts: string[];
  shards: string[];
}

/** What is shown of a record. */
export interface Text {
  card: Omit<Card, "url">;
  /** Anchor, text and weight of each passage. */
  p: [string, string, number][];
}

export interface Order {
  date: number[];
  evidence: number[];
  completeness: number[];
}

/** Documents of a term (`document << 3 | level`). */
export type Postings = ArrayLike<number>;

type Named = "tables" | "pages" | "order" | "lexicon" | "ids";

/** Loads a script of the site, by its address relative to assets/search/. */
export type Load = (address: string) => Promise<unknown>;

/** The least weight of each level, see postings.py. */
const STEPS = [0, 0.4, 0.9, 1.9, 3.9, 6.9, 11.9, 19.9];

type Shard = Map<string, string | Postings>;

export class Store {
  private payloads = new Map<string, unknown>();
  private loading = new Map<string, Promise<unknown>>();
  private shardMaps = new Map<number, Shard>();

  constructor(private load: Load) {}

  /** What every index file calls. */
  receive = (kind: string, name: string | number, payload: unknown): void => {
    this.payloads.set(`${kind}${name}`, payload);
  };

  private file<T>(kind: string, name: string | number, address: string): Promise<T> {
    let waiting = this.loading.get(address);
    if (!waiting) {
      waiting = this.load(address).then(() => {
        const payload = this.payloads.get(`${kind}${name}`);
        this.payloads.delete(`${kind}${name}`);
        if (payload === undefined) throw new Error(`nothing in ${address}`);
        return payload;
      });
      this.loading.set(address, waiting);
      // A file that did not arrive is asked for again by the next query.
      waiting.catch(() => this.loading.delete(address));
    }
    return waiting as Promise<T>;
  }

  manifest(): Promise<Manifest> {
    return this.file("manifest", "", "manifest.js");
  }

  /** One of the files that the manifest names. */
  async named<T>(name: Named): Promise<T> {
    const manifest = await this.manifest();
    return this.file<T>(name, "", `${name}-${manifest[name]}.js`);
  }

  /** Values and rows of a facet. */
  async facet(name: FacetName): Promise<[string[], string]> {
    const manifest = await this.manifest();
    return this.file("facet", name, `facet-${manifest.facets[name]}.js`);
  }

  async text(document: number): Promise<Text> {
    const manifest = await this.manifest();
    return this.file<Text>(
      "text",
      document,
      `${manifest.texts}${document}.js?v=${manifest.version}`,
    );
  }

  private async shard(manifest: Manifest, number: number): Promise<Shard> {
    let shard = this.shardMaps.get(number);
    if (!shard) {
      const text = await this.file<string>(
        "shard",
        manifest.shards[number]!,
        `shard-${manifest.shards[number]}.js`,
      );
      shard = new Map(text.split("\n").map((line) => line.split("\t") as [string, string]));
      this.shardMaps.set(number, shard);
    }
    return shard;
  }

  /** Loads the postings of `terms`; of a term that is only one Han character, of all terms that begin with it. */
  async postings(
    terms: Iterable<string>,
    prefixes: Iterable<string>,
  ): Promise<Map<string, Postings>> {
    const manifest = await this.manifest();
    const found = new Map<string, Postings>();
    const one = async (term: string): Promise<void> => {
      const number = place(manifest.firsts, term);
      if (number >= 0) found.set(term, list(await this.shard(manifest, number), term));
    };
    const many = async (prefix: string): Promise<void> => {
      const last = place(manifest.firsts, prefix + "\uffff");
      const sums = new Map<number, number>();
      const shards: Promise<Shard>[] = [];
      for (let i = Math.max(0, place(manifest.firsts, prefix)); i <= last; i++)
        shards.push(this.shard(manifest, i));
      for (const shard of await Promise.all(shards)) {
        for (const term of shard.keys()) {
          if (!term.startsWith(prefix)) continue;
          for (const posting of Array.from(list(shard, term))) {
            sums.set(posting >> 3, (sums.get(posting >> 3) || 0) + STEPS[posting & 7]!);
          }
        }
      }
      const sorted = Array.from(sums).sort((a, b) => a[0] - b[0]);
      const level = (sum: number): number => STEPS.filter((step) => step <= sum).length - 1;
      found.set(
        prefix,
        sorted.map(([document, sum]) => (document << 3) | level(sum)),
      );
    };
    await Promise.all([...Array.from(new Set(terms), one), ...Array.from(new Set(prefixes), many)]);
    return found;
  }
}

/** The number of the last entry of `firsts` that is not after `term`, or -1. Python sorts by code point. */
function place(firsts: string[], term: string): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (after(firsts[middle]!, term)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Whether `a` comes after `b` by code points (UTF-16 order differs where surrogates are compared). */
function after(a: string, b: string): boolean {
  const first = Array.from(a);
  const second = Array.from(b);
  for (let i = 0; i < first.length; i++) {
    if (i >= second.length) return true;
    const difference = first[i]!.codePointAt(0)! - second[i]!.codePointAt(0)!;
    if (difference) return difference > 0;
  }
  return false;
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
