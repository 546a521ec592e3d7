/* A result: the passage that answers, then the card of the case, as lists without a query show it. */
import { siteUrl } from "../frame/site";
import type { Excerpt, Result, Standing } from "../search/api";
import { fill, h, put, words } from "./dom";

const MEASURES = 3;

function marked({ text, marks }: Excerpt): (Node | string)[] {
  let end = 0;
  const parts = marks.flatMap(([from, to]) => {
    const before = text.slice(end, from);
    end = to;
    return [before, h("mark", {}, text.slice(from, to))];
  });
  return [...parts, text.slice(end)];
}

/** What a record has of a query, and what it lacks, in the words that `place` keeps. */
function why(place: HTMLElement, standing: Standing[]): string {
  const has = standing.filter((word) => word.has);
  const lacks = standing.filter((word) => !word.has);
  return [
    ...has.map(({ word, as }) =>
      as === word ? words(place, "has", word) : words(place, "as", word).replace("{}", as),
    ),
    ...lacks.map(({ word }) => words(place, "lacks", word)),
  ]
    .join("；")
    .concat(has.length ? "" : words(place, "nothing"), "。");
}

/**
 * Draw one result as an item of a list, a copy of the empty card in `template`; `weak` if it does not answer, which needs a
 * reason.
 */
export function resultItem(
  template: HTMLTemplateElement,
  { card, excerpt, anchor, url, standing }: Result,
  weak: boolean,
): Node {
  const item = template.content.cloneNode(true) as DocumentFragment;
  const the = (selector: string): HTMLElement => item.querySelector(selector) as HTMLElement;
  const title = the(".cb-case__title a") as HTMLAnchorElement;
  const passage = the(".cb-case__excerpt");
  const link = passage.lastElementChild as HTMLAnchorElement;
  const [problems, measures, figure, grade] = Array.from(item.querySelectorAll("dd")) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];

  the("article").dataset.cbCase = card.id;
  title.href = link.href = siteUrl(url);
  fill(title, card.title);
  fill(the(".cb-case__place"), card.place);
  link.hash = anchor;
  link.setAttribute("aria-label", `${card.title}：${link.text}`);
  put(passage, ...marked(excerpt), excerpt.text && anchor && link);
  const reason = the(".cb-hit__why");
  put(reason, weak && standing.length && why(reason, standing));

  fill(problems, card.problems.join("、"));
  const more = card.measures.length > MEASURES ? `等 ${card.measures.length} 种` : "";
  fill(measures, card.measures.slice(0, MEASURES).join("、") + more);
  (measures.parentElement as HTMLElement).hidden = !card.measures.length;
  fill(figure.previousElementSibling as Element, card.figureLabel);
  if (card.figure) {
    fill(figure, h("span", { class: "cb-case__figure" }, card.figure), ` ${card.figureNote}`);
  }
  fill(grade, card.grade);
  return item;
}
