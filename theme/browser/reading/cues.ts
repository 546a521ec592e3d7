/* What the words around a number say about how exactly it holds, as scripts/casebook/language/cues.py. */
import { endOf, Pattern, type Told } from "./told";

export interface Said {
  comparator: string;
  /** Characters from the first cue to the number, and from the unit to the end of the last. */
  before: number;
  after: number;
}

export interface Cues {
  of: (before: string, vague: string, unit: string, after: string, calendar: boolean) => Said;
  change: Pattern;
}

const EQUAL = "等于";
const AT_LEAST = "不少于";
const AT_MOST = "不超过";
const SOME_MORE = "余";
const NEARLY = "近";

type Found = [comparator: string | null, at: number];

export function cuesOf(told: Told["cues"]): Cues {
  const listed = (pairs: [string, string][]): [string, Pattern][] =>
    pairs.map(([comparator, cue]) => [comparator, new Pattern(cue)]);
  const bounds = listed(told.before);
  const statistics = listed(told.statistic);
  const afters = listed(told.after);
  const lasting = new Pattern(told.lasting);
  const priceFrom = new Pattern(told.priceFrom);
  const within = new Pattern(told.within);

  function boundBefore(before: string, unit: string): Found {
    for (const [bound, cue] of bounds) {
      const sign = cue.search(before);
      if (!sign) continue;
      if (bound === NEARLY && told.durations.includes(unit) && !lasting.search(before)) break;
      return [bound, sign.index];
    }
    return [null, 0];
  }

  function boundAfter(after: string, unit: string): Found {
    const limit = told.measured.includes(unit) && within.match(after);
    if (limit) return [AT_MOST, endOf(limit)];
    const price = unit === "元" && priceFrom.match(after);
    if (price) return [AT_LEAST, endOf(price)];
    for (const [bound, cue] of afters) {
      const sign = cue.match(after);
      if (sign) return [bound, endOf(sign)];
    }
    return [null, 0];
  }

  function statistic(before: string): Found {
    for (const [comparator, cue] of statistics) {
      const sign = cue.search(before);
      if (sign) return [comparator, sign.index];
    }
    return [null, 0];
  }

  return {
    change: new Pattern(`^(?:${told.change})$`),
    of: (whole, vague, unit, rest, calendar) => {
      const before = whole.slice(-told.reach);
      const after = rest.slice(0, told.reach);
      const [first, start] = boundBefore(before, unit);
      const [last, end] = calendar ? [null, 0] : boundAfter(after, unit);
      const [usual, far] = statistic(first ? before.slice(0, start) : before);
      const comparator = first ?? (vague ? SOME_MORE : last) ?? usual ?? EQUAL;
      const begin = usual ? far : first ? start : before.length;
      return { comparator, before: before.length - begin, after: end };
    },
  };
}
