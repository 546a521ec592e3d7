/*
 * A facet as a group of checkboxes with counts, in the <details> that the page keeps for it. Boxes are made once and then
 * only brought up to date, so that the focus stays on the box that was just pressed.
 */
import type { FacetName, FacetValue } from "../search/api";
import { fill, put, words } from "./dom";
import { part } from "./parts";
import type { Facet } from "./state";

const SHOWN = 8;
const template = part("value") as HTMLTemplateElement;

export interface Group extends Facet {
  element: HTMLDetailsElement;
  /** Show the values with their counts, if they were counted; `chosen` are ticked. */
  update: (counted: FacetValue[] | undefined, chosen: string[]) => void;
}

interface Box {
  item: HTMLLIElement;
  input: HTMLInputElement;
  count: HTMLElement;
  /** The list of the values below this one, and the button that opens it. */
  below: HTMLUListElement;
  opener: HTMLButtonElement;
}

/** Make the group in `element`; `choose` is told which value was pressed. */
export function facetGroup(
  element: HTMLDetailsElement,
  choose: (name: FacetName, value: string) => void,
): Group {
  const name = element.dataset.cbFacet as FacetName;
  const [number, list, more] = Array.from(
    element.querySelectorAll("summary [hidden], ul, button"),
  ) as [HTMLElement, HTMLUListElement, HTMLButtonElement];
  const boxes = new Map<string, Box>();
  const opened = new Set<string>();
  let all = false;
  let values: FacetValue[] = [];
  let chosen: string[] = [];

  more.addEventListener("click", () => {
    all = !all;
    draw();
  });

  function boxOf({ value, label }: FacetValue): Box {
    let box = boxes.get(value);
    if (!box) {
      const item = template.content.firstElementChild?.cloneNode(true) as HTMLLIElement;
      const [input, text, count, opener, below] = Array.from(
        item.querySelectorAll("label > *, button, ul"),
      ) as [HTMLInputElement, HTMLElement, HTMLElement, HTMLButtonElement, HTMLUListElement];
      input.value = value;
      input.addEventListener("change", () => choose(name, value));
      fill(text, label);
      opener.setAttribute("aria-label", `${label}的下级`);
      opener.addEventListener("click", () => {
        if (!opened.delete(value)) opened.add(value);
        draw();
      });
      box = { item, input, count, below, opener };
      boxes.set(value, box);
    }
    return box;
  }

  /** Lay values into a list, and into the open ones of its items those below. */
  function lay(into: HTMLUListElement, shown: FacetValue[]): void {
    const items = shown.map((value) => {
      const { item, input, count, below, opener } = boxOf(value);
      input.checked = chosen.includes(value.value);
      fill(count, String(value.count));
      const parts = values.filter(({ parent }) => parent === value.value);
      opener.hidden = !parts.length;
      below.hidden = !opened.has(value.value);
      opener.setAttribute("aria-expanded", String(!below.hidden));
      if (!below.hidden) lay(below, parts);
      return item;
    });
    if (items.length !== into.childElementCount || items.some((x, i) => x !== into.children[i])) {
      fill(into, ...items);
    }
  }

  function draw(): void {
    const parents = new Map(values.map(({ value, parent }) => [value, parent]));
    /* What is chosen can be seen. */
    for (const value of chosen) {
      for (let up = parents.get(value); up; up = parents.get(up)) opened.add(up);
    }
    const tree = values.some(({ parent }) => parent);
    const top = values.filter(({ parent }) => !parent || !parents.has(parent));
    /* In facets that have an order of their own, as years have, it is kept. */
    if ("cbOften" in element.dataset) top.sort((a, b) => b.count - a.count);
    const shown = top.filter(({ value }, i) => all || tree || i < SHOWN || chosen.includes(value));
    lay(list, shown);
    put(number, chosen.length);
    more.hidden = tree || top.length <= SHOWN;
    more.textContent = words(more, all ? "less" : "more", top.length - shown.length);
    more.setAttribute("aria-expanded", String(all));
  }

  return {
    name,
    label: element.dataset.cbLabel ?? "",
    element,
    update(counted, now) {
      chosen = now;
      if (counted) {
        values = counted;
        element.hidden = !values.length;
      }
      draw();
    },
  };
}
