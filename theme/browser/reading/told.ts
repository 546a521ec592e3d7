/* The tables and patterns of scripts/casebook/language/, as language/exported.py hands them over. */

type Table = Record<string, string>;

export interface Told {
  normalise: { simplified: [string, string]; unified: Table };
  unseen: string;
  numerals: {
    digits: Record<string, number>;
    small: Record<string, number>;
    large: Record<string, number>;
    multipliers: Record<string, number>;
    wide: Table;
    arabic: string;
    run: string;
    multiplier: string;
    start: string;
    anyRun: string;
    vague: string;
    point: string;
    pointFree: string;
  };
  cues: {
    before: [string, string][];
    statistic: [string, string][];
    after: [string, string][];
    lasting: string;
    priceFrom: string;
    within: string;
    change: string;
    measured: string[];
    durations: string[];
    reach: number;
  };
  units: { spellings: Table; heads: Table };
  fixed: { fixed: string; hidden: string };
  quantity: {
    percent: string;
    range: string;
    vagueWord: string;
    vagueAndMore: string;
    half: string;
    minus: string;
    moreThan: string;
    mayCount: string;
    elapsed: string[];
    signed: string[];
  };
}

/** What a pattern finds where it is asked to look. */
export class Pattern {
  private readonly here: RegExp;
  private readonly anywhere: RegExp;

  constructor(source: string) {
    this.here = new RegExp(source, "uy");
    this.anywhere = new RegExp(source, "ug");
  }

  /** At one place, as Python's `match`. */
  match(text: string, place = 0): RegExpExecArray | null {
    this.here.lastIndex = place;
    return this.here.exec(text);
  }

  /** From a place on, as Python's `search`. */
  search(text: string, place = 0): RegExpExecArray | null {
    this.anywhere.lastIndex = place;
    return this.anywhere.exec(text);
  }
}

export const endOf = (found: RegExpExecArray): number => found.index + found[0].length;
