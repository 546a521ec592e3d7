/*
 * Whether numbers may stand side by side: the rule of scripts/casebook/derive/figures/comparability.py over the same aspects.
 * All words come with the rules; tests/compare/ holds both sides together over all numbers of the library.
 */
import type { Aspects, Rules } from "./data";

export type Pair = [Aspects, Aspects];
/** A number with the letter of its case. */
export type Named = [string, Aspects];
export type Wording = Pick<Rules, "aspects" | "difference" | "respects" | "named">;
/** What is needed to say why numbers may not be compared. */
export interface Against {
  aspects: [string, string, string, boolean, ...unknown[]][];
  difference: string;
}

export type State = "same" | "refer" | "apart";
export const STATES: State[] = ["same", "refer", "apart"];

/** How two numbers stand to each other: the same where they agree in every aspect; what is left open agrees with nothing. */
export function state([one, other]: Pair, rules: Wording): State {
  const respects = new Set<string>();
  for (const [place, [, , , , respect, stated]] of rules.aspects.entries()) {
    const a = one[place] ?? null;
    const b = other[place] ?? null;
    if (a !== null && a === b) continue;
    if (!respect || (stated && !(a && b))) return "apart";
    respects.add(respect);
  }
  if (!respects.size) return "same";
  return respects.size <= rules.respects ? "refer" : "apart";
}

/** What stands against comparing the numbers of `pairs`, each aspect once. */
export function reasons(pairs: Pair[], rules: Against): string[] {
  const said: string[] = [];
  const implied: string[] = [];
  for (const [place, [name, unknown, absent, isImplied]] of rules.aspects.entries()) {
    const values = pairs.map(([a, b]) => [a[place] ?? null, b[place] ?? null]);
    if (values.some(([a, b]) => a === null || b === null)) {
      said.push(unknown);
      /* Not the same thing: nothing more is to be said of them. */
      if (place === 0) break;
    }
    const words = new Set<string>();
    let worthSaying = !isImplied;
    for (const [a, b] of values) {
      if (a == null || b == null || a === b) continue;
      words.add(a || absent).add(b || absent);
      if (a && b) worthSaying = true;
    }
    if (words.size) {
      const text = fill(rules.difference, { aspect: name, words: Array.from(words).join("，") });
      (worthSaying ? said : implied).push(text);
    }
  }
  return said.length ? said : implied;
}

/** In what the numbers of `pairs`, all of which may stand together, differ: each aspect once. */
export function differences(pairs: [Named, Named][], rules: Wording): string[] {
  const { named } = rules;
  const names = new Set(pairs.flatMap((pair) => pair.map(([name]) => name)));
  const said: string[] = [];
  const untold: string[] = [];
  for (const [place, [name, unknown, absent, implied, respect]] of rules.aspects.entries()) {
    const values = pairs.flatMap((pair) =>
      pair.map(([whose, aspects]): [string, string | null] => [whose, aspects[place] ?? null]),
    );
    const silent = new Set(values.filter(([, word]) => word === null).map(([whose]) => whose));
    if (silent.size) {
      const whole = silent.size === names.size && values.every(([, word]) => word === null);
      const listed = Array.from(silent).filter(Boolean).join("、");
      const some = listed ? `${listed} ` : (named["some"] ?? "");
      said.push(fill(named["open"] ?? "", { who: whole ? (named["all"] ?? "") : some, unknown }));
    }
    const words = new Set<string>();
    let worthSaying = !implied;
    for (const [[, one], [, other]] of pairs) {
      const a = one[place] ?? null;
      const b = other[place] ?? null;
      if (a === null || b === null || a === b) continue;
      words.add(a || absent).add(b || absent);
      if (a && b) worthSaying = true;
    }
    if (words.size) {
      const aspect = implied ? name : respect;
      const text = fill(named["differ"] ?? "", { aspect, words: Array.from(words).join("，") });
      (worthSaying ? said : untold).push(text);
    }
  }
  return said.length ? said : untold;
}

/** Put values into a sentence with {names}. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
