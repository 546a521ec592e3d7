/* What can be done with a comparison that stands on the page: fewer rows, the address, paper, files. */
import { button, fill, h } from "../browse/dom";
import { siteTitle } from "../frame/site";
import { csv } from "./csv";
import { todayInWords } from "../frame/today";
import { grid, type Grid } from "./grid";
import type { Block, Paper, Style } from "../papers/paper";
import { inWeChat, savesWord } from "../papers/save_word";
import { copy, fileName, save } from "./save";

/* Rows that a reader may put away: those in which all cases say the same, and numbers that one case alone gives. */
const AWAY: [string, string, string, (cells: Element[]) => boolean][] = [
  [
    "same",
    "只看不同",
    "各案例写得一样的",
    (cells) => new Set(cells.map((cell) => cell.querySelector("div")?.textContent)).size === 1,
  ],
  [
    "single",
    "收起只有一个案例给出的数字",
    "只有一个案例给出的",
    (cells) => cells.filter((cell) => cell.querySelector(".cb-compared")).length === 1,
  ],
];

/** The tables at `place`, or the table that it is. */
function tablesOf(place: HTMLElement): HTMLTableElement[] {
  if (place instanceof HTMLTableElement) return [place];
  return Array.from(place.querySelectorAll<HTMLTableElement>("table.cb-comparison"));
}

/** Mark the rows of each kind. */
function mark(tables: HTMLElement): void {
  for (const row of tables.querySelectorAll("tbody tr:not(.cb-comparison__part)")) {
    const cells = Array.from(row.querySelectorAll("td"));
    for (const [name, , , is] of AWAY) row.toggleAttribute(`data-cb-${name}`, is(cells));
  }
}

/** Put away what `kinds` name, also what no row is left in; how many rows that are. */
function putAway(tables: HTMLTableElement[], kinds: string[]): number {
  let number = 0;
  for (const table of tables) {
    let left = 0;
    for (const body of Array.from(table.tBodies)) {
      const part = body.querySelector(".cb-comparison__part");
      const rows = Array.from(body.rows).filter((row) => row !== part);
      const away = rows.map((row) => kinds.some((name) => row.hasAttribute(`data-cb-${name}`)));
      rows.forEach((row, place) => row.classList.toggle("is-away", away[place]));
      part?.classList.toggle("is-away", !away.includes(false));
      number += away.filter(Boolean).length;
      left += away.filter((is) => !is).length;
    }
    /* A fold of rows that are all put away says nothing. */
    const fold = table.parentElement;
    if (fold instanceof HTMLDetailsElement && fold.matches(".cb-folded--small")) {
      fold.classList.toggle("is-away", !left);
    }
  }
  return number;
}

const AWAY_KEY = "away";

/** The kinds of rows that the address says are put away (&away=same,single). */
function awayInAddress(): string[] {
  const given = new URLSearchParams(location.search).get(AWAY_KEY) ?? "";
  return given.split(",").filter((name) => AWAY.some(([known]) => known === name));
}

/** What an address needs to name `cases` and what is put away now or, if given, `kinds`. */
export function query(cases: string, kinds = awayInAddress()): string {
  const given = [cases && `c=${cases}`, kinds.length > 0 && `${AWAY_KEY}=${kinds.join(",")}`];
  const text = given.filter(Boolean).join("&");
  return text && `?${text}`;
}

/** A table with what stands over and under it, as a paper. */
function paperOf(grid: Grid): Paper {
  const lines = (style: Style, texts: string[]): Block[] =>
    texts.map((text) => ({ kind: "line", style, runs: [{ text, strong: false }] }));
  return {
    title: grid.title,
    address: grid.address,
    wide: true,
    single: false,
    size: 9.5,
    blocks: [
      ...lines("title", [grid.title]),
      ...lines(
        "item",
        grid.contrasts.map(([what, whose, said]) => `${what}${whose && `（${whose}）`}：${said}`),
      ),
      { kind: "table", table: grid },
      ...lines("hint", [
        ...grid.legend.map(([word, meaning]) => `${word}：${meaning}`),
        ...grid.remarks,
        `来源：${siteTitle()}，${grid.address}`,
        `日期：${todayInWords()}`,
      ]),
    ],
  };
}

/** A button that saves what `made` gives as a Word file called `name`; what happens goes to `say`. */
export function wordButton(
  text: string,
  made: () => Grid,
  name: string,
  say: (text: string) => void,
): HTMLButtonElement {
  const word = h("button", { type: "button", class: "cb-button" }, text);
  savesWord(
    word,
    () => paperOf(made()),
    () => name,
    say,
  );
  return word;
}

/**
 * Fill `place` with the tools of the tables in `shown`; what happened is said below them, where a reader on a phone looks. Which rows are
 * put away is in the address, after the cases `named` there. `whole` is the address of a table that the site has ready.
 * The answer puts away what the address says by then.
 */
export function tools(
  place: HTMLElement,
  shown: HTMLElement,
  title: string,
  named: string,
  { kinds = AWAY, whole = "" } = {},
): () => void {
  const message = h("p", { class: "cb-compare__told", role: "status" });
  const say = (text: string): void => {
    message.textContent = text;
  };
  const tables = tablesOf(shown);
  const made = (): Grid => grid(tables, title);
  document.documentElement.classList.add("has-comparison");
  mark(shown);
  const boxes = kinds.map(([name, text, what]) => {
    const box = h("input", { type: "checkbox", value: name });
    box.addEventListener("change", () => {
      const kinds = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      history.pushState(null, "", location.pathname + query(named, kinds));
      follow();
    });
    return { box, what, label: h("label", { class: "cb-compare__only" }, box, text) };
  });
  let before = 0;
  const follow = (): void => {
    const kinds = awayInAddress();
    for (const { box } of boxes) box.checked = kinds.includes(box.value);
    const number = putAway(tables, kinds);
    const whats = boxes.filter(({ box }) => box.checked).map(({ what }) => what);
    /* A way within the page changes nothing here, so there is nothing to say. */
    if (kinds.length) say(`收起了 ${number} 行${whats.join("和")}。`);
    else if (before) say("所有的行都在。");
    before = kinds.length;
  };
  const word = wordButton("存成 Word", made, fileName(title, "docx"), say);
  fill(
    place,
    ...boxes.map(({ label }) => label),
    button("复制链接", "cb-button", () => {
      const whose =
        location.protocol === "file:"
          ? "网站在这台电脑上，链接别人打不开；可以存成 Word 发给别人。"
          : "发给别人打开就是这张表。";
      void copy(location.href).then((done) =>
        say(done ? `链接已复制，${whose}` : `没有复制成，链接是 ${location.href}`),
      );
    }),
    /* In WeChat there is nothing to print with and no file is saved; the button for Word says where there is. */
    !inWeChat() && button("打印", "cb-button", () => window.print()),
    word,
    !inWeChat() &&
      (whole
        ? h("a", { href: whole, download: "", class: "cb-button" }, "存成 CSV（带原话）")
        : button("存成 CSV", "cb-button", () => {
            save(
              new Blob([csv(made())], { type: "text/csv;charset=utf-8" }),
              fileName(title, "csv"),
            );
            say("CSV 文件做好了。");
          })),
    message,
  );
  place.hidden = false;
  if (awayInAddress().length) follow();
  return follow;
}
