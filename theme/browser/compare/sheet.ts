/* The cases that the address names, side by side on one sheet of paper (?c=a,b,c). */
import { holds } from "../papers/paper";
import { takesPaper } from "../papers/take";
import { h } from "../browse/dom";
import { type Case, caseOf, type Rules, rules } from "./data";
import { asked } from "./page";
import { sheet as table } from "./table";

/** Rows that say least go first, behind them those of decisions, the last first, then those that a question asks for. */
const LEAST = ["plan"];
const ASKED = ["often"];

const named = (name: string, page: Element): Element => page.querySelector(name) ?? page;

/** What the sheet is called: the places compared, each once. The names of the cases stand over their columns. */
function titleOf(cases: Case[]): string {
  const places = new Set(cases.map(({ title }) => title.split("：")[0] ?? title));
  return Array.from(places).join("；");
}

/** What all of the cases had to decide, in a line. */
function leadOf(cases: Case[], known: Rules): string {
  const [first, ...others] = cases;
  const shared = (first?.decisions ?? []).filter(([id]) =>
    others.every(({ decisions }) => decisions.some(([other]) => other === id)),
  );
  /* A sheet of four has no rows of decisions. */
  const questions = (cases.length < known.most ? shared : [])
    .slice(0, 2)
    .map(([, , question]) => question);
  return `${cases.length} 个案例，一眼看。${questions.length ? `都要定的：${questions.join("")}` : ""}`;
}

/** Leave out rows that say least until one sheet holds the others, and say which. */
function shorten(place: Element): void {
  const page = place.closest("[data-cb-paper]") ?? place;
  const decided = Array.from(place.querySelectorAll("tr")).filter((row) =>
    row.querySelector(".cb-comparison__title a"),
  );
  const places = new Map<Element, Comment>();
  const rowsOf = (keys: string[]): (Element | null)[] =>
    keys.map((key) => place.querySelector(`[data-cb-row=${key}]`));
  const left: Element[] = [];
  const hint = h("p", { class: "cb-nobody", "data-cb-line": "hint" });
  const tell = (): void => {
    const titles = left.map((row) => row.querySelector(".cb-comparison__title")?.textContent ?? "");
    hint.textContent = `没有列的抉择和行，见比较的页面：${titles.map((title) => `“${title.replace(/？$/, "")}”`).join("")}。`;
    if (left.length) place.append(hint);
    else hint.remove();
  };
  for (const row of [...rowsOf(LEAST), ...decided.reverse(), ...rowsOf(ASKED)]) {
    if (!row || holds(page)) continue;
    const mark = document.createComment("");
    row.replaceWith(mark);
    left.push(row);
    places.set(row, mark);
    tell();
  }
  /* The last row that went may have been a long one: shorter ones come back, the most telling first. */
  for (const row of [...left].reverse()) {
    const mark = places.get(row);
    mark?.replaceWith(row);
    left.splice(left.indexOf(row), 1);
    tell();
    if (holds(page)) continue;
    if (mark) row.replaceWith(mark);
    left.push(row);
    tell();
  }
  for (const mark of places.values()) mark.remove();
}

export async function sheet(page: HTMLElement): Promise<void> {
  const said = named("[data-cb-compare=said]", page);
  try {
    const known = await rules();
    const loaded = await Promise.all(asked(location.search).map((id) => caseOf(id)));
    const cases = loaded.filter((c): c is Case => Boolean(c)).slice(0, known.most);
    if (cases.length < known.fewest) {
      said.textContent = `要选 ${known.fewest} 到 ${known.most} 个案例，在比较页上选。`;
      return;
    }
    const place = named("[data-cb-compare=table]", page);
    place.innerHTML = table(cases, known);
    shorten(place);
    named("[data-cb-line=title]", page).textContent = titleOf(cases);
    named("[data-cb-line=lead]", page).textContent = leadOf(cases, known);
    said.textContent = "印出来是一张横放的 A4 纸。";
    takesPaper(page);
  } catch {
    said.textContent = "没有读到案例，刷新一次再试。";
  }
}
