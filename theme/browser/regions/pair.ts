/* What two places have: the same as derive/places/region_pairs.py, for any two. */
import { comparable, reasons } from "../compare/comparability";
import type { Axis, CaseRow, FigureRow, Figures, Index, Region, Term } from "./data";

export interface Side {
  name: string;
  code: string;
  cases: CaseRow[];
}
export interface CasesOfSide {
  name: string;
  code: string;
  shown: CaseRow[];
  total: number;
}
export interface Word {
  term: Term;
  sides: CasesOfSide[];
}
/** Words that both places have, only the first, only the second. */
export type Split = [Word[], Word[], Word[]];

export interface Shared {
  term: Term;
  rows: FigureRow[];
  /** The axes of the indicator's page that hold figures of both places: their number there, and these figures. */
  axes: { number: number; axis: Axis; rows: FigureRow[] }[];
  /** The pair of figures that differs least, and how. */
  nearest: [FigureRow, FigureRow];
  reasons: string[];
}

/** The region and those above it, from below. */
export function above(regions: Region[], code: string): Region[] {
  const found: Region[] = [];
  let region = regions.find((entry) => entry[0] === code);
  while (region) {
    found.push(region);
    region = regions[region[2]];
  }
  return found;
}

/** Whether the first place holds the second. */
export function holds(regions: Region[], outer: string, inner: string): boolean {
  return outer !== inner && above(regions, inner).some(([code]) => code === outer);
}

/** A place with its cases, without those of `without` where that lies in it. */
export function sideOf(given: Index, code: string, rows: CaseRow[], without: string): Side {
  const { regions } = given;
  const codes = new Map<string, Set<string>>();
  const within = (row: CaseRow): Set<string> => {
    let found = codes.get(row[2]);
    if (!found) {
      found = new Set(above(regions, row[2]).map(([each]) => each));
      codes.set(row[2], found);
    }
    return found;
  };
  const named = (wanted: string): string =>
    regions.find(([each]) => each === wanted)?.[1] ?? wanted;
  const less = holds(regions, code, without);
  return {
    code,
    name: less ? `${named(code)}（${named(without)}以外）` : named(code),
    cases: rows.filter((row) => within(row).has(code) && !(less && within(row).has(without))),
  };
}

function behind(sides: [Side, Side], list: 3 | 4, place: number, most: number): CasesOfSide[] {
  return sides
    .map(({ name, code, cases }) => {
      const found = cases.filter((row) => row[list].includes(place));
      return { name, code, shown: found.slice(0, most), total: found.length };
    })
    .filter(({ total }) => total);
}

export function split(given: Index, facet: "problems" | "measures", sides: [Side, Side]): Split {
  const parts: Split = [[], [], []];
  given[facet].forEach((term, place) => {
    const found = behind(sides, facet === "problems" ? 3 : 4, place, given.shown);
    const [first] = found;
    if (!first) return;
    parts[found.length > 1 ? 0 : first.code === sides[0].code ? 1 : 2].push({ term, sides: found });
  });
  return parts;
}

/** The indicators that both places report. */
export function sharedIndicators(given: Index, sides: [Side, Side]): Term[] {
  const [one, other] = sides.map(({ cases }) => new Set(cases.flatMap((row) => row[5])));
  return given.indicators.filter((_, place) => one?.has(place) && other?.has(place));
}

/** Which figures of an indicator both places report may be compared, and if none, why. */
export function shared(given: Index, term: Term, figures: Figures, sides: [Side, Side]): Shared {
  const rowsOf = (side: Side): FigureRow[] => {
    const ids = new Set(side.cases.map(([id]) => id));
    return figures.rows.filter(([id]) => ids.has(id));
  };
  const a = rowsOf(sides[0]);
  const b = rowsOf(sides[1]);
  const kindsOf = (rows: FigureRow[]): FigureRow[] =>
    rows.filter((row, place) => rows.findIndex((each) => each[2] === row[2]) === place);
  const aspects = (row: FigureRow): (string | null)[] => figures.kinds[row[2]]?.[0] ?? [];
  const drawn = (rows: FigureRow[], number: number): FigureRow[] =>
    rows.filter((row) => row[9] && figures.kinds[row[2]]?.[1] === number);
  let best: { nearest: [FigureRow, FigureRow]; reasons: string[] } | undefined;
  for (const one of kindsOf(a)) {
    for (const other of kindsOf(b)) {
      const pair: [(string | null)[], (string | null)[]] = [aspects(one), aspects(other)];
      const found = comparable(pair) ? [] : reasons([pair], given);
      if (!best || found.length < best.reasons.length) {
        best = { nearest: [one, other], reasons: found };
      }
    }
  }
  if (!best) throw new Error(`${term[0]} is not reported by both places`);
  const axes = figures.axes
    .map((axis, place) => ({ axis, number: place + 1 }))
    .filter(({ number }) => drawn(a, number).length && drawn(b, number).length)
    .map((entry) => ({ ...entry, rows: drawn([...a, ...b], entry.number) }));
  return { term, rows: [...a, ...b], axes, ...best };
}
