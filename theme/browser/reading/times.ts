/* Which words of a sentence say what time a number of it speaks of, as scripts/casebook/draft/times.py. */

/** The rules of times of rules.yml. */
export interface TimeRules {
  YEAR: string;
  MONTH: string;
  NUMBER: string;
  BEGUN: string;
  moments: string[];
  rates: string[];
  compared: string;
  changed: string;
  no_time: string;
  goes_on: string;
}

/** Words about time at `[start, end)`; a `rate` (每月) holds in its clause only. */
export interface TimeWords {
  start: number;
  end: number;
  text: string;
  rate: boolean;
}

const CLAUSE_END = /[，。；！？：:,;]/u;
const NEAR = 12;

export interface Times {
  /** Whether a sentence goes on with the time of the one before it. */
  goesOn: (text: string) => boolean;
  of: (sentence: string, before: TimeWords | null) => SentenceTimes;
}

export class SentenceTimes {
  constructor(
    private readonly words: TimeWords[],
    private readonly sentence: string,
    private readonly before: TimeWords | null,
  ) {}

  /** Whether `[start, end)` is part of words about time. */
  holds(start: number, end: number): boolean {
    const next = this.words.find((word) => word.end >= end);
    return next !== undefined && next.start <= start;
  }

  /** The rate of the number's clause, else the last moment before it. */
  governing(at: number): TimeWords | null {
    const earlier = this.words.filter(({ end }) => end <= at).reverse();
    const told = earlier.find(({ rate }) => !rate);
    const moment = told ?? this.before;
    const rate = earlier.find((word) => word.rate);
    if (!rate || CLAUSE_END.test(this.sentence.slice(rate.end, at))) return moment;
    return !told || told.start < rate.start ? rate : moment;
  }

  get last(): TimeWords | null {
    return [...this.words].reverse().find(({ rate }) => !rate) ?? this.before;
  }
}

export function timesOf(rules: TimeRules): Times {
  const compiled = (pattern: string): RegExp => {
    let whole = pattern;
    for (const name of ["YEAR", "MONTH", "NUMBER", "BEGUN"] as const) {
      const part = rules[name];
      whole = whole.split(`(${name})`).join(`(${part})`).split(`(?:${name})`).join(`(?:${part})`);
    }
    return new RegExp(whole, "ug");
  };
  const patterns: [RegExp, boolean][] = [
    ...rules.moments.map((one): [RegExp, boolean] => [compiled(one), false]),
    ...rules.rates.map((one): [RegExp, boolean] => [compiled(one), true]),
  ];
  const compared = new RegExp(rules.compared, "u");
  const changed = new RegExp(rules.changed, "u");
  const noTime = new RegExp(rules.no_time, "u");
  const goesOn = new RegExp(rules.goes_on, "u");
  const near = (text: string, at: number): string => text.slice(Math.max(0, at - NEAR), at);

  function* found(text: string): Generator<TimeWords> {
    for (const [pattern, rate] of patterns) {
      for (const match of text.matchAll(pattern)) {
        let said = match[0];
        if (!said || noTime.test(said)) continue;
        let start = match.index;
        const end = start + said.length;
        if (/^[到至]/.test(said) && changed.test(near(text, start))) {
          start += 1;
          said = said.slice(1);
        }
        yield { start, end, text: said, rate };
      }
    }
  }

  function words(text: string): TimeWords[] {
    const chosen: TimeWords[] = [];
    const all = [...found(text)]
      .map((one, n) => ({ one, n }))
      .sort((a, b) => a.one.start - b.one.start || b.one.end - a.one.end || a.n - b.n);
    for (const { one } of all) {
      const last = chosen[chosen.length - 1];
      if (!last || one.start >= last.end) chosen.push(one);
    }
    return chosen.filter(({ rate, start }) => rate || !compared.test(near(text, start)));
  }

  return {
    goesOn: (text) => goesOn.test(text),
    of: (sentence, before) => new SentenceTimes(words(sentence), sentence, before),
  };
}

/** The words as an editor would copy them: without half a pair of quotation marks, or a 从 alone. */
export function raw(words: TimeWords | null): string {
  let said = words?.text ?? "";
  if (said.split("“").length !== said.split("”").length) said = said.replace(/^[“”]+|[“”]+$/g, "");
  return /(?:以来|起|开始)$/.test(said) ? said : said.replace(/^从/, "");
}
