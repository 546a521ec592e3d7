/* A result: the card of the case, as lists without a query show it, and the passage that answers. */
import { siteUrl } from "../frame/site";
import type { Excerpt, Result } from "../search/api";
import { fill, h, put } from "./dom";

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

/** Draw one result as an item of a list, a copy of the empty card in `template`. */
export function resultItem(
  template: HTMLTemplateElement,
  { card, excerpt, anchor, url }: Result,
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
