/* Two places as HTML: the same elements as theme/templates/region_pair.html. */
import { h } from "../browse/dom";
import type { State } from "../compare/comparability";
import { address } from "../compare/table";
import { axisView } from "./axis";
import type { FigureRow, Index, Term } from "./data";
import {
  decided,
  ofTwo,
  setApart,
  type CasesOfSide,
  type Common,
  type Said,
  type Same,
  type Shared,
  type Side,
  type Split,
  type Told,
  type Word,
  uneven,
} from "./pair";

const FACETS = { problems: "难题", measures: "做法" } as const;
export type Facet = keyof typeof FACETS;

const MOST_DRAWN = 40;
const COLUMNS = ["数的是什么", "数字", "怎么读", "时间", "范围"];

/** The browse page with the cases of a place that name a word. */
function found(facet: Facet, word: string, code: string): string {
  const chosen = Object.entries({ [FACETS[facet]]: word, 地区: code });
  return `${address("cases/")}#${chosen.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`;
}

const link = (uri: string, text: string): HTMLElement => h("a", { href: address(uri) }, text);
const caseUri = (id: string): string => `cases/${id}/`;

function cases(facet: Facet, term: Term, side: CasesOfSide): HTMLElement {
  return h(
    "ul",
    { class: "cb-pair__cases" },
    ...side.shown.map(([id, title]) => h("li", {}, link(caseUri(id), title))),
    side.total > side.shown.length &&
      h("li", {}, h("a", { href: found(facet, term[1], side.code) }, `看全部 ${side.total} 例`)),
  );
}

function word(facet: Facet, { term, sides, inferred }: Word): HTMLElement {
  const named = sides.length > 1;
  const counts = sides.flatMap(({ name, total }, place) => [
    place ? "，" : "",
    h("span", {}, named ? `${name} ${total} 例` : `${total} 例`),
  ]);
  return h(
    "li",
    {},
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h(
          "span",
          { class: "cb-pair__word" },
          term[1],
          ...(inferred ? [" ", h("span", { class: "cb-basis" }, "推断")] : []),
        ),
        h("span", { class: "cb-note cb-pair__count" }, ...counts),
      ),
      ...sides.flatMap((side) => [
        named && h("p", { class: "cb-note cb-pair__side" }, side.name),
        cases(facet, term, side),
      ]),
      h(
        "p",
        { class: "cb-note cb-pair__page" },
        link(`${facet}/${term[0]}/`, `各地怎么写“${term[1]}”`),
      ),
    ),
  );
}

function part(facet: Facet, title: string, words: Word[]): HTMLElement {
  return h(
    "section",
    { class: "cb-pair__part" },
    h("h3", {}, `${title} `, h("span", { class: "cb-muted" }, String(words.length))),
    words.length
      ? h("ul", { class: "cb-rows cb-pair__words" }, ...words.map((each) => word(facet, each)))
      : h("p", { class: "cb-muted" }, "没有。"),
  );
}

/** The problems, and what only one place has, where that says anything. */
export function problemsView(
  [both, a, b]: Split,
  sides: [Side, Side],
  only: boolean,
): HTMLElement[] {
  return [
    h("h2", { id: "problems" }, "难题"),
    h(
      "div",
      { class: "cb-two cb-pair" },
      part("problems", "两地都有", both),
      only && part("problems", `只有${sides[0].name}有`, a),
      only && part("problems", `只有${sides[1].name}有`, b),
    ),
  ];
}

/** The measures that only one place uses. */
export function onlyView([, a, b]: Split, sides: [Side, Side]): HTMLElement[] {
  return [
    h("h2", { id: "measures" }, "只有一地用的做法"),
    h(
      "div",
      { class: "cb-two cb-pair cb-pair--two" },
      part("measures", `只有${sides[0].name}有`, a),
      part("measures", `只有${sides[1].name}有`, b),
    ),
    h("p", { class: "cb-muted" }, "“只有一地有”，指的是库里只有那里的记录写了，不等于别处没有。"),
  ];
}

function deed(given: Index, kind: Term, [row, told]: Told): HTMLElement {
  const [kinds, number, name, text, facts, marks] = told;
  const main = given.measures[kinds[0] ?? -1];
  return h(
    "div",
    { class: "cb-same__deed" },
    h(
      "p",
      {},
      link(`${caseUri(row[0])}#${number}`, name),
      ...(marks & 2 ? [" ", h("span", { class: "cb-state cb-state--open" }, "打算")] : []),
      ...(marks & 1 ? [" ", h("span", { class: "cb-basis" }, "推断")] : []),
    ),
    h("p", {}, text),
    facts && h("p", { class: "cb-same__facts" }, facts),
    main &&
      main[0] !== kind[0] &&
      h("p", { class: "cb-same__facts" }, `主要是${main[1]}，也用到这一种`),
  );
}

function sameView(given: Index, { term, sides }: Same, first: boolean): HTMLElement {
  const counts = sides.map(({ name, total }) => `${name} ${total} 项`).join("，");
  return h(
    "details",
    { class: "cb-fold cb-same", ...(first && { open: "" }) },
    h(
      "summary",
      {},
      h("h3", { class: "cb-fold__title" }, term[1]),
      h("span", { class: "cb-note cb-fold__note" }, counts),
    ),
    h(
      "div",
      { class: "cb-two" },
      ...sides.map(({ name, shown, total }) =>
        h(
          "div",
          {},
          h("p", { class: "cb-same__place" }, name),
          ...shown.map((shownDeed) => deed(given, term, shownDeed)),
          total > shown.length && h("p", { class: "cb-same__facts" }, `一共 ${total} 项`),
        ),
      ),
    ),
    h("p", { class: "cb-more" }, link(`measures/${term[0]}/`, `各地怎么做“${term[1]}”`)),
  );
}

/** Sentences of editors, the first two open, each with the way to its cases side by side. */
function saidView(said: Said[]): HTMLElement[] {
  const notes = said.map(([text, ids]) =>
    h(
      "p",
      {},
      `${text} `,
      h(
        "a",
        { href: address(`compare/index.html?c=${ids.join(",")}`), "data-cb-beside": "" },
        "并排看",
      ),
    ),
  );
  return firstTwo(notes, "句");
}

/** The first two of `lines`, and the rest folded. */
function firstTwo(lines: HTMLElement[], counted: string): HTMLElement[] {
  const more = lines.slice(2);
  if (!more.length) return lines;
  const rest = h("summary", {}, `还有 ${more.length} ${counted}`);
  return [...lines.slice(0, 2), h("details", { class: "cb-proof" }, rest, ...more)];
}

const insight = (id: string, title: string, lines: HTMLElement[]): HTMLElement =>
  h("section", { class: "cb-insight", "aria-labelledby": id }, h("h2", { id }, title), ...lines);

/** What editors say is different in cases of the two places. */
export function apartView(given: Index, sides: [Side, Side]): HTMLElement {
  const said = [...ofTwo(given, sides)[0], ...setApart(sides)];
  const none = decided(given, sides).length
    ? "同一件事两地各选了什么，写在下面的表里；整理者还没有写过对照。"
    : "整理者还没有写过对照，也没有哪件事是两地都要定的。";
  return insight("apart", "两地不同的", said.length ? saidView(said) : [h("p", {}, none)]);
}

/** When to take which, as an editor sees it, of each question that both answered. */
export function chooseView(given: Index, sides: [Side, Side]): HTMLElement[] {
  const lines = decided(given, sides).flatMap(([place]) => {
    const said = given.choices[place];
    const question = h("strong", {}, given.questions[place] ?? "");
    return said ? [h("p", {}, question, said)] : [];
  });
  const note = h("p", { class: "cb-note" }, "整理者分析，不是原文的话。");
  return lines.length ? [insight("choose", "怎么选", [...firstTwo(lines, "件事"), note])] : [];
}

/** What each chose where both had to decide: the table of theme/templates/macros/comparison.html. */
export function decisionsView(given: Index, sides: [Side, Side]): HTMLElement[] {
  const both = decided(given, sides);
  if (!both.length) return [];
  const title = "都要拿的主意，各选了什么";
  const letter = (place: number): HTMLElement =>
    h("span", { class: "cb-letter" }, "AB".charAt(place));
  const head = (...content: (Node | string)[]): HTMLElement =>
    h("th", { role: "columnheader", scope: "col" }, ...content);
  const cell = (text: string, place: number): HTMLElement => {
    const mark = letter(place);
    mark.setAttribute("aria-hidden", "true");
    return h("td", { role: "cell" }, mark, h("div", {}, h("p", {}, text)));
  };
  const line = ([place, chose]: [number, string[]]): HTMLElement =>
    h(
      "tr",
      { role: "row" },
      h(
        "th",
        { role: "rowheader", scope: "row" },
        h(
          "p",
          { class: "cb-comparison__title" },
          link(`decisions/${given.decisions[place]?.[0] ?? ""}/`, given.questions[place] ?? ""),
        ),
      ),
      ...chose.map(cell),
    );
  const names = sides.map(({ name }, place) => h("span", {}, letter(place), ` ${name}`));
  const heads = sides.map(({ name }, place) => head(letter(place), ` ${name}`));
  const table = h(
    "table",
    {
      class: "cb-comparison cb-comparison--decisions",
      role: "table",
      "data-cb-number": "2",
      "data-cb-title": title,
    },
    h("caption", {}, ...names),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head("要拿的主意"), ...heads)),
    h("tbody", { role: "rowgroup" }, ...both.map(line)),
  );
  return [
    h("h2", { id: "decisions" }, title),
    h("div", { "data-cb-table": "shown" }, table),
    h("div", { class: "cb-compare__tools", "data-cb-table": "tools", hidden: "" }),
  ];
}

/** What both places have: in the words of editors, then counted. */
export function alikeView(
  given: Index,
  sides: [Side, Side],
  measures: Common,
  problems: Split,
  shared: Term[],
): Node {
  const named = (what: string, counted: string, words: string[]): string => {
    const { length } = words;
    const first = words.slice(0, given.listed).join("、") + (length > given.listed ? "等" : "");
    return `${what} ${length} ${counted}${length ? `：${first}` : ""}。`;
  };
  const text =
    named("都用的做法", "种", words(measures.shared.map(({ term }) => term))) +
    named(
      "都有的难题",
      "个",
      problems[0].map(({ term, inferred }) => `${term[1]}${inferred ? "（推断）" : ""}`),
    ) +
    named("都给了数字的指标（能不能比看下面）", "个", words(shared));
  return insight("alike", "两地相同的", [...saidView(ofTwo(given, sides)[1]), h("p", {}, text)]);
}

const words = (terms: Term[]): string[] => terms.map(([, text]) => text);

/** What both places do, side by side. */
export function commonView(given: Index, { shared, beside }: Common): HTMLElement[] {
  const named = beside.flatMap((term, place) => [
    place ? "、" : "",
    link(`measures/${term[0]}/`, term[1]),
  ]);
  return [
    h("h2", { id: "shared" }, "两地都用的做法"),
    ...(shared.length
      ? shared.map((same, place) => sameView(given, same, !place))
      : [h("p", {}, "没有哪种做法是两地都用、又有一地主要靠它的。")]),
    ...(beside.length ? [h("p", {}, "两地都只是附带用到：", ...named, "。")] : []),
  ];
}

/** What has to be known before anything is read: that the places are not of one kind, that records are uneven. */
export function notes(given: Index, sides: [Side, Side]): string[] {
  const [one, other] = sides.map(({ code }) => given.regions.find(([each]) => each === code));
  const phrases: string[] = [];
  const weak = sides.flatMap(({ name, cases: rows }) => {
    const words = new Set(rows.flatMap(([, , , , , , , , , , caution]) => caution ?? []));
    return words.size ? [`${name}：${Array.from(words).join("；")}。`] : [];
  });
  if (weak.length) phrases.push(weak.join(""));
  if (one && other && one[5] !== other[5]) {
    phrases.push(
      `${one[1]}是${one[5]}，${other[1]}是${other[5]}：管的范围和权限不同，对照时要留意。`,
    );
  }
  if (uneven(given, sides)) {
    const counts = sides.map(({ name, cases: rows }) => `${name} ${rows.length} 条记录`);
    const [few = 1, many = 1] = sides.map(({ cases: rows }) => rows.length).sort((a, b) => a - b);
    const times = `${Math.floor(many / few)} 倍${many % few ? "多" : ""}`;
    phrases.push(
      `${counts.join("，")}，多的是少的 ${times}。“只有一地有”看出来的会是记录多少，所以不列；也不挑哪一对数字最接近。`,
    );
  }
  return phrases;
}

/** Who is compared, and what to bear in mind. */
export function lead(given: Index, sides: [Side, Side], inside: string): HTMLElement[] {
  const named = sides.flatMap(({ name, code, cases: rows }, place) => [
    place ? "，" : "",
    link(`regions/${code}/`, name),
    ` ${rows.length} 条记录`,
  ]);
  return [
    h("p", { class: "cb-lead" }, ...named, "。"),
    ...[inside, ...notes(given, sides)]
      .filter(Boolean)
      .map((note) => h("p", { class: "cb-pair__note" }, note)),
  ];
}

function table(rows: FigureRow[]): HTMLElement {
  const cell = (label: string, content: string): HTMLElement =>
    h("td", { role: "cell", "data-label": label }, h("span", {}, content));
  return h(
    "table",
    { class: "cb-kv kv", role: "table" },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        ...COLUMNS.map((name) => h("th", { role: "columnheader", scope: "col" }, name)),
      ),
    ),
    h(
      "tbody",
      { role: "rowgroup" },
      ...rows.map(([id, number, , , whose, label, quantity, reading, period]) =>
        h(
          "tr",
          { role: "row" },
          h(
            "th",
            { role: "rowheader", scope: "row", "data-label": "数的是什么" },
            h("span", {}, link(`${caseUri(id)}#${number}`, label)),
          ),
          cell("数字", quantity),
          cell("怎么读", reading || "原文写的就是这个数"),
          cell("时间", period),
          cell("范围", whose),
        ),
      ),
    ),
  );
}

const STANDING: Record<State, string> = {
  same: "口径一致。",
  refer: "可参照。",
  apart: "不可直接比较。",
};

/** What may be compared, drawn; or why nothing may. */
function verdict(
  { term, axes, nearest, stand, why }: Shared,
  uri: string,
  apart: boolean,
): (HTMLElement | string)[] {
  if (axes.length) {
    return axes.flatMap(({ number, axis, rows }) => [
      h("p", {}, `下面 ${rows.length} 个数字口径一致：${axis[0].join("，")}。`),
      rows.length <= MOST_DRAWN
        ? axisView(`axis-${term[0]}-${number}`, term[1], axis, rows)
        : h("p", { class: "cb-muted" }, `多于 ${MOST_DRAWN} 个，不在这里画。`),
      h("p", { class: "cb-more" }, link(`${uri}#g${number}`, "在这条轴上看所有地方")),
    ]);
  }
  const [a, b] = nearest;
  /* Two numbers that may not be held together are not put together in a sentence either. */
  const said = stand === "apart" ? "" : `口径最接近的一对是${a[3]}的${a[6]}和${b[3]}的${b[6]}。`;
  const reason = why.length ? why.join("；") : "其中有平均数或最高值，不画在轴上";
  return [
    h(
      "p",
      { class: "cb-pair__verdict" },
      h("strong", {}, STANDING[stand]),
      apart ? "各自的数字见下表。" : `${said}${reason}。`,
    ),
  ];
}

/** One indicator that both places report; no pair of figures is picked out where the records are far `apart` in number. */
export function sharedView(given: Shared, apart: boolean): HTMLElement {
  const { term, rows } = given;
  const uri = `indicators/${term[0]}/`;
  return h(
    "section",
    { class: "cb-shared" },
    h("h3", {}, link(uri, term[1])),
    ...verdict(given, uri, apart),
    h(
      "details",
      { class: "cb-pair__figures" },
      h("summary", {}, `两地的 ${rows.length} 个数字`),
      table(rows),
    ),
  );
}
