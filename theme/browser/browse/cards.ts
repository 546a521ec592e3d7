/* A result: the card of the case, as lists without a query show it, and the passage that answers. */
import { root } from "../frame/site";
import type { Card, Excerpt, Result } from "../search/api";
import { h } from "./dom";

function marked(excerpt: Excerpt): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const [from, to] of excerpt.marks) {
    parts.push(excerpt.text.slice(end, from), h("mark", {}, excerpt.text.slice(from, to)));
    end = to;
  }
  parts.push(excerpt.text.slice(end));
  return parts;
}

function row(name: string, ...value: (Node | string)[]): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, ...value));
}

/** Draw one result as an item of a list. */
export function resultItem(result: Result, card: Card | undefined): HTMLElement {
  const address = new URL(result.url, root).href;
  const excerpt =
    result.excerpt.text &&
    h(
      "p",
      { class: "cb-case__excerpt" },
      ...marked(result.excerpt),
      result.anchor &&
        h(
          "a",
          { href: `${address}#${result.anchor}`, "aria-label": `${result.title}：看这一段` },
          "看这一段",
        ),
    );
  const facts =
    card &&
    h(
      "dl",
      {},
      card.problems.length > 0 && row("难题", card.problems.join("、")),
      card.measures.length > 0 && row("做法", card.measures.slice(0, 3).join("、")),
      card.figure
        ? row(
            card.figureLabel,
            h("span", { class: "cb-case__figure" }, card.figure),
            ` ${card.figureNote}`,
          )
        : row(card.figureLabel, "没有给出"),
      row("可靠", card.grade),
    );
  return h(
    "li",
    {},
    h(
      "article",
      { class: "cb-case", "data-cb-case": result.id },
      h("h3", { class: "cb-case__title" }, h("a", { href: address }, result.title)),
      card && h("p", { class: "cb-case__place" }, card.place),
      excerpt,
      facts,
    ),
  );
}
