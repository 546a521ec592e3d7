/** Filters and counts, from a file for each facet with its values and those of all documents. */

import type { Answer, FacetName, FacetValue } from "./api";
import { decode } from "./numbers";
import type { Store } from "./store";

interface Column {
  values: string[];
  labels: string[];
  /** Numbers of the values of each document; of a place also those above it. */
  rows: number[][];
  parents: number[];
}

interface Refusals {
  refused: Uint8Array;
  by: (FacetName | undefined)[];
}

export type Filters = Partial<Record<FacetName, string[]>>;

/** `entries` are sorted: a place comes after those that it lies in. Its rows are steps from one document to the next. */
function places([entries, rows]: [string[], string]): Column {
  const values = entries.map((entry) => entry.slice(0, 6));
  const numbers = new Map<string, number>();
  const parents: number[] = [];
  const chains: number[][] = [];
  values.forEach((code, i) => {
    // GB/T 2260: two digits for the province, two for the prefecture, two for the county.
    const parent = numbers.get(`${code.slice(0, 4)}00`) ?? numbers.get(`${code.slice(0, 2)}0000`);
    numbers.set(code, i);
    parents.push(parent ?? -1);
    chains.push([i, ...(chains[parent ?? -1] || [])]);
  });
  let place = 0;
  return {
    values,
    labels: entries.map((entry) => entry.slice(6)),
    rows: decode(rows).map((step) => chains[(place += step)]!),
    parents,
  };
}

function column([entries, rows]: [string[], string]): Column {
  const numbers = decode(rows);
  const lists: number[][] = [];
  for (let at = 0; at < numbers.length;) {
    const length = numbers[at]!;
    lists.push(numbers.slice(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return {
    values: entries.map((entry) => entry.split("\t")[0]!),
    labels: entries.map((entry) => entry.split("\t").pop()!),
    rows: lists,
    parents: [],
  };
}

export function openFacets(store: Store) {
  const columns = new Map<FacetName, Column>();

  /** Loads what filters and counts of these facets need. */
  async function load(names: FacetName[]): Promise<void> {
    await Promise.all(
      names.map(async (name) => {
        const file = await store.facet(name);
        if (!columns.has(name)) columns.set(name, (name === "place" ? places : column)(file));
      }),
    );
  }

  /** The pages of all places, as lines of pages.ts. */
  async function placePages(): Promise<string> {
    await load(["place"]);
    const { values, labels } = columns.get("place")!;
    return values.map((code, i) => `地区\tregions/${code}/\t${labels[i]!}`).join("\n");
  }

  /** How many filters refuse each document, and which did so last. */
  function refusals(filters: Filters, count: number): Refusals {
    const refused = new Uint8Array(count);
    const by: (FacetName | undefined)[] = [];
    for (const [name, chosen] of chosenIn(filters)) {
      const { values, rows } = columns.get(name)!;
      const taken = values.map((value) => chosen.includes(value));
      for (let document = 0; document < count; document++) {
        if (rows[document]!.some((value) => taken[value])) continue;
        refused[document]!++;
        by[document] = name;
      }
    }
    return { refused, by };
  }

  /**
   * What each value of each of `wanted` would find among `candidates`. A facet that refuses a document counts it all the
   * same, if no other does: its own choice is left out.
   */
  function counts(
    wanted: FacetName[],
    filters: Filters,
    { refused, by }: Refusals,
    candidates: number[],
  ): Answer["facets"] {
    const all: Answer["facets"] = {};
    for (const name of wanted) {
      const { values, labels, rows, parents } = columns.get(name)!;
      const totals = new Uint32Array(values.length);
      for (const document of candidates)
        if (!refused[document] || (refused[document] === 1 && by[document] === name))
          for (const value of rows[document]!) totals[value]!++;
      const counted: FacetValue[] = (all[name] = []);
      values.forEach((value, i) => {
        if (!totals[i] && !filters[name]?.includes(value)) return;
        const parent = values[parents[i]!];
        counted.push({ value, label: labels[i]!, count: totals[i]!, ...(parent && { parent }) });
      });
    }
    return all;
  }

  return { load, placePages, refusals, counts };
}

/** The facets of `filters` in which something is chosen. */
export const chosenIn = (filters: Filters): [FacetName, string[]][] =>
  (Object.entries(filters) as [FacetName, string[]][]).filter(([, values]) => values.length);
