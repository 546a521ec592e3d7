/* The rows of a comparison, as derive/compare/comparison.py makes them for the sets that are built beforehand. */
import {
  differences,
  fill,
  type Named,
  type Pair,
  reasons,
  type State,
  state,
  STATES,
} from "./comparability";
import type { Case, Figure, Rules } from "./data";
import { decided, decisions } from "./decided";
import { type Bar, type Row, row } from "./row";

/** All that stands on the page of a comparison. */
export interface Comparison {
  /** The rows that a sheet to take along has: those of the glance, how sure it is, and whence. */
  sheet: Row[];
  glance: { rows: Row[]; lone: Row[]; nobody: string[]; unwritten: string[] };
  contrasts: [string, string][];
  choice: string;
  decisions: Row[];
  /** The same, each with the aspects that two answer. */
  decided: Row[];
  /** The rows that a sheet has no room for. */
  left: Row[];
  together: Row[];
  parts: [string, Row[]][];
  single: Row[];
  nobody: string[];
  headings: Record<string, string>;
}

const two = <T>(list: T[]): [T, T][] =>
  list.flatMap((one, place) => list.slice(place + 1).map((other): [T, T] => [one, other]));

type Lettered = [string, Figure];
const aspects = ([[, a], [, b]]: [Lettered, Lettered]): Pair => [a.aspects, b.aspects];
const named = ([letter, figure]: Lettered): Named => [letter, figure.aspects];

function said(
  pairs: Map<State, [Lettered, Lettered][]>,
  drawn: Map<string, Bar>,
  rules: Rules,
): string {
  const { words } = rules;
  const word = (name: string): string => words[name] ?? "";
  const refer = pairs.get("refer");
  const apart = pairs.get("apart");
  if (pairs.size === 1 && pairs.has("same")) return word(drawn.size ? "same" : "undrawn");
  const said = pairs.has("same") ? [word(drawn.size ? "drawn" : "agree")] : [];
  if (refer) {
    const differing = differences(
      refer.map(([a, b]): [Named, Named] => [named(a), named(b)]),
      rules,
    );
    said.push(
      fill(word(pairs.size > 1 ? "some_refer" : "refer"), { differences: differing.join("，") }),
    );
  }
  if (apart) {
    const against = reasons(apart.map(aspects), rules).join("；");
    said.push(fill(word(said.length ? "rest" : "apart"), { reasons: against }));
  }
  return said.join("");
}

function verdict(
  cases: Figure[][],
  drawn: Map<string, Bar>,
  rules: Rules,
): [string, string, boolean] {
  const given = cases
    .map((figures, place): Lettered[] =>
      figures.map((figure): Lettered => [rules.letters.charAt(place), figure]),
    )
    .filter((figures) => figures.length);
  if (given.length < rules.fewest) {
    return [rules.words[given.length ? "one" : "none"] ?? "", "", false];
  }
  const pairs = new Map<State, [Lettered, Lettered][]>();
  for (const [ours, theirs] of two(given)) {
    for (const a of ours) {
      for (const b of theirs) {
        const ofPair = state(aspects([a, b]), rules);
        pairs.set(ofPair, [...(pairs.get(ofPair) ?? []), [a, b]]);
      }
    }
  }
  const best = STATES.findIndex((one) => pairs.has(one));
  const mixed = pairs.has("apart") && pairs.size > 1;
  return [said(pairs, drawn, rules), rules.states[best] ?? "", mixed];
}

const caseId = (figure: Figure): string => figure.id.split("#")[0] ?? "";

function bars(cases: Figure[][], rules: Rules): Map<string, Bar> {
  const groups = new Map<string, Figure[]>();
  for (const figure of cases.flat()) {
    if (figure.aspects.includes(null)) continue;
    const key = JSON.stringify(figure.aspects);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  const byFigure = new Map<string, Bar>();
  for (const group of groups.values()) {
    if (new Set(group.map(caseId)).size < rules.fewest) continue;
    if (group.some((figure) => figure.amount === null)) continue;
    const amounts = group.map((figure) => Number(figure.amount));
    const top = Math.max(...amounts);
    const longest = group[amounts.indexOf(top)];
    for (const [place, figure] of group.entries()) {
      const amount = amounts[place] ?? 0;
      byFigure.set(figure.id, {
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
  return byFigure;
}

function figureRow(level: string, title: string, cases: Case[], rules: Rules): Row {
  const ofCases = cases.map((c) => c.figures.filter((f) => f.level === level && f.row === title));
  const drawn = bars(ofCases, rules);
  const [words, stand, mixed] = verdict(ofCases, drawn, rules);
  const indicator = ofCases.flat()[0]?.indicator ?? "";
  const given = ofCases.filter((figures) => figures.length).length;
  return row({
    title,
    uri: ofCases.flat()[0]?.uri ?? "",
    verdict: words,
    state: stand,
    mixed,
    answered: given,
    given,
    cells: ofCases.map((figures, place) =>
      figures.length
        ? figures.map((figure): [Figure, Bar | undefined] => [figure, drawn.get(figure.id)])
        : (cases[place]?.elsewhere[indicator] ?? cases[place]?.absent[level] ?? ""),
    ),
  });
}

function figureRows([level, bare]: [string, string], cases: Case[], rules: Rules): Row[] {
  const figures = cases.flatMap((c) => c.figures).filter((figure) => figure.level === level);
  const titles = new Map(figures.map((figure) => [figure.row, figure.order]));
  if (!titles.size) {
    return rules.asked.includes(level) ? [figureRow(level, bare, cases, rules)] : [];
  }
  return Array.from(titles)
    .sort((a, b) => a[1] - b[1])
    .map(([title]) => figureRow(level, title, cases, rules));
}

function wordRow(
  kind: "cells" | "glance",
  key: string,
  title: string,
  note: string,
  cases: Case[],
  inFull = false,
): Row {
  return row({
    title,
    note,
    key: kind === "glance" ? key : "",
    cells: cases.map((c) => (inFull ? c.sheet[key] : undefined) ?? c[kind][key] ?? ""),
    answered: cases.filter((c) => !c.silent[kind].includes(key)).length,
  });
}

/** How much the cells of a row share of their characters, over all pairs of cases. */
function likeness({ cells }: Row): number {
  const sets = cells.map(
    (cell) =>
      new Set(typeof cell === "string" ? cell.replace(/<[^>]*>/g, "").match(/[一-鿿]/g) : []),
  );
  return two(sets).reduce((sum, [a, b]) => {
    const both = Array.from(a).filter((character) => b.has(character)).length;
    return sum + both / (a.size + b.size - both || 1);
  }, 0);
}

/** Put the row in which the cases differ most before the others: of those that all answer, the one with the least alike. */
function mostDifferentFirst(rows: Row[], rules: Rules): Row[] {
  const asked = rows.filter(
    ({ key, answered, cells }) => rules.differing.includes(key) && answered === cells.length,
  );
  const least = Math.min(...asked.map(likeness));
  const first = asked.find((row) => likeness(row) === least);
  return first ? [first, ...rows.filter((row) => row !== first)] : rows;
}

/** The places that the titles name before their colon, or letters where two name the same. */
function namesOf(cases: Case[], rules: Rules): string[] {
  const places = cases.map((c) => c.title.split("：")[0] ?? "");
  const alike = new Set(places).size < places.length;
  return alike ? places.map((_, place) => rules.letters.charAt(place)) : places;
}

/** The decisions that two of the cases took: those taken differently first, then as the vocabulary has them. */
function shared(cases: Case[], rules: Rules): Case["decisions"] {
  const all = cases.flatMap((c) => c.decisions);
  const known = new Map([...all].reverse().map((taken) => [taken[0], taken]));
  const chose = (id: string): string[] => all.filter(([other]) => other === id).map((d) => d[6]);
  const alike = (id: string): number => Number(new Set(chose(id)).size < rules.fewest);
  return Array.from(known.values())
    .filter(([id]) => chose(id).length >= rules.fewest)
    .sort(([a, first], [b, second]) => alike(a) - alike(b) || first - second);
}

/** What the cases chose in those decisions, each with its place. */
function chosen(cases: Case[], rules: Rules, spoken: string[] = []): string[] {
  const names = namesOf(cases, rules);
  const open = shared(cases, rules).filter(([id]) => !spoken.includes(id));
  return open.map(([id, , title]) => {
    const said = cases.map(
      (c, place) =>
        c.decisions.find(([other]) => other === id)?.[7] ??
        `${names[place] ?? ""}：${rules.words["unrecorded"] ?? ""}`,
    );
    return `${title}${said.join("；")}。`;
  });
}

/** A sentence of the vocabulary on the decision `about`, and the letters of the cases that it speaks of. */
interface Line {
  about: string;
  text: string;
  whose: string[];
}

/**
 * The sentences on decisions that speak of two or more of `cases` and of no others, as the vocabulary has them. What only
 * some of the cases have alike is not what the cases have alike, and is left out.
 */
function linesOf(cases: Case[], rules: Rules): Line[] {
  const lines = new Map<string, [number, string, string, string[]]>();
  for (const [id, order, , , , found] of cases.flatMap((c) => c.decisions)) {
    for (const [text, rests] of found) lines.set(`${order} ${text}`, [order, id, text, rests]);
  }
  const ids = cases.map(({ id }) => id);
  return Array.from(lines.values())
    .sort(([a], [b]) => a - b)
    .filter(
      ([, , text, rests]) =>
        rests.length >= rules.fewest &&
        rests.every((id) => ids.includes(id)) &&
        (rests.length === cases.length || !text.startsWith(rules.words["alike"] ?? "")),
    )
    .map(([, about, text, rests]) => ({
      about,
      text,
      whose: rests.map((id) => rules.letters.charAt(ids.indexOf(id))).sort(),
    }));
}

/** The sentence with what those cases chose on its question of which it does not speak. */
function completed({ about, text, whose }: Line, cases: Case[], rules: Rules): string {
  const names = namesOf(cases, rules);
  const added = cases.flatMap((c, place) => {
    if (whose.includes(rules.letters.charAt(place))) return [];
    const told = c.decisions.find(([id]) => id === about)?.[7];
    const aside = c.aside[about]?.[0] ?? rules.words["unrecorded"] ?? "";
    return [told ?? `${names[place] ?? ""}：${aside}`];
  });
  return `${[text.replace(/。$/, ""), ...added].join("；")}。`;
}

/** Puts those lines first that together speak of as many cases as can be; of the others those of most cases. */
function firstOfAll(lines: Line[]): Line[] {
  const first: Line[] = [];
  const named = new Set<string>();
  const adds = ({ whose }: Line): number => whose.filter((letter) => !named.has(letter)).length;
  while (lines.some(adds)) {
    const most = Math.max(...lines.map(adds));
    const line = lines.find((one) => adds(one) === most);
    if (!line) break;
    first.push(line);
    for (const letter of line.whose) named.add(letter);
  }
  const others = lines.filter((line) => !first.includes(line));
  return [...first, ...others.sort((a, b) => b.whose.length - a.whose.length)];
}

/**
 * What editors say of `cases`: on decisions, then of pairs; whoever nobody speaks of says what it does. Of few cases each
 * sentence tells of all; of four that would fill the screen, so that sentences come first which together speak of as many
 * as can be.
 */
function edited(cases: Case[], rules: Rules): [string, string][] {
  const few = cases.length < rules.most;
  const lettered = cases.map((c, place): [string, Case] => [rules.letters.charAt(place), c]);
  const onDecisions = firstOfAll(linesOf(cases, rules));
  const heard = new Set(
    onDecisions.flatMap(({ whose }) => two(whose).map((pair) => pair.join(rules.separator))),
  );
  const notes = two(lettered).flatMap(([[a, one], [b, other]]): Line[] => {
    const text = one.contrasts[other.id] ?? other.contrasts[one.id];
    const about = a + rules.separator + b;
    return text && !heard.has(about) ? [{ about, text, whose: [a, b] }] : [];
  });
  const ordered = few ? [...onDecisions, ...notes] : firstOfAll([...onDecisions, ...notes]);
  const told = ordered.map((line): [string, string] =>
    notes.includes(line)
      ? [line.about, line.text]
      : ["", few ? completed(line, cases, rules) : line.text],
  );
  const spoken = onDecisions.map(({ about }) => about);
  const listed =
    few && ordered.length
      ? chosen(cases, rules, spoken).map((text): [string, string] => [
          "",
          text + (rules.words["listed"] ?? ""),
        ])
      : [];
  const said = few
    ? [...told.slice(0, onDecisions.length), ...listed, ...told.slice(onDecisions.length)]
    : told;
  const named = new Set(ordered.flatMap(({ whose }) => whose));
  const all = few && onDecisions.length > 0;
  const others = lettered.filter(([letter]) => named.size && !all && !named.has(letter));
  return [...said, ...others.map(([, { does }]): [string, string] => ["", does])];
}

/** What is said of `cases`: by editors, else what they chose, else what each does; and whether editors said it. */
function conclusions(cases: Case[], rules: Rules): [[string, string][], boolean] {
  const told = edited(cases, rules);
  if (told.length) return [told, true];
  const listed = chosen(cases, rules).map((text): [string, string] => ["", text]);
  if (listed.length) return [listed, false];
  const each = cases.flatMap(({ does }, place): [string, string][] =>
    does ? [[rules.letters.charAt(place), does]] : [],
  );
  return [[["", rules.words["nothing_shared"] ?? ""], ...each], false];
}

/** When to take which, as an editor sees it, on the question of the first sentence; empty where there is none. */
function choice(cases: Case[], rules: Rules): string {
  const spokenOf = firstOfAll(linesOf(cases, rules)).map(({ about }) => about);
  const first = spokenOf[0] ?? shared(cases, rules)[0]?.[0];
  return cases.flatMap((c) => c.decisions).find(([id]) => id === first)?.[8] ?? "";
}

const mostAnsweredFirst = (rows: Row[]): Row[] => [...rows].sort((a, b) => b.answered - a.answered);

/** Put `cases` side by side. */
export function comparison(cases: Case[], rules: Rules): Comparison {
  const titles = (rows: Row[]): string => rows.map(({ title }) => title).join(rules.separator);
  /* Of two cases there is room for a sentence in full, as a sheet has it. */
  const ofTwo = cases.length === rules.fewest;
  const first = rules.glance
    .filter(([key]) => ofTwo || !rules.for_two.includes(key))
    .map(([key, title, , note]) => wordRow("glance", key, title, note, cases, ofTwo));
  const always = rules.glance.filter(([, , is]) => is).map(([key]) => key);
  const open = ({ key, answered }: Row): boolean =>
    answered >= (always.includes(key) ? 1 : rules.fewest);
  const figures = rules.parts.flatMap((part) =>
    part.levels.flatMap((level) => figureRows(level, cases, rules)),
  );
  const texts = rules.parts.map((part): [string, Row[]] => [
    part.title,
    part.rows.map(([key, title, note]) => wordRow("cells", key, title, note, cases)),
  ]);
  const shared = figures.filter(({ given }) => given >= rules.fewest);
  const apart = shared.filter(({ state: word }) => word === rules.states[STATES.indexOf("apart")]);
  const parts: [string, Row[]][] = [
    [rules.headings["mixed"] ?? "", shared.filter(({ mixed }) => mixed)],
    [rules.headings["apart"] ?? "", apart],
    ...texts.map(([title, rows]): [string, Row[]] => [title, rows.filter((r) => r.answered)]),
  ];
  const shown = parts.filter(([, rows]) => rows.length);
  const single = figures.filter(({ given }) => given === 1);
  const lone = first.filter((made) => made.answered && !open(made));
  const leftOut = (key: string): boolean => cases.every((c) => c.unwritten.includes(key));
  const silentRows = first.filter(({ answered }) => !answered);
  const unseen = silentRows.filter(({ key }) => !leftOut(key));
  const unwritten = silentRows.filter(({ key }) => leftOut(key));
  const silent = [
    ...texts.flatMap(([, rows]) => rows.filter(({ answered }) => !answered)),
    ...figures.filter(({ given }) => !given),
  ];
  const [said, areEdited] = conclusions(cases, rules);
  const taken = decisions(cases, rules);
  const left = cases.length < rules.most ? [] : taken;
  const heading = (name: string, values: Record<string, string>): string =>
    fill(rules.headings[name] ?? "", values);
  /* On a sheet of few cases there is room to say more, and nothing can be opened. */
  const few = cases.length < rules.most;
  const inFull = (made: Row): Row =>
    few && cases.every((c) => made.key in c.sheet)
      ? { ...made, cells: cases.map((c) => c.sheet[made.key] ?? "") }
      : made;
  const byCaution = new Map<string, string[]>();
  cases.forEach(({ caution }, place) => {
    const letter = rules.letters.charAt(place);
    if (caution) byCaution.set(caution, [...(byCaution.get(caution) ?? []), letter]);
  });
  const cautions = Array.from(
    byCaution,
    ([words, letters]) => `${letters.join(rules.separator)} ${words}。`,
  );
  const numbers = single.flatMap(({ cells }) => cells.filter((cell) => typeof cell !== "string"));
  return {
    sheet: [
      ...first
        .filter(({ answered, key }) => answered && !rules.not_on_sheets.includes(key))
        .map(inFull),
      ...(cases.length < rules.most ? mostAnsweredFirst(taken) : []),
      ...rules.sheet.map((key) =>
        row({
          title: rules.headings[key] ?? "",
          cells: cases.map((c) => c.sheet[key] ?? ""),
          answered: cases.length,
        }),
      ),
    ],
    glance: {
      rows: said.length ? first.filter(open) : mostDifferentFirst(first.filter(open), rules),
      lone,
      nobody: unseen.map(({ title }) => title),
      unwritten: unwritten.map(({ title }) => title),
    },
    contrasts: said,
    choice: choice(cases, rules),
    decisions: taken,
    decided: decided(taken, cases, rules),
    left,
    together: shared.filter((made) => !made.mixed && !apart.includes(made)),
    parts: shown,
    single,
    nobody: silent.map(({ title }) => title),
    headings: {
      ...rules.headings,
      by_editors: areEdited ? (rules.headings["by_editors"] ?? "") : "",
      edited: heading(areEdited ? "edited" : "listed", { cautions: cautions.join("") }),
      lone: heading("lone", { titles: titles(lone) }),
      left: heading("left", { titles: titles(left).replace(/？/g, "") }),
      unwritten: heading("unwritten", { titles: titles(unwritten) }),
      unseen: heading("nobody", { titles: titles(unseen) }),
      nobody: heading("nobody", { titles: titles(silent) }),
      rest: heading("rest", {
        number: String(shown.reduce((sum, [, rows]) => sum + rows.length, single.length)),
      }),
      single: heading("single", { number: String(numbers.flat().length) }),
    },
  };
}
