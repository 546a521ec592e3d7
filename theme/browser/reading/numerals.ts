/* Numbers as Chinese texts write them, as scripts/casebook/language/numerals.py. */
import { endOf, Pattern, type Told } from "./told";

/** An exact decimal: `whole` divided by ten to the power of `places`. */
export interface Decimal {
  whole: number;
  places: number;
}

const power = (places: number): number => Number(`1e${places}`);
const decimal = (text: string): Decimal => {
  const [before = "", after = ""] = text.split(".");
  return { whole: Number(before + after), places: after.length };
};
export const times = ({ whole, places }: Decimal, factor: number): Decimal => {
  let left = places;
  let rest = factor;
  for (; left && rest % 10 === 0; left -= 1) rest /= 10;
  return { whole: whole * rest, places: left };
};
const plus = (one: Decimal, other: Decimal): Decimal => {
  const places = Math.max(one.places, other.places);
  const whole = one.whole * power(places - one.places) + other.whole * power(places - other.places);
  return { whole, places };
};
export const sizeOf = ({ whole, places }: Decimal): number => whole / power(places);

/** The canonical text of a number: no exponent, no zeros at its end. */
export function written({ whole, places }: Decimal): string {
  if (!places) return whole.toFixed(0);
  const digits = Math.abs(whole)
    .toFixed(0)
    .padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
  return whole < 0 ? `-${text}` : text;
}

/** The canonical text of a number as a record has it; null where it is none. */
export const canonical = (text: string): string | null =>
  /^-?[0-9]+(\.[0-9]+)?$/.test(text)
    ? written(decimal(text.replace(/^-/, ""))).replace(/^(?!0$)/, text.startsWith("-") ? "-" : "")
    : null;

/** A number at `[start, end)`; `scale` is the multiplier word at its end, `vague` a 余, 多 or 来 inside it. */
export interface Numeral {
  value: Decimal;
  start: number;
  end: number;
  scale: number;
  vague: string;
}

export interface Numerals {
  start: Pattern;
  read: (text: string, at: number, spoken?: boolean) => Numeral | null;
  runEnd: (text: string, at: number) => number;
}

export function numeralsOf(told: Told["numerals"]): Numerals {
  const { digits, small, large, multipliers } = told;
  const arabic = new Pattern(told.arabic);
  const runs = new Pattern(told.run);
  const multiplier = new Pattern(told.multiplier);
  const vague = new Pattern(told.vague);
  const points = { usual: new Pattern(told.point), spoken: new Pattern(told.pointFree) };
  const anyRun = new Pattern(told.anyRun);

  function after(tail: string, size: number): number | null {
    if (!tail) return 0;
    if (/^[零〇]/.test(tail)) {
      const rest = tail.length > 1 ? below(tail.slice(1), size) : null;
      return rest !== null && rest > 0 && rest < Math.floor(size / 10) ? rest : null;
    }
    const digit = digits[tail] ?? 0;
    if (tail.length === 1 && digit > 0) return Math.floor((digit * size) / 10);
    const rest = below(tail, size);
    return rest !== null && rest >= Math.floor(size / 10) ? rest : null;
  }

  function section(run: string): number | null {
    if (run.length === 1 && run in digits) return digits[run] ?? null;
    for (const word of ["千", "百", "十"]) {
      const at = run.indexOf(word);
      if (at < 0) continue;
      const head = run.slice(0, at);
      const tail = run.slice(at + 1);
      const size = small[word] ?? 1;
      if (word === "十") {
        const upper = head ? digits[head] : 1;
        const lower = tail ? digits[tail] : 0;
        if (!upper || lower === undefined || head === "两" || /^[零〇两]$/.test(tail)) return null;
        return upper * 10 + lower;
      }
      const upper = digits[head];
      const lower = after(tail, size);
      return !upper || lower === null ? null : upper * size + lower;
    }
    return null;
  }

  function below(run: string, limit: number): number | null {
    for (const word of ["亿", "万"]) {
      const at = word === "亿" ? run.lastIndexOf(word) : run.indexOf(word);
      if (at < 0) continue;
      const size = large[word] ?? 1;
      const head = run.slice(0, at);
      if (size >= limit || !head) return null;
      const upper = below(head, size);
      const lower = after(run.slice(at + 1), size);
      return upper === null || lower === null ? null : upper * size + lower;
    }
    return section(run);
  }

  function ofRun(run: string): number | null {
    if (run in multipliers) return multipliers[run] ?? null;
    const all = Array.from(run);
    if (all.length > 1 && all.every((one) => one in digits)) {
      const byDigit = /[〇零]/.test(run) && !/^[〇零]/.test(run) && !run.includes("两");
      return byDigit ? Number(all.map((one) => digits[one]).join("")) : null;
    }
    return below(run, 1e12);
  }

  function withVagueWord(text: string, numeral: Numeral): Numeral {
    const found = vague.match(text, numeral.end);
    const scale = found && multipliers[found[1] ?? ""];
    if (!found || !scale || numeral.scale >= 1e4) return numeral;
    const value = times(numeral.value, scale);
    return { value, start: numeral.start, end: endOf(found), scale, vague: found[0].charAt(0) };
  }

  function mixed(text: string, start: number): Numeral | null {
    let total: Decimal = { whole: 0, places: 0 };
    let at = start;
    let scale = 1;
    let above: number | null = null;
    for (let part = arabic.match(text, at); part; part = arabic.match(text, at)) {
      const number = decimal(part[0].replace(/,/g, ""));
      at = endOf(part);
      const word = multiplier.match(text, at);
      scale = 1;
      if (word) {
        const known = multipliers[word[0]];
        if (known === undefined) return null;
        scale = known;
        at = endOf(word);
      }
      if (above !== null) {
        /* 1万2000 fills the place next to 万; 1万20 does not and is something else. */
        const size = sizeOf(number);
        if (!Number.isInteger(size) || size * scale >= above || size * scale * 10 < above) {
          return null;
        }
      }
      total = plus(total, times(number, scale));
      if (!word || part[0].includes(".")) break;
      above = scale;
    }
    if (runs.match(text, at)) return null;
    return withVagueWord(text, { value: total, start, end: at, scale, vague: "" });
  }

  function chinese(text: string, run: RegExpExecArray, spoken: boolean): Numeral | null {
    const value = ofRun(run[0]);
    let at = endOf(run);
    if (value === null || /^\p{Nd}/u.test(text.slice(at, at + 2))) return null;
    let number: Decimal = { whole: value, places: 0 };
    let scale = large[run[0].charAt(run[0].length - 1)] ?? 1;
    const point = points[spoken ? "spoken" : "usual"].match(text, at);
    if (point && scale === 1) {
      const fraction = Array.from(point[1] ?? "", (one) => digits[one]).join("");
      number = decimal(`${value}.${fraction}`);
      at = endOf(point);
      const word = multiplier.match(text, at);
      if (word) {
        const known = multipliers[word[0]];
        if (known === undefined) return null;
        scale = known;
        at = endOf(word);
        number = times(number, scale);
      }
    }
    return withVagueWord(text, { value: number, start: run.index, end: at, scale, vague: "" });
  }

  return {
    start: new Pattern(told.start),
    read: (text, at, spoken = false) => {
      if (arabic.match(text, at)) return mixed(text, at);
      const run = runs.match(text, at);
      return run && chinese(text, run, spoken);
    },
    runEnd: (text, at) => {
      const run = anyRun.match(text, at);
      return run ? endOf(run) : at + 1;
    },
  };
}
