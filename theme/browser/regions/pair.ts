/* What two places have: the same as derive/places/region_pairs.py, for any two. */
import {
  differences,
  reasons,
  STATES,
  state,
  type Named,
  type State,
} from "../compare/comparability";
import type { Axis, CaseRow, Deed, FigureRow, Figures, Index, Region, Term } from "./data";

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
  /** No article says it, all records infer it. */
  inferred: boolean;
}
/** Words that both places have, only the first, only the second. */
export type Split = [Word[], Word[], Word[]];
/** A measure with the record that tells it. */
export type Told = [CaseRow, Deed];
/** A kind of measure that both places use, with the first measures of each and how many there are. */
export interface Same {
  term: Term;
  sides: { name: string; shown: Told[]; total: number }[];
}
export interface Common {
  shared: Same[];
  /** Kinds that both only use beside something else. */
  beside: Term[];
}

export interface Shared {
  term: Term;
  rows: FigureRow[];
  /** The axes of the indicator's page that hold figures of both places: their number there, and these figures. */
  axes: { number: number; axis: Axis; rows: FigureRow[] }[];
  /** The pair of figures that differs least, how they stand to each other, and in what they differ. */
  nearest: [FigureRow, FigureRow];
  stand: State;
  why: string[];
}

/** What an editor says, and the cases of which. */
export type Said = [string, string[]];

/** The sentences on decisions that speak of both places and of no third: what is different, what is alike. */
export function ofTwo(given: Index, sides: [Side, Side]): [Said[], Said[]] {
  const [ours, theirs] = sides.map(({ cases }) => new Set(cases.map(([id]) => id)));
  const all = given.sentences.filter(
    ([, ids]) =>
      ids.some((id) => ours?.has(id)) &&
      ids.some((id) => theirs?.has(id)) &&
      ids.every((id) => (ours?.has(id) ?? false) || (theirs?.has(id) ?? false)),
  );
  const told = all.map(([text, ids]): Said => [text, [...ids].sort()]);
  const alike = told.filter(([text]) => text.startsWith(given.alike));
  return [
    told.filter((said) => !alike.includes(said)),
    alike.map(([text, ids]) => [text.slice(given.alike.length), ids]),
  ];
}

/**
 * What editors say of cases of the two places, whichever is named first. Where both records speak of each other, the one
 * whose id comes first is heard.
 */
export function setApart([one, other]: [Side, Side]): Said[] {
  const notes = new Map<string, [string, string]>();
  const hear = (side: Side, beside: Side): void => {
    const ids = new Set(beside.cases.map(([id]) => id));
    for (const [id, , , , , , , , , told] of side.cases) {
      for (const [target, note] of told) {
        const pair = [id, target].sort().join();
        const known = notes.get(pair);
        if (ids.has(target) && (!known || id < known[0])) notes.set(pair, [id, note]);
      }
    }
  };
  hear(one, other);
  hear(other, one);
  return Array.from(notes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, [, note]]) => [note, pair.split(",")]);
}

/** What both places chose where both had to decide: the place of the decision in the index, and what each chose. */
export function decided(given: Index, sides: [Side, Side]): [number, string[]][] {
  const chosen = sides.map(({ cases }) => {
    const byDecision = new Map<number, Set<string>>();
    for (const [place, option] of cases.flatMap((row) => row[8])) {
      byDecision.set(place, (byDecision.get(place) ?? new Set()).add(option));
    }
    return byDecision;
  });
  return given.decisions.flatMap((_, place): [number, string[]][] =>
    chosen.every((byDecision) => byDecision.has(place))
      ? [[place, chosen.map((byDecision) => Array.from(byDecision.get(place) ?? []).join("；"))]]
      : [],
  );
}

/** The region and those above it, from below. */
export function above(regions: Region[], code: string): Region[] {
  const chain: Region[] = [];
  let region = regions.find((entry) => entry[0] === code);
  while (region) {
    chain.push(region);
    region = regions[region[2]];
  }
  return chain;
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
    let cases = codes.get(row[2]);
    if (!cases) {
      cases = new Set(above(regions, row[2]).map(([each]) => each));
      codes.set(row[2], cases);
    }
    return cases;
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

/** The measures of a place by their kinds; what programmes tell again only where nobody else tells it. */
function kindsOf({ cases }: Side): Map<number, Told[]> {
  const all = cases.flatMap((row) => row[7].map((deed): Told => [row, deed]));
  const ofPractices = all.filter(([row]) => !row[6]);
  const byKind = new Map<number, Told[]>();
  for (const deed of ofPractices.length ? ofPractices : all) {
    for (const kind of deed[1][0]) {
      const group = byKind.get(kind);
      if (group) group.push(deed);
      else byKind.set(kind, [deed]);
    }
  }
  return byKind;
}

const first = ([, deed]: Told, kind: number): boolean => deed[0][0] === kind;

/** What both places do: the same rule as derive/places/shared_measures.py. */
export function common(given: Index, sides: [Side, Side]): Common {
  const bySide = sides.map(kindsOf);
  const result: Common = { shared: [], beside: [] };
  given.measures.forEach((term, kind) => {
    const groups = bySide.map((kinds) => kinds.get(kind) ?? []);
    if (!groups.every((group) => group.length)) return;
    if (!groups.some((group) => group.some((deed) => first(deed, kind)))) {
      result.beside.push(term);
      return;
    }
    const ofSides = groups.map((group, place) => ({
      name: sides[place]?.name ?? "",
      shown: [
        ...group.filter((each) => first(each, kind)),
        ...group.filter((each) => !first(each, kind)),
      ].slice(0, given.deeds),
      total: group.length,
    }));
    result.shared.push({ term, sides: ofSides });
  });
  return result;
}

/** The cases of each side behind each word. */
function behind(facet: "problems" | "measures", side: Side): Map<number, CaseRow[]> {
  const byWord = new Map<number, CaseRow[]>();
  if (facet === "measures") {
    for (const [kind, told] of kindsOf(side)) {
      byWord.set(kind, [...new Set(told.map(([row]) => row))]);
    }
    return byWord;
  }
  for (const row of side.cases) {
    for (const place of row[3]) {
      const group = byWord.get(place);
      if (group) group.push(row);
      else byWord.set(place, [row]);
    }
  }
  return byWord;
}

/** Whether one place has so many times the records of the other that what only it has tells nothing. */
export function uneven(given: Index, sides: [Side, Side]): boolean {
  const counts = sides.map(({ cases }) => cases.length);
  return Math.max(...counts) > given.lopsided * Math.min(...counts);
}

export function split(given: Index, facet: "problems" | "measures", sides: [Side, Side]): Split {
  const parts: Split = [[], [], []];
  const byWord = sides.map((side) => behind(facet, side));
  const only = !uneven(given, sides);
  given[facet].forEach((term, place) => {
    const rows = byWord.map((words) => words.get(place) ?? []);
    const ofSides = sides
      .map(({ name, code }, side) => {
        const cases = rows[side] ?? [];
        return { name, code, shown: cases.slice(0, given.shown), total: cases.length };
      })
      .filter(({ total }) => total);
    const [one] = ofSides;
    if (!one || (ofSides.length === 1 && !only)) return;
    const inferred = facet === "problems" && rows.flat().every((row) => row[4].includes(place));
    const part = ofSides.length > 1 ? 0 : one.code === sides[0].code ? 1 : 2;
    parts[part].push({ term, sides: ofSides, inferred });
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
  let best: Pick<Shared, "nearest" | "stand" | "why"> | undefined;
  let far: [number, number] | undefined;
  for (const one of kindsOf(a)) {
    for (const other of kindsOf(b)) {
      const pair: [(string | null)[], (string | null)[]] = [aspects(one), aspects(other)];
      const stand = state(pair, given);
      const against = stand === "same" ? [] : reasons([pair], given);
      const away: [number, number] = [STATES.indexOf(stand), against.length];
      if (far && (away[0] - far[0] || away[1] - far[1]) >= 0) continue;
      const named: [Named, Named] = [
        ["", pair[0]],
        ["", pair[1]],
      ];
      far = away;
      best = {
        nearest: [one, other],
        stand,
        why: stand === "refer" ? differences([named], given) : against,
      };
    }
  }
  if (!best) throw new Error(`${term[0]} is not reported by both places`);
  const axes = figures.axes
    .map((axis, place) => ({ axis, number: place + 1 }))
    .filter(({ number }) => drawn(a, number).length && drawn(b, number).length)
    .map((entry) => ({ ...entry, rows: drawn([...a, ...b], entry.number) }));
  return { term, rows: [...a, ...b], axes, ...best };
}
