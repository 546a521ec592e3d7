/* Any two places side by side: which is picked stands in the address, and no server ever sees it. */
import { fill, h } from "../browse/dom";
import { tools } from "../compare/tools";
import { offer } from "./chooser";
import { casesOfProvince, figuresOf, index, type Index, type Term } from "./data";
import { common, holds, shared, sharedIndicators, type Side, sideOf, split, uneven } from "./pair";
import { format, parse, type State } from "./state";
import {
  alikeView,
  apartView,
  chooseView,
  commonView,
  decisionsView,
  lead,
  onlyView,
  problemsView,
  sharedView,
} from "./view";

function part(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-cb-against="${name}"]`);
}

const title = document.title;
let turn = 0;

function say(text: string): void {
  const said = part("said");
  if (said) said.textContent = text;
}

const failed = (): void => say("数据没有读到。请刷新页面再试，或者看做好的对照。");

/** How many indicators are loaded with the page; of the others, those that a reader opens. */
const AT_ONCE = 10;

function later(term: Term, load: () => Promise<HTMLElement>): HTMLElement {
  const place = h("div");
  const made = h(
    "details",
    { class: "cb-pair__figures" },
    h("summary", {}, `${term[1]}：看能不能比`),
    place,
  );
  made.addEventListener("toggle", () => {
    if (!made.open || place.childElementCount) return;
    load().then((section) => fill(place, section), failed);
  });
  return made;
}

/** The part about figures: it is loaded after the rest stands. */
async function figures(given: Index, sides: [Side, Side]): Promise<HTMLElement[]> {
  const terms = sharedIndicators(given, sides);
  const apart = uneven(given, sides);
  const load = async (term: Term): Promise<HTMLElement> =>
    sharedView(shared(given, term, await figuresOf(term[0], given.version), sides), apart);
  if (!terms.length) return [h("p", {}, "两地没有报告同一个指标，没有可以放在一起的数字。")];
  const loaded = await Promise.all(terms.slice(0, AT_ONCE).map(load));
  return [...loaded, ...terms.slice(AT_ONCE).map((term) => later(term, () => load(term)))];
}

/** Bring the tools to life with which a table of two places, called `title`, is taken along. */
function takesAway(title: string): void {
  const place = document.querySelector<HTMLElement>("[data-cb-table=tools]");
  const table = document.querySelector<HTMLElement>("[data-cb-table=shown]");
  if (place && table) tools(place, table, title, "", { kinds: [] });
}

/** Show two places, or say why not. */
async function show(given: Index, { a, b }: State): Promise<void> {
  const mine = ++turn;
  const result = part("result");
  if (!result) return;
  const name = (code: string): string =>
    given.regions.find((region) => region[0] === code)?.[1] ?? "";
  const nowhere = [a, b].filter((code) => code && !name(code));
  // Former addresses name provinces and cities.
  const above = [a, b].filter((code) => name(code) && !own(given, code));
  document.title = title;
  const ready = Boolean(a && b && a !== b && !nowhere.length && !above.length);
  part("ready")?.toggleAttribute("hidden", ready);
  if (!ready) {
    fill(result);
    if (nowhere.length) say(`案例库里没有代码是 ${nowhere.join("、")} 的地方。请另选一个。`);
    else if (above.length) say(`${above.map(name).join("、")}里有几个县（市、区），请选其中一个。`);
    else say(a && a === b ? "两边是同一个地方，请换一个。" : "请选甲地和乙地。");
    return;
  }
  const [rowsA, rowsB] = await Promise.all([
    casesOfProvince(a, given.version),
    casesOfProvince(b, given.version),
  ]);
  if (mine !== turn) return;
  const [outer, inner] = holds(given.regions, a, b) ? [a, b] : [b, a];
  const inside = holds(given.regions, outer, inner)
    ? `${name(inner)}在${name(outer)}里面。${name(outer)}这一边只算${name(inner)}以外的案例。`
    : "";
  const sides: [Side, Side] = [sideOf(given, a, rowsA, b), sideOf(given, b, rowsB, a)];
  const numbers = h("div", {}, h("p", { class: "cb-muted" }, "正在读数字……"));
  const only = !uneven(given, sides);
  const measures = common(given, sides);
  const problems = split(given, "problems", sides);
  const [named, ...remarks] = lead(given, sides, inside);
  fill(
    result,
    h(
      "p",
      { class: "cb-handout cb-note" },
      "印的是对照、两地各选了什么和展开的部分，没有展开的不印。",
    ),
    named,
    apartView(given, sides),
    ...chooseView(given, sides),
    alikeView(given, sides, measures, problems, sharedIndicators(given, sides)),
    ...remarks,
    ...decisionsView(given, sides),
    ...commonView(given, measures),
    h(
      "div",
      { "data-cb-folds": "" },
      ...problemsView(problems, sides, only),
      ...(only ? onlyView(split(given, "measures", sides), sides) : []),
      h("h2", { id: "figures" }, "数字能不能比"),
      numbers,
    ),
  );
  document.title = `${name(a)}与${name(b)} · ${title}`;
  takesAway(`${name(a)}与${name(b)}`);
  say(`下面是${name(a)}与${name(b)}。`);
  const byTerm = await figures(given, sides);
  if (mine === turn) fill(numbers, ...byTerm);
}

/** Whether records are about a place itself, and not only about places within it. */
function own(given: Index, code: string): boolean {
  return given.regions.some(([each, , , , about]) => each === code && about === 1);
}

function list(side: string): HTMLSelectElement {
  const list = part(side);
  if (!(list instanceof HTMLSelectElement)) throw new Error(`there is no list ${side}`);
  return list;
}

/** Bring the page to life. */
export async function start(): Promise<void> {
  const form = part("form");
  if (!form) return;
  const given = await index();
  const showAll = (): void => void show(given, parse(location.search)).catch(failed);
  const [a, b] = [list("a"), list("b")];
  const changed = (): void => {
    const state: State = { a: a.value, b: b.value };
    history.pushState(null, "", `${location.pathname}${format(state)}`);
    showAll();
  };
  const restore = (): void => {
    const state = parse(location.search);
    offer(a, given.regions, state.a);
    offer(b, given.regions, state.b);
    showAll();
  };
  for (const each of [a, b]) each.addEventListener("change", changed);
  part("swap")?.addEventListener("click", () => {
    [a.value, b.value] = [b.value, a.value];
    changed();
  });
  window.addEventListener("popstate", restore);
  form.hidden = false;
  restore();
}

export function run(): void {
  start().catch(failed);
}
