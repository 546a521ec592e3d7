/*
 * The facets as groups of checkboxes with counts. Boxes are made once and then only brought up to date, so that the
 * focus stays on the box that was just pressed.
 */
import type { FacetName, FacetValue } from "../search/api";
import { button, fill, h } from "./dom";
import { FACETS, type State } from "./state";

export type Facets = Partial<Record<FacetName, FacetValue[]>>;

const SHOWN = 8;
const OPEN = new Set<FacetName>(["problem", "place"]);
/* In these the order is that of the values; in the others the frequent ones come first. */
const FIXED = new Set<FacetName>(["place", "grade", "year", "type", "has_outcome", "has_teaching"]);

interface Box {
  item: HTMLLIElement;
  input: HTMLInputElement;
  count: HTMLElement;
  children?: HTMLUListElement;
  opener?: HTMLButtonElement;
}

class Group {
  private readonly boxes = new Map<string, Box>();
  private readonly list = h("ul", { class: "cb-facet__values" });
  private readonly summary = h("summary");
  private readonly more: HTMLButtonElement;
  private readonly opened = new Set<string>();
  private all = false;
  readonly element: HTMLDetailsElement;
  private last: [FacetValue[], string[]] = [[], []];

  constructor(
    private readonly name: FacetName,
    private readonly label: string,
    wide: boolean,
    private readonly choose: (name: FacetName, value: string) => void,
    opened: () => void,
  ) {
    this.more = button("", "cb-facet__more", () => {
      this.all = !this.all;
      this.update(...this.last);
    });
    this.element = h(
      "details",
      { class: `cb-facet cb-facet--${name}`, open: wide && OPEN.has(name) },
      this.summary,
      h("div", { role: "group", "aria-label": label }, this.list, this.more),
    );
    this.more.hidden = true;
    this.element.addEventListener("toggle", () => {
      if (this.element.open) opened();
    });
  }

  /** Show the values with their counts, if they were counted; `chosen` are ticked. */
  update(values: FacetValue[] | undefined, chosen: string[]): void {
    fill(this.summary, this.label, chosen.length > 0 && ` · 已选 ${chosen.length}`);
    if (!values) return;
    this.last = [values, chosen];
    this.element.hidden = !values.length;
    if (values.some((value) => value.parent)) {
      this.tree(values, chosen);
      return;
    }
    const ordered = FIXED.has(this.name) ? values : [...values].sort((a, b) => b.count - a.count);
    const shown = this.all
      ? ordered
      : ordered.filter((v, i) => i < SHOWN || chosen.includes(v.value));
    this.lay(this.list, shown, chosen);
    this.more.hidden = ordered.length <= SHOWN;
    this.more.textContent = this.all ? "收起" : `另外 ${ordered.length - shown.length} 项`;
    this.more.setAttribute("aria-expanded", String(this.all));
  }

  private tree(values: FacetValue[], chosen: string[]): void {
    this.more.hidden = true;
    const known = new Set(values.map((v) => v.value));
    const below = new Map<string, FacetValue[]>();
    for (const value of values) {
      const parent = value.parent && known.has(value.parent) ? value.parent : "";
      below.set(parent, [...(below.get(parent) ?? []), value]);
    }
    const holds = (value: string): boolean =>
      (below.get(value) ?? []).some((v) => chosen.includes(v.value) || holds(v.value));
    const lay = (list: HTMLUListElement, parent: string): void => {
      const children = below.get(parent) ?? [];
      this.lay(list, children, chosen);
      for (const { value, label } of children) {
        const box = this.boxes.get(value);
        if (!box || !below.has(value)) continue;
        const open = this.opened.has(value) || holds(value);
        if (!box.opener) {
          const opener = button("", "cb-facet__open", () => {
            if (this.opened.has(value)) this.opened.delete(value);
            else this.opened.add(value);
            this.update(...this.last);
          });
          opener.setAttribute("aria-label", `${label}的下级`);
          box.opener = opener;
          box.children = h("ul", { class: "cb-facet__values" });
          box.item.append(opener, box.children);
        }
        box.opener.setAttribute("aria-expanded", String(open));
        if (box.children) {
          box.children.hidden = !open;
          if (open) lay(box.children, value);
        }
      }
    };
    lay(this.list, "");
  }

  private lay(list: HTMLUListElement, values: FacetValue[], chosen: string[]): void {
    const items = values.map((value) => {
      const box = this.box(value);
      box.input.checked = chosen.includes(value.value);
      box.count.textContent = String(value.count);
      return box.item;
    });
    const now = Array.from(list.children);
    if (items.length !== now.length || items.some((item, i) => item !== now[i])) {
      fill(list, ...items);
    }
  }

  private box(value: FacetValue): Box {
    const made = this.boxes.get(value.value);
    if (made) return made;
    const input = h("input", { type: "checkbox", name: this.name, value: value.value });
    input.addEventListener("change", () => this.choose(this.name, value.value));
    const count = h("span", { class: "cb-facet__count" });
    const label = h("label", {}, input, h("span", {}, value.label), count);
    const box: Box = { item: h("li", {}, label), input, count };
    this.boxes.set(value.value, box);
    return box;
  }
}

/** The panel of all facets. */
export class FacetPanel {
  private readonly groups: [FacetName, Group][];

  /** `opened` is told that a group was opened, whose counts may not be there yet. */
  constructor(
    place: Element,
    wide: boolean,
    choose: (name: FacetName, value: string) => void,
    opened: () => void,
  ) {
    this.groups = FACETS.map(([name, label]) => [
      name,
      new Group(name, label, wide, choose, opened),
    ]);
    fill(place, ...this.groups.map(([, group]) => group.element));
  }

  /** The facets that a reader sees the values of. */
  open(): FacetName[] {
    return this.groups.filter(([, group]) => group.element.open).map(([name]) => name);
  }

  update(facets: Facets, state: State): void {
    for (const [name, group] of this.groups) {
      group.update(facets[name], state.filters[name] ?? []);
    }
  }
}
