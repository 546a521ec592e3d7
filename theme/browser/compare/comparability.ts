/*
 * Whether numbers may stand side by side: the rule of scripts/casebook/derive/figures/comparability.py over the same aspects. All
 * words come with the rules; tests/compare/ holds both sides together over all numbers of the library.
 */
import type { Aspects, Rules } from "./data";

export type Pair = [Aspects, Aspects];
export type Wording = Pick<Rules, "aspects" | "difference">;

/** Whether two numbers agree in every aspect; what is left open agrees with nothing. */
export function comparable([one, other]: Pair): boolean {
  return one.every((word, place) => word !== null && word === other[place]);
}

/** What stands against comparing the numbers of `pairs`, each aspect once. */
export function reasons(pairs: Pair[], rules: Wording): string[] {
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
    let told = !isImplied;
    for (const [a, b] of values) {
      if (a == null || b == null || a === b) continue;
      words.add(a || absent).add(b || absent);
      if (a && b) told = true;
    }
    if (words.size) {
      const text = fill(rules.difference, { aspect: name, words: Array.from(words).join("，") });
      (told ? said : implied).push(text);
    }
  }
  return said.length ? said : implied;
}

/** Put values into a sentence with {names}. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
