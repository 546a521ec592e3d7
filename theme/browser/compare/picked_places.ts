/*
 * Of a decision that many places took, two to four stand side by side. The page has the places below each other under each
 * question; their cells are copied into columns, and the address keeps which (?p=0,3).
 */
import { button, fill, h } from "../browse/dom";

const FEWEST = 2;
const MOST = 4;
const LETTERS = "ABCD";
const KEY = "p";

/** What one question has: its name, the cell of each place that answers, and the word for those that do not. */
interface Question {
  id: string;
  title: string;
  cells: Map<string, Element>;
  silent: Map<string, string>;
}

const titleOf = (row: Element): string =>
  row.querySelector(".cb-comparison__title")?.textContent.trim() ?? "";

function questionOf(body: HTMLTableSectionElement): Question {
  const [head, ...rows] = Array.from(body.rows);
  const cells = new Map<string, Element>();
  const silent = new Map<string, string>();
  for (const row of rows) {
    const cell = row.querySelector("td > div");
    if (row.matches(".is-silent")) {
      for (const name of row.querySelectorAll("td span")) {
        silent.set(name.textContent, titleOf(row));
      }
    } else if (cell) cells.set(titleOf(row), cell);
  }
  return { id: head?.id ?? "", title: head?.textContent.trim() ?? "", cells, silent };
}

const letter = (place: number): HTMLElement =>
  h("span", { class: "cb-letter" }, LETTERS.charAt(place));

/** The table of `names` in columns, in the form of theme/templates/decision.html for few places. */
function across(questions: Question[], names: string[]): HTMLTableElement {
  const head = (...content: (Node | string)[]): HTMLElement =>
    h("th", { role: "columnheader", scope: "col" }, ...content);
  const cell = ({ cells, silent }: Question, name: string, place: number): HTMLElement => {
    const mark = letter(place);
    mark.setAttribute("aria-hidden", "true");
    const told = cells.get(name)?.cloneNode(true);
    const absent = h("div", {}, h("p", { class: "cb-absent" }, silent.get(name) ?? ""));
    const attributes: Record<string, string> = told ? {} : { class: "is-silent" };
    return h("td", { role: "cell", ...attributes }, mark, told ?? absent);
  };
  const line = (question: Question): HTMLElement =>
    h(
      "tr",
      { role: "row", ...(question.id && { id: question.id }) },
      h(
        "th",
        { role: "rowheader", scope: "row" },
        h("p", { class: "cb-comparison__title" }, question.title),
      ),
      ...names.map((name, place) => cell(question, name, place)),
    );
  const answered = questions.filter(({ cells }) => names.some((name) => cells.has(name)));
  return h(
    "table",
    {
      class: "cb-comparison cb-decision",
      role: "table",
      "data-cb-number": String(names.length),
    },
    h("caption", {}, ...names.map((name, place) => h("span", {}, letter(place), ` ${name}`))),
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        head("哪一问"),
        ...names.map((name, place) => head(letter(place), ` ${name}`)),
      ),
    ),
    h("tbody", { role: "rowgroup" }, ...answered.map(line)),
  );
}

/** The places that the address names, by their numbers. */
function inAddress(names: string[]): string[] {
  const given = new URLSearchParams(location.search).get(KEY)?.split(",") ?? [];
  return names.filter((_, place) => given.includes(String(place))).slice(0, MOST);
}

/**
 * Let a reader pick two to four of the places in the long table within `shown`; `changed` is called when another
 * table stands there. Nothing is offered where the places stand in columns already.
 */
export function pickedPlaces(shown: HTMLElement, changed: () => void): void {
  const long = shown.querySelector<HTMLTableElement>("table.cb-decision--long");
  const questions = Array.from(long?.tBodies ?? [], questionOf);
  const names = Array.from(questions[0]?.cells.keys() ?? []);
  if (!long || names.length <= FEWEST) return;
  const message = h("p", { class: "cb-compare__told", role: "status" });
  const boxes = names.map((name) => {
    const box = h("input", { type: "checkbox", value: name });
    const chose = questions[0]?.cells.get(name)?.querySelector("strong")?.textContent ?? "";
    const words = h("span", {}, name, h("span", { class: "cb-note" }, ` ${chose}`));
    return { box, label: h("label", { class: "cb-compare__only" }, box, words) };
  });
  const all = button(`${names.length} 个地方都看`, "cb-button", () => {
    for (const { box } of boxes) box.checked = false;
    keep();
  });
  const fold = h(
    "details",
    { class: "cb-folded cb-folded--small" },
    h("summary", {}, `挑 ${FEWEST} 到 ${MOST} 个地方并排看`),
    h("div", { class: "cb-compare__tools" }, ...boxes.map(({ label }) => label), all),
    message,
  );
  const place = h("div");
  long.replaceWith(fold, place);
  place.append(long);
  const picked = (): string[] => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const show = (): void => {
    const chosen = picked();
    const side = chosen.length >= FEWEST;
    for (const { box } of boxes) box.disabled = chosen.length === MOST && !box.checked;
    all.hidden = !chosen.length;
    message.textContent = side
      ? `${chosen.length} 个地方并排在下面${chosen.length === MOST ? "，最多就是这么多" : ""}。`
      : chosen.length
        ? "再挑一个，就并排排开。"
        : "";
    fill(place, side ? across(questions, chosen) : long);
    changed();
  };
  const keep = (): void => {
    const numbers = picked().map((name) => names.indexOf(name));
    const search = numbers.length ? `?${KEY}=${numbers.join(",")}` : "";
    history.replaceState(null, "", location.pathname + search + location.hash);
    show();
  };
  for (const { box } of boxes) box.addEventListener("change", keep);
  const named = inAddress(names);
  if (named.length) {
    for (const { box } of boxes) box.checked = named.includes(box.value);
    fold.open = true;
    show();
  }
}
