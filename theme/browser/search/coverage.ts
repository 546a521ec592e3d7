/** How much of a query a record has, in one place: whether it answers, and what it has and lacks of the words. */

import type { Standing } from "./api";
import { folded } from "./excerpt";
import { type Found, RELATED, type Word } from "./ranking";
import type { Text } from "./store";
import type { Fold } from "./symbols";

/**
 * A record that has this share of what a query asks answers it. The numbers below were chosen together, over the graded
 * queries in tests/search and as many that no record answers: tests/search/test_answered.py holds them.
 */
export const ANSWERS = 0.49;
/** A word tells no more than this, however rare: what nobody has written may be how one reader puts it. */
const MOST = 8;
/** A wording that means nearly the same, and a word that stands only in what is said about the case. */
const NEARLY = 0.8;
const IN_PASSING = 0.75;
/** All pairs of a word, but nowhere side by side, and its parts. */
const SCATTERED = 0.7;
const PARTLY = 0.8;
/** The least weight of a wording that means the same, and of a passage that is the case's own. */
const SAME = 0.7;
const OWN = 1;
/** Whether every word of a query stands in `text`, in one of its wordings. */
export function stands(text: Text, words: Word[], fold: Fold): boolean {
  const passages = folded(text, fold);
  return words.every(({ alternatives }) =>
    alternatives.some(
      ({ text: wording, weight }) =>
        weight >= RELATED && passages.some((passage) => passage.text.includes(wording)),
    ),
  );
}

/** What of each word of a query stands in a record, and the share that makes of all that the query tells. */
export function coverage(
  text: Text,
  document: number,
  words: Word[],
  found: Found[],
  fold: Fold,
): { share: number; standing: Standing[] } {
  const { title, place, problems, measures, settlements } = text.card;
  const named = fold([title, place, ...problems, ...measures, ...settlements].join("\n"));
  const passages = folded(text, fold);
  let total = 0;
  let had = 0;

  /** The greatest weight of a passage that has `wording`; 0 where none has. */
  const weight = (wording: string): number =>
    named.includes(wording)
      ? OWN
      : text.p.reduce(
          (best, [, , own], i) =>
            passages[i]!.text.includes(wording) ? Math.max(best, own || OWN) : best,
          0,
        );

  const standing = words.map(({ typed, alternatives }, i) => {
    const { information, shares, full } = found[i]!;
    // A word that leads to related ones is one that no record is about: parts of it are something else.
    const partly = alternatives.some((a) => a.weight < RELATED) ? 0 : PARTLY * shares[document]!;
    let best = 0;
    let as = "";
    for (const wording of alternatives) {
      if (wording.weight < RELATED) continue;
      const where = weight(wording.text);
      const value = where && (wording.weight < SAME ? NEARLY : 1) * (where < OWN ? IN_PASSING : 1);
      if (value <= best) continue;
      best = value;
      as = wording.text;
    }
    best = Math.max(best, partly, full[document] ? SCATTERED : 0);
    const bounded = Math.min(information, MOST);
    total += bounded;
    had += best * bounded;
    return { word: typed, as: as || typed, has: as !== "" };
  });
  return { share: total && had / total, standing };
}
