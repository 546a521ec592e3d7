/*
 * Of a decision that many places took, two to four stand side by side. The page has the places below each other under each
 * question; their cells are copied into columns, and the address keeps which (?p=0,3).
 */
import { button, fill, h } from "../browse/dom";

const FEWEST = 2;
const MOST = 4;
const LETTERS = "ABCD";
const KEY = "p";
const DONE = "已做";

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

/** What an element says, with its marks in brackets: a plan is no result, and what is inferred says so. */
function marked(told: Element): string {
  const alone = told.cloneNode(true) as Element;
  const marks = Array.from(alone.querySelectorAll(".cb-state, .cb-basis"));
  const words = marks.map((mark) => mark.textContent.trim()).filter((word) => word !== DONE);
  for (const mark of marks) mark.remove();
  const text = alone.textContent.trim().replace(/。$/, "");
  return words.length ? `${text}（${words.join("，")}）` : text;
}

/** What a cell answers first, without its quotes and its full stop. */
function briefly(cell: Element | undefined): string {
  const told = cell?.querySelector(".cb-told__text");
  return told ? marked(told) : "";
}

/** The records that an element tells of. */
const casesOf = (element: HTMLElement): string[] =>
  (element.dataset.cbRecords ?? "").split(" ").filter(Boolean);

/** Let only those sentences stand that speak of the records `held`; where none does, `instead`. Of no records, all. */
function speakOf(held: Set<string>, instead: string): void {
  const sentences = Array.from(
    document.querySelectorAll<HTMLElement>(".cb-insight p[data-cb-records]"),
  );
  for (const line of sentences) {
    line.hidden = held.size > 0 && !casesOf(line).every((name) => held.has(name));
  }
  for (const fold of document.querySelectorAll<HTMLDetailsElement>(".cb-insight .cb-proof")) {
    fold.open = held.size > 0;
    for (const title of fold.querySelectorAll("summary")) title.hidden = held.size > 0;
  }
  document.querySelector(".cb-insight [data-cb-instead]")?.remove();
  if (sentences.every((line) => line.hidden)) {
    sentences[0]?.before(h("p", { "data-cb-instead": "" }, instead));
  }
}

/** The articles that the quotes in a table come from, each once. */
const sourcesOf = (table: HTMLElement): string =>
  Array.from(
    new Set(
      Array.from(
        table.querySelectorAll('.cb-told a[href*="sources/"]'),
        (source) => source.textContent,
      ),
    ),
  ).join("；");

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
  const message = h("p", { class: "cb-compare__said", role: "status" });
  const choices = new Map(
    names.map((name) => {
      const told = questions[0]?.cells.get(name)?.querySelectorAll(".cb-told__text") ?? [];
      return [name, Array.from(told, marked).join("、")];
    }),
  );
  const boxes = names.map((name) => {
    const box = h("input", { type: "checkbox", value: name });
    const chose = h("span", { class: "cb-note" }, ` ${choices.get(name) ?? ""}`);
    const words = h("span", {}, name, chose);
    return { box, label: h("label", { class: "cb-compare__only" }, box, words) };
  });
  const all = button(`${names.length} 个地方都看`, "cb-button", () => {
    for (const { box } of boxes) box.checked = false;
    keep();
  });
  const fold = h(
    "details",
    {
      class: "cb-folded cb-folded--small",
      /* On a phone the places would push the table a screen down. */
      ...(matchMedia("(min-width: 60em)").matches && { open: "" }),
    },
    h("summary", {}, `挑 ${FEWEST} 到 ${MOST} 个地方并排看`),
    h("div", { class: "cb-compare__tools" }, ...boxes.map(({ label }) => label), all),
    message,
  );
  const place = h("div");
  const cases = new Map(
    Array.from(long.tBodies[0]?.rows ?? [], (row) => [titleOf(row), casesOf(row)]),
  );
  const unwritten = Array.from(
    document.querySelectorAll("#unwritten ~ ul [data-cb-remark] > strong"),
    (word) => word.textContent,
  );
  const sheet = document.querySelector<HTMLElement>("[data-cb-sheet]");
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
    const silent = questions.filter(({ cells }) => !chosen.some((name) => cells.has(name)));
    const nobody = [...silent.map(({ title }) => title), ...unwritten].join("、");
    const told = chosen.map((name) => `${name}：${choices.get(name) ?? ""}`).join("；");
    const [, ...others] = questions;
    const answered = others.find(({ cells }) => chosen.every((name) => cells.has(name)));
    const answers = chosen.map((name) => `${name}：${briefly(answered?.cells.get(name))}`);
    const second = answered ? `${answered.title}？${answers.join("；")}。` : "";
    const held = new Set(side ? chosen.flatMap((name) => cases.get(name) ?? []) : []);
    speakOf(held, `${told}。${second}`);
    for (const remark of document.querySelectorAll<HTMLElement>("#from [data-cb-remark]")) {
      remark.hidden = side;
    }
    document.documentElement.classList.toggle("has-picks", side);
    const table = side ? across(questions, chosen) : long;
    fill(
      place,
      table,
      side &&
        nobody &&
        h("p", { class: "cb-nobody" }, `这 ${chosen.length} 个地方都没有写：${nobody}。`),
      side &&
        h(
          "p",
          { class: "cb-handout cb-nobody" },
          `来源：${sourcesOf(table)}。雁阵基层治理案例库。`,
        ),
    );
    changed();
  };
  const keep = (): void => {
    const numbers = picked().map((name) => names.indexOf(name));
    const search = numbers.length ? `?${KEY}=${numbers.join(",")}` : "";
    history.replaceState(null, "", location.pathname + search + location.hash);
    show();
  };
  for (const { box } of boxes) box.addEventListener("change", keep);
  /* The sheet that lies ready has places of its own: of those picked, this page is the sheet. */
  sheet?.addEventListener("click", (event) => {
    if (picked().length < FEWEST) return;
    event.preventDefault();
    window.print();
  });
  const named = inAddress(names);
  if (named.length) {
    for (const { box } of boxes) box.checked = named.includes(box.value);
    fold.open = true;
    show();
  }
}
