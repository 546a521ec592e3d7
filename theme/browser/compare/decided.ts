/* The decisions that cases took, and their answers side by side, as derive/compare/comparison.py has them. */
import type { Case, Rules } from "./data";
import { type Row, row } from "./row";

/** What was chosen in the decisions that two of `cases` took. */
export function decisions(cases: Case[], rules: Rules): Row[] {
  const known = new Map(cases.flatMap((c) => c.decisions).map((taken) => [taken[0], taken]));
  return Array.from(known.values())
    .sort((a, b) => a[1] - b[1])
    .map(([id, , title, uri]) => {
      const states = cases.map((c) => c.decisions.find(([name]) => name === id)?.[4]);
      const asides = cases.map((c, place) => states[place] ?? c.aside[id]?.[1]);
      const made = row({
        title,
        uri,
        cells: asides.map((cell) => cell ?? rules.not_recorded),
        answered: asides.filter((cell) => cell !== undefined).length,
      });
      return { made, taken: states.filter((cell) => cell !== undefined).length };
    })
    .filter(({ taken }) => taken >= rules.fewest)
    .map(({ made }) => made);
}

/** What was chosen in each decision, and below it those aspects that most of the cases answer. */
export function decided(chosen: Row[], cases: Case[], rules: Rules): Row[] {
  const [key, ofTwo, ofMore] = rules.answers;
  const most = cases.length === rules.fewest ? ofTwo : ofMore;
  return chosen.flatMap((made) => {
    const told = cases.map((c) => c.decisions.find(([, , , uri]) => uri === made.uri)?.[9] ?? []);
    const titles = new Map(told.flat().map(([order, title]) => [order, title]));
    const rows = Array.from(titles, ([order, title]): [number, Row] => {
      const htmls = told.map((answers) => answers.find(([other]) => other === order)?.[2]);
      const cells = htmls.map((html) =>
        html === undefined ? rules.not_recorded : html || rules.not_written,
      );
      return [order, row({ title, key, cells, answered: htmls.filter(Boolean).length })];
    });
    const first = rows
      .filter(([, { answered }]) => answered >= rules.fewest)
      .sort(([a, one], [b, other]) => other.answered - one.answered || a - b)
      .slice(0, most)
      .sort(([a], [b]) => a - b);
    return [made, ...first.map(([, answer]) => answer)];
  });
}
