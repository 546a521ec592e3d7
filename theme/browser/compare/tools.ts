/* What can be done with a comparison that stands on the page: fewer rows, the address, paper, files. */
import { button, fill, h } from "../browse/dom";
import type {} from "../word";
import { csv } from "./csv";
import { script } from "./data";
import { grid, type Grid } from "./grid";
import { copy, fileName, save } from "./save";

const WORD = "assets/casebook-word.js";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Mark the rows in which all cases say the same, and the parts that consist of such rows. */
function markSame(table: HTMLTableElement): void {
  for (const body of Array.from(table.tBodies)) {
    const [part, ...rows] = Array.from(body.rows);
    let different = 0;
    for (const row of rows) {
      const texts = Array.from(row.cells)
        .slice(1)
        .map((cell) => cell.querySelector("div")?.textContent ?? "");
      const same = new Set(texts).size === 1;
      row.toggleAttribute("data-cb-same", same);
      different += same ? 0 : 1;
    }
    part?.toggleAttribute("data-cb-same", !different);
  }
}

function today(): string {
  const now = new Date();
  return `${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日`;
}

/** Fill `place` with the tools of `table`; `say` tells the reader what happened. */
export function tools(
  place: HTMLElement,
  table: HTMLTableElement,
  title: string,
  say: (text: string) => void,
): void {
  const made = (): Grid => grid(table, title);
  document.documentElement.classList.add("has-comparison");
  markSame(table);
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    table.classList.toggle("is-different", box.checked);
    const hidden = table.querySelectorAll("tr[data-cb-same]:not(.cb-comparison__part)").length;
    say(box.checked ? `收起了 ${hidden} 行各案例写得一样的。` : "所有的行都在。");
  });
  const word = button("存成 Word", "cb-button", () => {
    word.disabled = true;
    say("正在做 Word 文件……");
    void script(WORD)
      .then(() => window.__casebook_word(made(), today()))
      .then((file) => {
        save(new Blob([file], { type: WORD_TYPE }), fileName(title, "docx"));
        say("Word 文件做好了。");
      })
      .catch(() => say("Word 文件没有做成，可以先存成 CSV，或者打印。"))
      .then(() => (word.disabled = false));
  });
  fill(
    place,
    h("label", { class: "cb-compare__only" }, box, " 只看不同"),
    button("复制链接", "cb-button", () => {
      void copy(location.href).then((done) =>
        say(done ? "链接已复制，发给别人打开就是这张表。" : `没有复制成，链接是 ${location.href}`),
      );
    }),
    button("打印", "cb-button", () => window.print()),
    word,
    button("存成 CSV", "cb-button", () => {
      save(new Blob([csv(made())], { type: "text/csv;charset=utf-8" }), fileName(title, "csv"));
      say("CSV 文件做好了。");
    }),
  );
  place.hidden = false;
}
