/* One comparison form for Chinese text, as scripts/casebook/language/normalise.py. */
import type { Told } from "./told";

export interface Normal {
  /** In simplified characters, each on its own; the length stays. */
  fold: (text: string) => string;
  /** The form in which two texts are compared, and for each of its characters the place in `text` that it comes from. */
  of: (text: string) => { characters: string[]; places: number[] };
}

export function normalOf(told: Told): Normal {
  const [from, to] = told.normalise.simplified.map((text) => Array.from(text));
  const simple = new Map((from ?? []).map((one, n) => [one, to?.[n] ?? one]));
  const unseen = new RegExp(`^(?:${told.unseen})`, "u");
  const known = new Map<string, string>();
  const mapped = (form: string): string =>
    Array.from((told.normalise.unified[form] ?? form).normalize("NFKC"))
      .filter((one) => !/^\s$/u.test(one) && !unseen.test(one))
      .map((one) => told.normalise.unified[one] ?? simple.get(one) ?? one)
      .join("");
  const normal = (one: string): string => {
    let form = known.get(one);
    if (form === undefined) {
      form = one;
      for (let next = mapped(form); next !== form; next = mapped(form)) form = next;
      known.set(one, form);
    }
    return form;
  };
  return {
    fold: (text) => {
      const folded = Array.from(text, (one) => {
        const other = simple.get(one) ?? one;
        return other.length === one.length ? other : one;
      }).join("");
      return folded.replace(/[０-９．％／＋﹪]/g, (one) => told.numerals.wide[one] ?? one);
    },
    of: (text) => {
      const characters: string[] = [];
      const places: number[] = [];
      let at = 0;
      for (const one of text) {
        for (const part of normal(one)) {
          characters.push(part);
          places.push(at);
        }
        at += one.length;
      }
      return { characters, places };
    },
  };
}
