/*
 * How far a case is from the reader's place. This is the only definition; the page prints it in words.
 *
 * Each thing the reader filled in is one term, from 0 (alike) to 100 hundredths (as far as it goes):
 *   problem      0 if the record tells of the same problem, else 1
 *   level        steps between the sizes of the places, three or more are 1
 *   settlements  1 - common / all of both (Jaccard)
 *   size         0 inside the figure's interval, else log10 of how many times it differs from the nearer end, ten times are 1
 *   share        0 inside, else the points to the nearer end, 20 points are 1
 *   manager      0 if the same, else 1
 * What the case does not say has no distance. Its true term lies between 0 and 1, so the whole distance lies between the sum
 * of the known terms and that sum plus one for each unknown term. Cases are ordered by that upper end: to say nothing
 * never brings a case nearer. Equal cases follow each other by id; the grade plays no part.
 */
import type { Asked, Case, Features, Figure } from "./data";

/** What the reader filled in; what is left out is not asked of any case. Numbers are in the unit of the figures. */
export interface Reader {
  problem: number | null;
  level: number;
  settlements: number[];
  numbers: Record<string, number>;
  manager: boolean | null;
}

/** One term. `distance` is in hundredths, null where the case does not say. */
export interface Term {
  key: string;
  distance: number | null;
  /** The figure of the case that the term is about, or the one that does not count. */
  figure?: Figure;
  /** Why a figure does not count, or "" where there is none at all. */
  reason?: string;
}

/** A case with its terms; `low` and `high` bound the whole distance, in hundredths. */
export interface Neighbour {
  case: Case;
  terms: Term[];
  low: number;
  high: number;
}

export const MOST = 100;
const STEPS = 3;
const POINTS = 20;
export const OTHER_LEVEL = "和你填的不是一级";

function capped(distance: number): number {
  return Math.min(MOST, Math.round(distance * MOST));
}

/** How far `value` is outside of an interval: how many times for a size, how many points for a share; 1 or 0 inside. */
export function outside(
  kind: Asked["kind"],
  value: number,
  { low, high }: Pick<Figure, "low" | "high">,
): number {
  if (kind === "share") {
    if (low !== null && value < low) return low - value;
    return high !== null && value > high ? value - high : 0;
  }
  /* Nobody counts less than one; a zero has no number of times. */
  const counted = Math.max(value, 1);
  if (low !== null && counted < low) return low / counted;
  return high !== null && counted > high ? counted / Math.max(high, 1) : 1;
}

function ofNumber(asked: Asked, value: number, reader: Reader, of: Case): Term {
  const figures = of.figures.filter((figure) => figure.key === asked.key);
  const why = (figure: Figure): string =>
    figure.reason || (figure.level !== null && figure.level !== reader.level ? OTHER_LEVEL : "");
  /* The first figure that counts: not the nearest, which would favour whoever gives many. */
  const figure = figures.find((one) => !why(one));
  if (!figure) {
    const other = figures[0];
    return other
      ? { key: asked.key, distance: null, figure: other, reason: why(other) }
      : { key: asked.key, distance: null };
  }
  const far = outside(asked.kind, value, figure);
  const distance = capped(asked.kind === "share" ? far / POINTS : Math.log10(far));
  return { key: asked.key, distance, figure };
}

function ofSettlements(mine: number[], theirs: number[]): number {
  const all = new Set([...mine, ...theirs]);
  const common = mine.filter((one) => theirs.includes(one)).length;
  return capped(1 - common / all.size);
}

/** The terms of one case, in the order of the form: only those that the reader filled in. */
export function terms(features: Pick<Features, "asked">, reader: Reader, of: Case): Term[] {
  const list: Term[] = [];
  if (reader.problem !== null) {
    const same = of.problems.some(([one]) => one === reader.problem);
    list.push({ key: "problem", distance: same ? 0 : MOST });
  }
  list.push({ key: "level", distance: capped(Math.abs(reader.level - of.level) / STEPS) });
  if (reader.settlements.length) {
    list.push({
      key: "settlements",
      distance: ofSettlements(reader.settlements, of.settlements),
    });
  }
  for (const asked of features.asked) {
    const value = reader.numbers[asked.key];
    if (value !== undefined) list.push(ofNumber(asked, value, reader, of));
  }
  if (reader.manager !== null) {
    const distance = of.manager === null ? null : of.manager === reader.manager ? 0 : MOST;
    list.push({ key: "manager", distance });
  }
  return list;
}

/** One case with its distance. */
export function neighbour(features: Pick<Features, "asked">, reader: Reader, of: Case): Neighbour {
  const all = terms(features, reader, of);
  const low = all.reduce((sum, term) => sum + (term.distance ?? 0), 0);
  const unknown = all.filter((term) => term.distance === null).length;
  return { case: of, terms: all, low, high: low + unknown * MOST };
}

/** All cases, the nearest first. */
export function nearest(features: Pick<Features, "asked" | "cases">, reader: Reader): Neighbour[] {
  return features.cases
    .map((one) => neighbour(features, reader, one))
    .sort((a, b) => a.high - b.high || (a.case.id < b.case.id ? -1 : 1));
}
