/* 文章: one that is registered, or one that is registered here: its fingerprint is taken, its text is not kept. */
import { h } from "../browse/dom";
import { press } from "../builder/controls";
import { taken } from "../reading/fingerprint";
import type { Reader } from "../reading/reader";
import type { Draft } from "./draft";
import { type Desk, part } from "./fields";
import { isBranch } from "./emit";

/** Fewer characters are no whole article; as `casebook source add` has it. */
export const SHORTEST = 200;
const RIGHTS = "版权归原作者和原发媒体；本库只用事实、数字和8到30字的依据短语，正文不入库。";

/** The paragraphs of a text that was pasted. */
export const paragraphs = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

/** Take the fingerprint of an article into the record of its source; how many characters it has. */
export function register(source: Draft, article: string, reader: Reader): number {
  const { id } = source.data;
  const made = taken(paragraphs(article), typeof id === "string" ? id : "", reader.normal);
  source.set(["fingerprint"], article && made.length >= SHORTEST ? { ...made } : undefined);
  return made.length;
}

/** The questions on an article that is not registered yet. */
export function articleQuestions(
  desk: Desk,
  article: { text: string },
  reader: Reader,
  drop: () => void,
): HTMLElement {
  const source = desk.draft;
  const state = h("p", { class: "cb-note cb-match__hint", id: "form-article-hint" });
  const field = h("textarea", {
    id: "form-article",
    rows: "6",
    "data-cb-key": "article",
    "aria-describedby": "form-article-hint",
  });
  field.value = article.text;
  const tell = (length: number): void => {
    const has = isBranch(source.data.fingerprint);
    if (article.text && !has) state.textContent = `只有 ${length} 个字，不像一篇完整的文章。`;
    else if (has) state.textContent = "指纹取好了：引文是不是原文里的，可以当场查。全文不进文件。";
    else state.textContent = "从标题到末尾整篇贴进来，一字不改。";
  };
  const take = (): void => {
    article.text = field.value;
    tell(register(source, article.text, reader));
    desk.typed();
  };
  field.addEventListener("change", take);
  field.addEventListener("input", () => {
    if (!article.text || Math.abs(field.value.length - article.text.length) > SHORTEST) take();
  });
  tell(0);
  return h(
    "fieldset",
    { class: "cb-builder__long", "data-cb-article": "" },
    h("legend", {}, "新文章"),
    h(
      "p",
      { class: "cb-note" },
      "先贴全文，再写它的来历。编号用小写拼音，例如 renmin-ribao-2022-06-20。",
    ),
    h(
      "div",
      { class: "cb-builder__field cb-builder__long" },
      h("label", { for: "form-article" }, "全文"),
      field,
      state,
    ),
    ...part([], source.part, desk),
    h(
      "p",
      { class: "cb-row" },
      source.data.rights === undefined &&
        press("权利说明照常写", "rights", () => {
          source.set(["rights"], RIGHTS);
          desk.changed("写好了，请看一遍对不对。", ["rights"]);
        }),
      press("不登记新文章了", "article:drop", drop),
    ),
  );
}
