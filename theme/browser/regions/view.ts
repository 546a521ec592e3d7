/* Two places as HTML: the same elements as theme/templates/region_pair.html. */
import { h } from "../browse/dom";
import { address } from "../compare/table";
import { axisView } from "./axis";
import type { FigureRow, Term } from "./data";
import type { CasesOfSide, Shared, Side, Split, Word } from "./pair";

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

function word(facet: Facet, { term, sides }: Word): HTMLElement {
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
        h("span", { class: "cb-pair__word" }, term[1]),
        h("span", { class: "cb-pair__count" }, ...counts),
      ),
      ...sides.flatMap((side) => [
        named && h("p", { class: "cb-pair__side" }, side.name),
        cases(facet, term, side),
      ]),
      h("p", { class: "cb-pair__page" }, link(`${facet}/${term[0]}/`, `各地怎么写“${term[1]}”`)),
    ),
  );
}

function part(facet: Facet, title: string, words: Word[]): HTMLElement {
  return h(
    "section",
    { class: "cb-pair__part" },
    h("h3", {}, `${title} `, h("span", { class: "cb-muted" }, String(words.length))),
    words.length
      ? h("ul", { class: "cb-pair__words" }, ...words.map((each) => word(facet, each)))
      : h("p", { class: "cb-muted" }, "没有。"),
  );
}

/** The words of one vocabulary in three parts. */
export function splitView(facet: Facet, [both, a, b]: Split, sides: [Side, Side]): HTMLElement[] {
  return [
    h("h2", { id: facet }, FACETS[facet]),
    h(
      "div",
      { class: "cb-pair" },
      part(facet, "两地都有", both),
      part(facet, `只有${sides[0].name}有`, a),
      part(facet, `只有${sides[1].name}有`, b),
    ),
  ];
}

/** Who is compared, and what “only” means. */
export function lead(sides: [Side, Side], inside: string): HTMLElement[] {
  const named = sides.flatMap(({ name, code, cases: rows }, place) => [
    place ? "，" : "",
    link(`regions/${code}/`, name),
    ` ${rows.length} 个案例`,
  ]);
  return [
    ...(inside ? [h("p", { class: "cb-notice" }, inside)] : []),
    h("p", {}, ...named, "。“只有一地有”，指的是库里只有那里的案例写了，不等于别处没有。"),
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

/** What may be compared, drawn; or why nothing may. */
function verdict({ term, axes, nearest, reasons }: Shared, uri: string): (HTMLElement | string)[] {
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
  const said = `口径最接近的一对是${a[3]}的${a[6]}和${b[3]}的${b[6]}。`;
  const why = reasons.length ? reasons.join("；") : "其中有平均数或最高值，不画在轴上";
  return [
    h(
      "p",
      { class: "cb-pair__verdict" },
      h("strong", {}, reasons.length ? "不可直接比较。" : "口径一致。"),
      `${said}${why}。`,
    ),
  ];
}

/** One indicator that both places report. */
export function sharedView(given: Shared): HTMLElement {
  const { term, rows } = given;
  const uri = `indicators/${term[0]}/`;
  return h(
    "section",
    { class: "cb-shared" },
    h("h3", {}, link(uri, term[1])),
    ...verdict(given, uri),
    h(
      "details",
      { class: "cb-pair__figures" },
      h("summary", {}, `两地的 ${rows.length} 个数字`),
      table(rows),
    ),
  );
}
