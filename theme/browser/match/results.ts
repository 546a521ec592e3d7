/* The nearest cases, with every term of their distance. */
import { h } from "../browse/dom";
import { root } from "../frame/site";
import type { Features, Figure } from "./data";
import type { Match } from "./distance";
import type { Filled } from "./form";
import { lacking, said, whole } from "./words";

function address(id: string, anchor = ""): string {
  return new URL(`cases/${id}/index.html${anchor && `#${anchor}`}`, root).href;
}

function figure(of: Match, { text, anchor }: Figure): HTMLElement {
  return h("a", { href: address(of.case.id, anchor) }, text);
}

function terms(features: Features, { reader }: Filled, of: Match): HTMLElement {
  const list = h("dl", { class: "cb-match__terms" });
  for (const term of of.terms) {
    const line = said(features, reader, of, term);
    list.append(
      h(
        "div",
        term.distance === null ? { class: "is-unknown" } : {},
        h("dt", {}, line.label),
        h(
          "dd",
          {},
          line.before,
          line.figure && figure(of, line.figure),
          line.after,
          " ",
          h("strong", {}, line.counted),
        ),
      ),
    );
  }
  return list;
}

function conditions(features: Features, { ticked }: Filled, of: Match): HTMLElement {
  if (!of.case.needs.length) return h("p", {}, "前提条件：整理者没有写。");
  const { must, helpful } = lacking(features, ticked, of.case);
  if (!must.length && !helpful.length) return h("p", {}, "前提条件：你都勾选了。");
  const parts = [
    must.length && `必须有的：${must.join("、")}`,
    helpful.length && `有了更好的：${helpful.join("、")}`,
  ].filter(Boolean);
  const lead = ticked.length ? "你没有勾选的前提条件" : "前提条件（你没有勾选自己有哪些）";
  return h("p", {}, `${lead}：${parts.join("；")}。`);
}

/** One case. */
export function card(features: Features, filled: Filled, of: Match): HTMLLIElement {
  return h(
    "li",
    {},
    h("h3", { class: "cb-case__title" }, h("a", { href: address(of.case.id) }, of.case.title)),
    h("p", { class: "cb-case__place" }, of.case.place),
    h("p", { class: "cb-match__whole" }, whole(of)),
    terms(features, filled, of),
    conditions(features, filled, of),
  );
}
