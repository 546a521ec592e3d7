/** Filters and counts, from one file with the values of all documents. */

import type { FacetName, FacetValue } from "./api";
import { decode } from "./numbers";

export const FACETS: FacetName[] = [
  "place",
  "settlement",
  "problem",
  "measure",
  "actor",
  "year",
  "grade",
  "has_outcome",
  "has_teaching",
  "type",
];

/** For each facet its values (value, tab, label; of places the code and the name) and its rows. */
export type Columns = Record<FacetName, [string[], string]>;

interface Column {
  values: string[];
  labels: string[];
  /** Numbers of the values of each document; of a place also those above it. */
  rows: number[][];
  parents: number[];
}

export type Filters = Partial<Record<FacetName, string[]>>;

function places([entries, rows]: [string[], string]): Column {
  const values = entries.map((entry) => entry.slice(0, 6));
  const numbers = new Map(values.map((value, i): [string, number] => [value, i]));
  const parents = values.map((code) => {
    const above = code.endsWith("0000")
      ? ""
      : numbers.get(code.slice(0, 4) + "00") === undefined || code.endsWith("00")
        ? code.slice(0, 2) + "0000"
        : code.slice(0, 4) + "00";
    const parent = numbers.get(above);
    return parent === undefined ? -1 : parent;
  });
  const chains = values.map((_, i) => {
    const chain: number[] = [];
    for (let step = i; step >= 0; step = parents[step]!) chain.push(step);
    return chain;
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

export class Facets {
  private columns = new Map<FacetName, Column>();

  constructor(columns: Columns) {
    for (const name of FACETS)
      this.columns.set(name, (name === "place" ? places : column)(columns[name]));
  }

  /** The words of the vocabularies that are in use, and the places with their codes. */
  named(): { text: string; place?: string }[] {
    const list = (name: FacetName): string[] => this.columns.get(name)!.labels;
    const words = [...list("problem"), ...list("measure"), ...list("settlement")].map((text) => ({
      text,
    }));
    const { values, labels } = this.columns.get("place")!;
    return [...words, ...labels.map((text, i) => ({ text, place: values[i]! }))];
  }

  /** For each document how many of the chosen facets refuse it, and which does (if only one). */
  private refusals(filters: Filters, count: number): { times: Uint8Array; by: Uint8Array } {
    const times = new Uint8Array(count);
    const by = new Uint8Array(count);
    FACETS.forEach((name, facet) => {
      const chosen = filters[name];
      if (!chosen || !chosen.length) return;
      const { values, rows } = this.columns.get(name)!;
      const wanted = values.map((value) => chosen.includes(value));
      for (let document = 0; document < count; document++) {
        if (rows[document]!.some((value) => wanted[value])) continue;
        times[document]!++;
        by[document] = facet;
      }
    });
    return { times, by };
  }

  /** Which documents pass the filters, and what each value of each facet would find among `candidates`. */
  apply(
    filters: Filters,
    count: number,
    candidates: number[],
  ): { passes: (document: number) => boolean; counts: Record<FacetName, FacetValue[]> } {
    const { times, by } = this.refusals(filters, count);
    const totals = FACETS.map((name) => new Uint32Array(this.columns.get(name)!.values.length));
    const rows = FACETS.map((name) => this.columns.get(name)!.rows);
    for (const document of candidates) {
      if (times[document]! > 1) continue;
      for (let facet = 0; facet < FACETS.length; facet++) {
        // A document that one facet refuses counts for that facet alone: its own choice is left out.
        if (times[document] && by[document] !== facet) continue;
        for (const value of rows[facet]![document]!) totals[facet]![value]!++;
      }
    }
    const counts = {} as Record<FacetName, FacetValue[]>;
    FACETS.forEach((name, facet) => {
      const { values, labels, parents } = this.columns.get(name)!;
      const chosen = filters[name] || [];
      counts[name] = [];
      values.forEach((value, i) => {
        const total = totals[facet]![i]!;
        if (!total && !chosen.includes(value)) return;
        const entry: FacetValue = { value, label: labels[i]!, count: total };
        if (parents.length && parents[i]! >= 0) entry.parent = values[parents[i]!]!;
        counts[name].push(entry);
      });
    });
    return { passes: (document) => !times[document], counts };
  }
}
