/* The rows of a comparison, as derive/compare/comparison.py makes them for the sets that are built beforehand. */
import { comparable, fill, type Pair, reasons } from "./comparability";
import type { Case, Figure, Rules } from "./data";

export interface Bar {
  width: number;
  edge: Figure["edge"];
  title: string;
  description: string;
  figures: string[];
}

/** One row; each cell is either HTML or numbers with their bars. */
export interface Row {
  title: string;
  uri: string;
  note: string;
  verdict: string;
  cells: (string | [Figure, Bar | undefined][])[];
}

const two = <T>(list: T[]): [T, T][] =>
  list.flatMap((one, place) => list.slice(place + 1).map((other): [T, T] => [one, other]));

function verdict(cases: Figure[][], drawn: Map<string, Bar>, rules: Rules): string {
  const words = rules.words;
  const given = cases.filter((figures) => figures.length);
  if (given.length < rules.fewest) return words[given.length ? "one" : "none"] ?? "";
  const pairs = two(given).flatMap(([one, other]) =>
    one.flatMap((a) => other.map((b): Pair => [a.aspects, b.aspects])),
  );
  const against = pairs.filter((pair) => !comparable(pair));
  if (!against.length) return words[drawn.size ? "same" : "undrawn"] ?? "";
  return fill(words[drawn.size ? "some" : "different"] ?? "", {
    reasons: reasons(against, rules).join("；"),
  });
}

const caseId = (figure: Figure): string => figure.id.split("#")[0] ?? "";

function bars(cases: Figure[][], rules: Rules): Map<string, Bar> {
  const groups = new Map<string, Figure[]>();
  for (const figure of cases.flat()) {
    if (figure.aspects.includes(null)) continue;
    const key = JSON.stringify(figure.aspects);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const found = new Map<string, Bar>();
  for (const group of groups.values()) {
    if (new Set(group.map(caseId)).size < rules.fewest) continue;
    if (group.some((figure) => figure.amount === null)) continue;
    const amounts = group.map((figure) => Number(figure.amount));
    const top = Math.max(...amounts);
    const longest = group[amounts.indexOf(top)];
    for (const [place, figure] of group.entries()) {
      const amount = amounts[place] ?? 0;
      found.set(figure.id, {
        width: top ? Math.max(1, Math.floor((amount * rules.bar) / top + 1e-6)) : 1,
        edge: figure.edge,
        title: fill(rules.words["bar"] ?? "", { label: figure.label, display: figure.display }),
        description: fill(rules.words["scale"] ?? "", {
          top: longest?.display ?? "",
          edge: (figure.edge && rules.words[figure.edge]) || "",
        }),
        figures: group.map(({ id }) => id),
      });
    }
  }
  return found;
}

/** Say why a case has no number in a row whose numbers belong to measures of `mechanisms`. */
function absent(
  given: Case | undefined,
  level: string,
  mechanisms: Set<string>,
  rules: Rules,
): string {
  if (!given) return "";
  const done = given.mechanisms.some((word) => mechanisms.has(word));
  if (given.unmentioned.includes(level) && mechanisms.size && !done) {
    return fill(rules.not_concerned, { mechanisms: Array.from(mechanisms).join("、") });
  }
  return given.absent[level] ?? "";
}

function figureRow(level: string, title: string, cases: Case[], rules: Rules): Row {
  const own = cases.map((c) => c.figures.filter((f) => f.level === level && f.row === title));
  const drawn = bars(own, rules);
  const mechanisms = new Set(own.flat().flatMap((figure) => figure.mechanisms));
  return {
    title,
    uri: own.flat()[0]?.uri ?? "",
    note: "",
    verdict: verdict(own, drawn, rules),
    cells: own.map((figures, place) =>
      figures.length
        ? figures.map((figure): [Figure, Bar | undefined] => [figure, drawn.get(figure.id)])
        : absent(cases[place], level, mechanisms, rules),
    ),
  };
}

function figureRows([level, bare]: [string, string], cases: Case[], rules: Rules): Row[] {
  const found = cases.flatMap((c) => c.figures).filter((figure) => figure.level === level);
  const titles = new Map(found.map((figure) => [figure.row, figure.order]));
  if (!titles.size) {
    return rules.asked.includes(level) ? [figureRow(level, bare, cases, rules)] : [];
  }
  return Array.from(titles)
    .sort((a, b) => a[1] - b[1])
    .map(([title]) => figureRow(level, title, cases, rules));
}

/** All rows of `cases`, in parts with a heading each. */
export function parts(cases: Case[], rules: Rules): [string, Row[]][] {
  const made = rules.parts.map((part): [string, Row[]] => [
    part.title,
    [
      ...part.rows.map(([key, title, note]): Row => ({
        title,
        note,
        uri: "",
        verdict: "",
        cells: cases.map((c) => c.cells[key] ?? ""),
      })),
      ...part.levels.flatMap((level) => figureRows(level, cases, rules)),
    ],
  ]);
  return made.filter(([, rows]) => rows.length);
}
