/* Quantities in a Chinese sentence: number, unit, comparator; as scripts/casebook/language/quantity.py and units.py. */
import { cuesOf } from "./cues";
import { type Normal } from "./normalise";
import { type Decimal, type Numeral, numeralsOf, sizeOf, times, written } from "./numerals";
import { endOf, Pattern, type Told } from "./told";

/** A number at `[start, end)`, from numeral to unit; `value` and `to` are canonical decimals, `to` of a range only. */
export interface Quantity {
  value: string;
  to: string | null;
  unit: string;
  comparator: string;
  start: number;
  end: number;
  text: string;
  /** The piece from the first word that says how the number is meant to the last, and where it lies. */
  said: string;
  saidStart: number;
  saidEnd: number;
  ordinal: boolean;
}

interface Count {
  numeral: Numeral;
  unit: string;
  vague: string;
  end: number;
  numberEnd: number;
}

type Unit = [unit: string, end: number] | null;

/** The unit that stands at a place of a text: the longest that fits. */
function unitsOf(told: Told["units"], units: string[]): (text: string, at: number) => Unit {
  const known = new Set(units);
  const spelt = Object.keys(told.spellings).filter((one) => known.has(told.spellings[one] ?? ""));
  const all = [...new Set([...units.filter((unit) => unit && !unit.includes("/")), ...spelt])];
  const byFirst = new Map<string, string[]>();
  for (const one of all.sort((a, b) => b.length - a.length)) {
    byFirst.set(one.charAt(0), [...(byFirst.get(one.charAt(0)) ?? []), one]);
  }
  const heads = new Map(
    Object.entries(told.heads).map(([one, tails]) => [one, new Pattern(`(?:${tails})`)]),
  );
  const single = (text: string, at: number): Unit => {
    for (const one of byFirst.get(text.charAt(at)) ?? []) {
      const end = at + one.length;
      if (text.startsWith(one, at) && !heads.get(one)?.match(text, end)) {
        return [told.spellings[one] ?? one, end];
      }
    }
    return null;
  };
  return (text, at) => {
    const first = single(text, at);
    const second = first && text.charAt(first[1]) === "/" ? single(text, first[1] + 1) : null;
    return first && second ? [`${first[0]}/${second[0]}`, second[1]] : first;
  };
}

/** What finds the quantities of a text, from left to right, ordinals among them. */
export function quantitiesOf(
  told: Told,
  units: string[],
  normal: Normal,
): (text: string) => Quantity[] {
  const numerals = numeralsOf(told.numerals);
  const cues = cuesOf(told.cues);
  const unitIn = unitsOf(told.units, units);
  const rules = told.quantity;
  const fixed = new RegExp(told.fixed.fixed, "ug");
  const mayCount = new Pattern(rules.mayCount);
  const percent = new Pattern(rules.percent);
  const rangeSign = new Pattern(rules.range);
  const vagueWord = new Pattern(rules.vagueWord);
  const andMore = new Pattern(rules.vagueAndMore);
  const half = new Pattern(rules.half);
  const minus = new Pattern(rules.minus);
  const moreThan = new Pattern(rules.moreThan);
  const elapsed = new Set(rules.elapsed);
  const unitAt = (text: string, at: number): Unit =>
    unitIn(text, /^\s$/.test(text.charAt(at)) ? at + 1 : at);

  function count(text: string, at: number): Count | null {
    const part = percent.match(text, at);
    if (part) {
      const found = numerals.read(text, endOf(part), true);
      if (!found) return null;
      const more = andMore.match(text, found.end);
      const numeral = { ...found, start: at, scale: 1 };
      const end = more ? endOf(more) : found.end;
      const unit = part[1] === "百" ? "%" : "‰";
      return { numeral, unit, vague: more?.[0] ?? found.vague, end, numberEnd: found.end };
    }
    const numeral = numerals.read(text, at);
    if (!numeral) return null;
    let { end, vague } = numeral;
    const numberEnd = numeral.end;
    if (!vague && vagueWord.match(text, end)) {
      const behind = unitAt(text, end + 1);
      if (behind) {
        return { numeral, unit: behind[0], vague: text.charAt(end), end: behind[1], numberEnd };
      }
      if (andMore.match(text, end) && text.charAt(end) !== "来") {
        vague = text.charAt(end);
        end += 1;
      }
    }
    const more = moreThan.match(text, end);
    const behind = more && unitIn(`个${text.slice(endOf(more))}`, 0);
    if (more && behind) {
      const stop = endOf(more) + behind[1] - 1;
      return { numeral, unit: behind[0], vague: more[1] ?? "", end: stop, numberEnd };
    }
    const unit = unitAt(text, end);
    return { numeral, unit: unit?.[0] ?? "", vague, end: unit?.[1] ?? end, numberEnd };
  }

  function secondOfRange(text: string, first: Count, before: string): Count | null {
    const sign = rangeSign.match(text, first.end);
    if (!sign || first.vague) return null;
    const isWord = /^[至到]$/.test(sign[1] ?? "");
    if (isWord && /[从自][^，。；、]{0,4}$/u.test(before)) return null;
    if (isWord && first.unit && /由[^，。；、]{0,4}$/u.test(before)) return null;
    const at = endOf(sign);
    const second = numerals.start.match(text, at) ? count(text, at) : null;
    if (!second || second.vague || (first.unit && first.unit !== second.unit)) return null;
    return second;
  }

  type Read = [quantity: Omit<Quantity, "text" | "said"> | null, end: number];

  function quantity(text: string, first: Count, earlier: Quantity[]): Read {
    const { start } = first.numeral;
    const last = earlier[earlier.length - 1];
    const before = text.slice(last?.end ?? 0, start);
    const ordinal = before.trimEnd().endsWith("第");
    const second = secondOfRange(text, first, before);
    if (second) {
      let low = first.numeral.value;
      const high = second.numeral.value;
      const { scale } = second.numeral;
      if (first.numeral.scale === 1 && sizeOf(low) < sizeOf(high) / scale) low = times(low, scale);
      if (sizeOf(low) < sizeOf(high)) {
        const said = cues.of(before, "", second.unit, text.slice(second.end), false);
        const made = {
          ...{ value: written(low), to: written(high), unit: second.unit, comparator: "区间" },
          ...{ start, end: second.end, ordinal },
          ...{ saidStart: start - said.before, saidEnd: second.end + said.after },
        };
        return [made, second.end];
      }
    }
    const { unit } = first;
    let { end, vague } = first;
    if (half.match(text, end) && (elapsed.has(unit) || unit === "个")) return [null, end];
    if (elapsed.has(unit) && !vague && andMore.match(text, end) && text.charAt(end) !== "来") {
      vague = text.charAt(end);
      end += 1;
    }
    let value: Decimal = first.numeral.value;
    const isYear = unit === "年" && !vague && first.numberEnd - start === 4;
    const said = cues.of(before, vague, unit, text.slice(end), isYear && sizeOf(value) >= 1000);
    let saidStart = start - said.before;
    const sign = rules.signed.includes(unit) && minus.search(before);
    if (sign) {
      value = { ...value, whole: -value.whole };
      saidStart = Math.min(saidStart, start - sign[0].length);
    }
    let { comparator } = said;
    const averaged = last?.comparator === "平均" && last.unit === unit;
    if (comparator === "等于" && averaged && cues.change.match(before.trim())) {
      comparator = "平均"; // 人均收入从3000元提高到4500元
      saidStart = last.saidStart;
    }
    const made = {
      ...{ value: written(value), to: null, unit, comparator, start, end, ordinal },
      ...{ saidStart, saidEnd: end + said.after },
    };
    return [made, end];
  }

  return (text) => {
    if (!mayCount.search(text)) return [];
    const folded = normal
      .fold(text)
      .replace(fixed, (word) => told.fixed.hidden.repeat(word.length));
    const found: Quantity[] = [];
    let at = 0;
    for (
      let next = numerals.start.search(folded, at);
      next;
      next = numerals.start.search(folded, at)
    ) {
      const first = count(folded, next.index);
      if (!first) {
        at = Math.max(numerals.runEnd(folded, next.index), next.index + 1);
        continue;
      }
      const [made, end] = quantity(folded, first, found);
      at = end;
      if (!made) continue;
      const piece = text.slice(made.start, made.end);
      found.push({ ...made, text: piece, said: text.slice(made.saidStart, made.saidEnd) });
    }
    return found;
  };
}
