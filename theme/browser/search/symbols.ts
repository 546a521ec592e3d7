/**
 * Text as the search sees it. The same as publish/search_index/symbols.py, character by character;
 * a test holds both together.
 */

const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const LETTER = "0-9a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0370-\\u04ff";
const ALNUM = `[${LETTER}]+(?:[.+/:-][${LETTER}]+)*%?`;
const SYMBOL = new RegExp(`[${HAN}]|${ALNUM}`, "gu");
const RUN = new RegExp(`(?:[${HAN}]|${ALNUM})+`, "gu");
const HAN_SYMBOL = new RegExp(`^[${HAN}]`, "u");

export type Fold = (text: string) => string;

/** A fold with `pairs` of a traditional character and its simplified form: "網网紅红". */
export function folding(pairs: string): Fold {
  const simplified = new Map<string, string>();
  const characters = Array.from(pairs);
  for (let i = 0; i < characters.length; i += 2) simplified.set(characters[i]!, characters[i + 1]!);
  const known = new Map<string, string>();
  return (text) => {
    let folded = "";
    for (const character of text) {
      let form = known.get(character);
      if (form === undefined) {
        form = "";
        for (const c of character.normalize("NFKC").toLowerCase()) form += simplified.get(c) || c;
        known.set(character, form);
      }
      folded += form;
    }
    return folded;
  };
}

export const isHan = (symbol: string): boolean => HAN_SYMBOL.test(symbol);

/** The symbols of a folded text without anything between them: a Han character or an alphanumeric run each. */
export const symbols = (folded: string): string[] => folded.match(SYMBOL) || [];

/** The stretches of a folded text between blanks and punctuation. */
export const runs = (folded: string): string[] => folded.match(RUN) || [];

/** What a word is looked up by: its pairs of neighbours, or its only symbol. */
export function terms(word: string): string[] {
  const all = symbols(word);
  if (all.length < 2) return all;
  return runs(word).reduce<string[]>((terms, run) => {
    const ofRun = symbols(run);
    return terms.concat(ofRun.slice(1).map((symbol, i) => ofRun[i]! + symbol));
  }, []);
}
