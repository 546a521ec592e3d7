/*
 * 本地: a column for the reader's own place, in the table that is read at one glance and over the conditions of the cases. What
 * he writes stays in this browser; out of it comes a sheet to check by: what he has, what he lacks, what to ask whom.
 */
import { button, fill, h } from "../browse/dom";
import { store, stored } from "../frame/site";
import type { Case } from "./data";
import type { Grid, GridRow, Line } from "./grid";
import { told } from "./save";
import { wordButton } from "./tools";

const KEY = "__own_place";
const NAME = "本地";
/** Rows of which a place has something or has not, by the name they bear on the sheet. */
const HAD: Record<string, string> = { cost: "钱" };
/** The tables that have a column of his own: what is read at one glance, and what was decided. */
const TABLES = ".cb-comparison--glance, .cb-comparison--decisions";
const PROBLEM = "problem";
const SAME_PROBLEM = "同样的难题";
/** What a record does not say is no matter of another place: its questions stand under 要问谁. */
const UNASKED = "missing";
/** The rows of answers below a decision. */
const ANSWER = "answer";
const STATES = ["不清楚", "有", "没有"] as const;
type State = (typeof STATES)[number];

interface Held {
  state: State;
  text: string;
}
/** What the reader has written: by the cases compared and the row, and by condition, which is the same everywhere. */
interface Own {
  on: boolean;
  rows: Record<string, Record<string, Held>>;
  conditions: Record<string, Held>;
}

/** A condition of one or more of the cases: which need it how, and why. */
interface Condition {
  name: string;
  needs: string[];
  notes: string[];
}

/** A line of the sheet: what, where it comes from, what the reader has said of it. */
type Entry = [string, string, string];
type Group = [string, string, Entry[]];

const NOTHING: Held = { state: "不清楚", text: "" };

function own(): Own {
  const kept = stored(KEY) as Partial<Own> | null;
  return { on: false, rows: {}, conditions: {}, ...kept };
}

function conditionsOf(cases: Case[], letters: string): Condition[] {
  const conditions = new Map<string, Condition>();
  for (const [place, { check }] of cases.entries()) {
    const letter = letters.charAt(place);
    for (const [name, necessity, note] of check.conditions) {
      const known = conditions.get(name) ?? { name, needs: [], notes: [] };
      known.needs.push(`${letter} ${necessity}`);
      if (note) known.notes.push(`${letter}：${note}`);
      conditions.set(name, known);
    }
  }
  return Array.from(conditions.values());
}

/**
 * Two fields: the word, and a few words more; where nothing is to be had or lacked (`asks` is empty) the second alone. `change`
 * gets what they hold now.
 */
function fields(
  what: string,
  held: Held,
  change: (held: Held) => void,
  asks = `${what}：${NAME}有没有`,
): HTMLElement {
  const choice = h(
    "select",
    { "aria-label": asks },
    ...STATES.map((word) => h("option", word === held.state ? { selected: "" } : {}, word)),
  );
  const text = h("input", {
    type: "text",
    value: held.text,
    maxlength: "60",
    placeholder: "写几个字",
    "aria-label": `${what}：${NAME}的情况`,
    autocomplete: "off",
  });
  const now = (): void => change({ state: choice.value as State, text: text.value.trim() });
  choice.addEventListener("change", now);
  text.addEventListener("input", now);
  return h("div", { class: "cb-own__fields" }, Boolean(asks) && choice, text);
}

const titleOf = (row: Element): string =>
  row.querySelector(".cb-comparison__title")?.textContent ?? "";

/** The rows that a reader may fill in, each with the name under which what he writes is kept. */
function rowsOf(table: HTMLTableElement): [string, HTMLTableRowElement][] {
  let question = "";
  return Array.from(table.querySelectorAll<HTMLTableRowElement>("tbody tr"), (row) => {
    const title = titleOf(row);
    if (row.dataset.cbRow === ANSWER) return [`${question} ${title}`, row];
    question = title;
    return [row.dataset.cbRow ?? title, row];
  });
}

class OwnColumn {
  private readonly conditions: Condition[];
  private readonly name: string;
  private readonly section = h("section", { class: "cb-own", "aria-label": NAME });
  private readonly sheet = h("div", { class: "cb-sheet" });
  private readonly told = h("p", { class: "cb-compare__told", role: "status" });
  private readonly toggle: HTMLButtonElement;
  private readonly jumps = document.querySelectorAll<HTMLElement>("[data-cb-jump=own]");

  constructor(
    private readonly shown: HTMLElement,
    tools: HTMLElement,
    private readonly cases: Case[],
    private readonly letters: string,
  ) {
    this.conditions = conditionsOf(cases, letters);
    this.name = cases.map(({ id }) => id).join(",");
    this.toggle = button("", "cb-button", () => {
      this.keep((all) => ({ ...all, on: !all.on }));
      this.draw();
      if (own().on) this.shown.querySelector<HTMLElement>(".cb-own__fields select")?.focus();
    });
    tools.insertBefore(this.toggle, tools.querySelector(".cb-compare__told"));
    for (const jump of this.jumps) {
      jump.hidden = false;
      /* What is offered on top happens at once, and not behind a second button far below. */
      jump.onclick = (event) => {
        event.preventDefault();
        this.toggle.click();
      };
    }
    this.draw();
  }

  private keep(change: (all: Own) => Own): void {
    store(KEY, change(own()));
  }

  private held(row: string): Held {
    return own().rows[this.name]?.[row] ?? NOTHING;
  }

  private draw(): void {
    const { on } = own();
    const text = on ? `收起“${NAME}”` : `加一列“${NAME}”`;
    this.toggle.textContent = text;
    for (const jump of this.jumps) fill(jump, h("a", { href: "#own", role: "button" }, text));
    this.toggle.setAttribute("aria-pressed", String(on));
    for (const made of this.shown.querySelectorAll("[data-cb-own]")) made.remove();
    this.section.remove();
    if (!on) return;
    for (const table of this.tables()) this.column(table);
    this.conditionList();
    this.write();
    this.shown.insertBefore(this.section, this.shown.querySelector("[data-cb-rest]"));
  }

  private tables(): HTMLTableElement[] {
    return Array.from(this.shown.querySelectorAll<HTMLTableElement>(TABLES));
  }

  private column(table: HTMLTableElement): void {
    const mark = (): HTMLElement => h("span", { class: "cb-letter" }, NAME.charAt(0));
    const owned = { "data-cb-own": "" };
    table.tHead?.rows[0]?.append(
      h("th", { ...owned, role: "columnheader", scope: "col" }, mark(), ` ${NAME}`),
    );
    table.caption?.append(h("span", owned, mark(), ` ${NAME}`));
    for (const [key, row] of rowsOf(table)) {
      if (key === UNASKED) {
        row.append(h("td", { ...owned, role: "cell", class: "cb-own__none" }));
        continue;
      }
      const title = titleOf(row);
      const change = (held: Held): void => {
        this.keep((all) => ({
          ...all,
          rows: { ...all.rows, [this.name]: { ...all.rows[this.name], [key]: held } },
        }));
        this.write();
      };
      const letter = mark();
      letter.setAttribute("aria-hidden", "true");
      const asked = key === PROBLEM ? `${SAME_PROBLEM}有没有` : undefined;
      const made = fields(title, this.held(key), change, asked ?? (HAD[key] ? undefined : ""));
      if (asked) made.prepend(h("p", { class: "cb-own__ask", "aria-hidden": "true" }, asked));
      row.append(h("td", { ...owned, role: "cell" }, letter, made));
    }
  }

  private conditionList(): void {
    const held = own().conditions;
    const items = this.conditions.map(({ name, needs, notes }) =>
      h(
        "li",
        {},
        h(
          "p",
          { class: "cb-own__name" },
          h("b", {}, name),
          h("span", { class: "cb-note" }, needs.join("，")),
        ),
        notes.length > 0 && h("p", { class: "cb-comparison__note" }, notes.join(" ")),
        fields(name, held[name] ?? NOTHING, (now) => {
          this.keep((all) => ({ ...all, conditions: { ...all.conditions, [name]: now } }));
          this.write();
        }),
      ),
    );
    const say = (text: string): void => {
      this.told.textContent = text;
    };
    fill(
      this.section,
      h("h2", {}, `${NAME}：条件一条一条对`),
      h(
        "p",
        { class: "cb-own__kept" },
        "写的字只存在这台设备的这个浏览器里，不上传，别人打开链接看不到。",
      ),
      items.length > 0
        ? h("ul", { class: "cb-rows cb-own__list" }, ...items)
        : h("p", {}, "这几条记录没有写条件。"),
      this.sheet,
      h(
        "div",
        { class: "cb-compare__tools cb-own__tools" },
        button("打印核对单", "cb-button", () => this.print()),
        wordButton("核对单存成 Word", () => this.grid(), "适配核对单.docx", say),
        button(`清空“${NAME}”`, "cb-button", () => {
          this.keep(() => ({ on: true, rows: {}, conditions: {} }));
          this.draw();
          say("清空了，这台设备上不再留着。");
        }),
        this.told,
      ),
    );
  }

  /** What the reader says of the problem, and what else he wrote that is neither had nor lacked. */
  private written(): Entry[] {
    const problem = this.held(PROBLEM);
    const others = this.tables()
      .flatMap(rowsOf)
      .flatMap(([key, row]): Entry[] => {
        const { text } = this.held(key);
        const had = key in HAD || key === PROBLEM || key === UNASKED;
        return text && !had ? [[titleOf(row), "", text]] : [];
      });
    const word = [problem.state, problem.text].filter(Boolean).join("，");
    return [[SAME_PROBLEM, "", word], ...others];
  }

  /** What the sheet holds: conditions and rows by what the reader has, then limits, then what to ask whom. */
  private groups(): Group[] {
    const all = own();
    const rows = Object.entries(HAD).flatMap(([key, title]): [string, Held, string][] => {
      const held = this.held(key);
      /* A row on which the reader has said nothing is no condition. */
      return held.text || held.state !== NOTHING.state ? [[title, held, ""]] : [];
    });
    const held = [
      ...rows,
      ...this.conditions.map(({ name, needs }): [string, Held, string] => [
        name,
        all.conditions[name] ?? NOTHING,
        needs.join("，"),
      ]),
    ];
    const of = (state: State): Entry[] =>
      held
        .filter(([, now]) => now.state === state)
        .map(([what, now, needs]): Entry => [what, needs, now.text]);
    const lettered = this.cases.map((c, place): [string, Case] => [this.letters.charAt(place), c]);
    const limits = lettered.flatMap(([letter, { check }]) =>
      check.limits.map(([kind, text]): Entry => [text, `${letter} ${kind}`, ""]),
    );
    const asks = lettered.flatMap(([, { check }]) =>
      check.asks.map(([, ask, whom]): Entry => [ask, whom, ""]),
    );
    return [
      ["已具备", "have", of("有")],
      ["还缺", "lack", of("没有")],
      ["不清楚", "unknown", of("不清楚")],
      ["照办以前要知道的局限", "limits", limits],
      ["要问谁", "asks", asks],
    ];
  }

  private write(): void {
    const groups = this.groups().map(([title, name, entries]) => {
      const list = entries.map(([what, whence, said]) =>
        h(
          "li",
          {},
          h("span", { class: "cb-sheet__box", "aria-hidden": "true" }),
          h(
            "span",
            {},
            what,
            said && h("b", {}, `：${said}`),
            whence && h("span", { class: "cb-note" }, ` ${whence}`),
          ),
        ),
      );
      const heading = `${title}（${entries.length}）`;
      const content = list.length
        ? h("ul", { class: "cb-sheet__list" }, ...list)
        : h("p", { class: "cb-muted" }, "没有。");
      /* Long lists that the reader did not make wait until they are asked for; on paper all are open. */
      return name === "limits" || name === "asks"
        ? h("details", { class: "cb-folded cb-folded--small" }, h("summary", {}, heading), content)
        : h("div", {}, h("h3", {}, heading), content);
    });
    const open = Array.from(this.sheet.querySelectorAll("details"), (d) => d.open);
    fill(
      this.sheet,
      h("h2", {}, "适配核对单"),
      h(
        "p",
        { class: "cb-comparison__note" },
        `对照：${this.cases.map((c, n) => `${this.letters.charAt(n)} ${c.title}`).join("；")}。`,
      ),
      ...this.written().map(([what, , said]) => h("p", {}, what, h("b", {}, `：${said}`))),
      ...groups,
    );
    this.sheet.querySelectorAll("details").forEach((fold, n) => (fold.open = open[n] ?? false));
  }

  private print(): void {
    const { classList } = document.documentElement;
    const folds = Array.from(
      this.sheet.querySelectorAll("details"),
      (fold): [HTMLDetailsElement, boolean] => [fold, fold.open],
    );
    for (const [fold] of folds) fold.open = true;
    classList.add("prints-sheet");
    window.addEventListener(
      "afterprint",
      () => {
        classList.remove("prints-sheet");
        for (const [fold, open] of folds) fold.open = open;
      },
      { once: true },
    );
    window.print();
  }

  private grid(): Grid {
    const line = (text: string, strong = false): Line[] => (text ? [{ text, strong }] : []);
    const entry = ([what, whence, said]: Entry): GridRow => ({
      part: false,
      title: what,
      notes: [],
      cells: [line(whence), line(said, true)],
    });
    const rows = [
      ...this.written().map(entry),
      ...this.groups().flatMap(([title, , entries]): GridRow[] => [
        { part: true, title: `${title}（${entries.length}）`, notes: [], cells: [] },
        ...entries.map(entry),
      ]),
    ];
    return {
      title: "适配核对单",
      address: told(location.href),
      corner: "核对什么",
      heads: ["哪个案例，问谁", NAME],
      rows,
      contrasts: [],
      legend: this.cases.map((c, n): [string, string] => [this.letters.charAt(n), c.title]),
      remarks: ["条件和局限是整理者的分析，不是原文的话。", `“${NAME}”一栏是填表人自己写的。`],
    };
  }
}

/** Offer a column of the reader's own in the tables at `shown`, by a button among `tools`. */
export function ownColumn(
  shown: HTMLElement,
  tools: HTMLElement,
  cases: Case[],
  letters: string,
): void {
  new OwnColumn(shown, tools, cases, letters);
}
