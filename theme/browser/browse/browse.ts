/*
 * The browse page: a query, facets and an order, all of them in the part of the address after #. Without any of them it
 * shows the list of all cases that stands in the page anyway.
 */
import { root, store, stored } from "../frame/site";
import type { Answer, Card, SortOrder, Step, Suggestion } from "../search/api";
import { resultItem } from "./cards";
import { button, editing, fill, h } from "./dom";
import { FacetPanel, type Facets } from "./facets";
import { watch, type Field } from "./field";
import { agree, download, miss, misses } from "./misses";
import { emptyState, FACETS, format, parse, SORTS, type State, toggled } from "./state";

const SCREEN = 10;
/* A query that stood this long was meant. */
const MEANT = 1500;
/* Longer than this a reader wonders whether anything happens. */
const SLOW = 800;
const WIDE = window.matchMedia("(min-width: 60em)");
const SLASH_OFF = "__slash_off";
const SORT_NAMES = {
  "": "按省列出",
  relevance: "最相关",
  date: "日期最新",
  evidence: "证据最强",
  completeness: "记录最全",
};
const WORDS: Partial<Record<Step["kind"], string>> = { synonym: "也找了", stop: "没有找" };

function part(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-cb-browse="${name}"]`) ?? h("div");
}

class Browse {
  private readonly input = part("form").querySelector("input") ?? h("input");
  private readonly field: Field;
  private readonly facets: FacetPanel;
  private readonly sort = h("select", { id: "cb-sort" });
  private state: State = emptyState();
  private labels = new Map<string, string>();
  private latest = 0;
  private patience = 0;
  private ready = false;

  constructor() {
    this.field = watch(this.input, (query) => this.typed(query));
    this.facets = new FacetPanel(
      part("groups"),
      WIDE.matches,
      (name, value) => this.change(toggled(this.state, name, value), "push"),
      () => void this.show(),
    );
    fill(part("sort"), h("label", { for: "cb-sort" }, "排序"), this.sort);
    this.listen();
    for (const name of ["form", "facets", "sort"]) part(name).hidden = false;
    /* On a wide screen there is room for the facets beside the results. */
    part("facets").toggleAttribute("open", WIDE.matches);
    this.settings();
    this.restore();
  }

  private listen(): void {
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.field.now();
      this.first()?.focus();
    });
    this.sort.addEventListener("change", () => {
      const sort = SORTS.find((name) => name === this.sort.value) ?? "";
      this.change({ ...this.state, sort: sort === this.usual() ? "" : sort, pages: 1 }, "push");
    });
    window.addEventListener("popstate", () => this.restore());
    window.addEventListener("hashchange", () => this.restore());
    this.input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") {
        event.preventDefault();
        this.first()?.focus();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (!this.input.value) this.input.blur();
        this.input.value = "";
        this.field.now();
      }
    });
    part("results").addEventListener("keydown", (event) => this.walk(event));
  }

  private typed(query: string): void {
    this.change({ ...this.state, query: query.trim(), asTyped: false, pages: 1 }, "replace");
  }

  /** Show another state and write it into the address: as a new step, or in place of the one that was there. */
  private change(state: State, how: "push" | "replace"): void {
    this.state = state;
    const address = format(state) || location.pathname + location.search;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    void this.show();
  }

  /** Show what the address says, unless it shows already or points at a place in the page. */
  private restore(): void {
    const asked = parse(location.hash || location.search.replace(/^\?/, "#").replace(/\+/g, " "));
    if (!asked) return;
    const first = this.latest === 0;
    if (!first && format(asked) === format(this.state)) return;
    this.state = asked;
    this.field.set(asked.query);
    void this.show();
  }

  private usual(): SortOrder | "" {
    if (this.state.query) return "relevance";
    return this.filtered() ? "date" : "";
  }

  private filtered(): boolean {
    return Object.values(this.state.filters).some((values) => values.length);
  }

  private drawSort(): void {
    const usual = this.usual();
    const orders = SORTS.filter((sort) => sort !== "relevance" || usual === "relevance");
    const options = usual ? orders : ["" as const, ...orders];
    fill(this.sort, ...options.map((sort) => h("option", { value: sort }, SORT_NAMES[sort])));
    this.sort.value = this.state.sort || usual;
  }

  private async show(): Promise<void> {
    const turn = ++this.latest;
    const state = this.state;
    const asked = format(state) !== "";
    part("all").hidden = asked;
    part("found").hidden = !asked;
    this.drawSort();
    clearTimeout(this.patience);
    /* Only the first answer has to fetch the index. */
    if (!this.ready) this.patience = window.setTimeout(say, SLOW, "正在打开搜索……");
    part("found").setAttribute("aria-busy", "true");
    try {
      const answer = await window.casebook.search(state.query, {
        filters: state.filters,
        limit: state.pages * SCREEN,
        asTyped: state.asTyped,
        facets: FACETS.map(([name]) => name).filter(
          (name) => state.filters[name] || this.facets.open().includes(name),
        ),
        ...(state.sort && { sort: state.sort }),
      });
      if (turn !== this.latest) return;
      if (this.dropUnknown(answer.facets)) return;
      const cards = asked ? await window.casebook.cards(answer.results.map((r) => r.id)) : [];
      if (turn !== this.latest) return;
      clearTimeout(this.patience);
      this.ready = true;
      this.draw(answer, cards, asked);
      const pages = state.query ? await window.casebook.pages(state.query) : [];
      if (turn !== this.latest) return;
      drawPages(pages);
      if (asked) await this.help(answer, turn);
    } catch {
      if (turn !== this.latest) return;
      part("all").hidden = false;
      part("found").hidden = true;
      clearTimeout(this.patience);
      say("搜索没有打开：索引没有读到。下面是全部案例。");
    } finally {
      if (turn === this.latest) part("found").removeAttribute("aria-busy");
    }
  }

  /** Leave out values that no case has, as a link from elsewhere may name them; whether there were any. */
  private dropUnknown(facets: Facets): boolean {
    let dropped = false;
    const filters: State["filters"] = {};
    for (const [name] of FACETS) {
      const values = this.state.filters[name] ?? [];
      const known = values.filter((value) => facets[name]?.some((v) => v.value === value));
      if (known.length) filters[name] = known;
      dropped = dropped || known.length < values.length;
    }
    if (dropped) this.change({ ...this.state, filters }, "replace");
    return dropped;
  }

  private draw(answer: Answer, cards: Card[], asked: boolean): void {
    for (const values of Object.values(answer.facets)) {
      for (const { value, label } of values) this.labels.set(value, label);
    }
    this.facets.update(answer.facets, this.state);
    this.drawChosen();
    this.drawUnderstood(answer);
    say(asked ? summary(answer) : (part("summary").dataset.cbAll ?? ""));
    if (!asked) return;

    const byId = new Map(cards.map((card) => [card.id, card]));
    const items: Node[] = [];
    let parted = answer.weak;
    for (const result of answer.results) {
      if (this.state.query && !result.full && !parted) {
        parted = true;
        if (items.length) items.push(h("li", { class: "cb-results__part" }, "以下只有部分相符"));
      }
      items.push(resultItem(result, byId.get(result.id)));
    }
    part("weak").hidden = !(answer.weak && answer.total);
    fill(part("results"), ...items);
    part("results").hidden = !items.length;
    fill(part("more"), answer.total > answer.results.length && this.moreButton(answer));
    this.patience = window.setTimeout(() => {
      if (this.state.query && (answer.weak || !answer.total)) miss(this.state.query, answer.total);
    }, MEANT);
  }

  private moreButton(answer: Answer): HTMLElement {
    const left = answer.total - answer.results.length;
    return button(`再看 ${Math.min(left, SCREEN)} 条（还有 ${left} 条）`, "cb-button", () => {
      const next = answer.results.length;
      this.state = { ...this.state, pages: this.state.pages + 1 };
      history.replaceState(null, "", format(this.state));
      void this.show().then(() => this.links()[next]?.focus());
    });
  }

  private drawChosen(): void {
    const chips: Node[] = [];
    for (const [name, label] of FACETS) {
      for (const value of this.state.filters[name] ?? []) {
        const words = this.labels.get(value) ?? value;
        const chip = button(words, "cb-chip", () => {
          this.change(toggled(this.state, name, value), "push");
          this.input.focus();
        });
        chip.setAttribute("aria-label", `去掉${label}：${words}`);
        chips.push(h("li", {}, chip));
      }
    }
    if (chips.length > 1) chips.push(h("li", {}, this.clearButton("全部去掉")));
    fill(part("chosen"), ...chips);
    part("chosen").hidden = !chips.length;
    part("number").textContent = chips.length ? `（已选 ${Math.max(chips.length - 1, 1)}）` : "";
  }

  private clearButton(text: string): HTMLElement {
    return button(text, "cb-chip cb-chip--all", () => {
      this.change({ ...this.state, filters: {}, pages: 1 }, "push");
      this.input.focus();
    });
  }

  private drawUnderstood({ understood }: Answer): void {
    const line = part("understood");
    const parts: (Node | string)[] = [];
    const again = (text: string, asTyped: boolean): HTMLElement =>
      button(text, "cb-link", () => {
        this.change({ ...this.state, asTyped, pages: 1 }, "push");
        this.input.focus();
      });
    if (this.state.asTyped) {
      parts.push(
        "正按原样搜索 ",
        h("strong", {}, understood.asTyped),
        "，",
        again("让网站理解", false),
      );
    } else if (understood.steps.length) {
      const other = understood.steps.filter((step) => WORDS[step.kind]);
      if (other.length < understood.steps.length) {
        parts.push("已按 ", h("strong", {}, understood.query), " 搜索");
      }
      for (const kind of ["synonym", "stop"] as const) {
        const words = other
          .filter((s) => s.kind === kind)
          .map((s) => (kind === "stop" ? s.from : s.to));
        if (!words.length) continue;
        if (parts.length) parts.push("；");
        parts.push(`${WORDS[kind] ?? ""} ${Array.from(new Set(words)).join("、")}`);
      }
      parts.push("，", again(`改回 ${understood.asTyped}`, true));
    }
    fill(line, ...parts);
    line.hidden = !parts.length;
  }

  /** Show a way on where nothing was found. */
  private async help(answer: Answer, turn: number): Promise<void> {
    const place = part("none");
    place.hidden = answer.total > 0;
    if (answer.total) return;
    const { query } = this.state;
    const near = query ? await nearest(query) : [];
    if (turn !== this.latest) return;
    fill(
      place,
      h("p", {}, h("strong", {}, query ? `没有找到“${query}”。` : "没有案例同时符合这些条件。")),
      this.filtered() && h("p", {}, "去掉筛选条件也许就有：", this.clearButton("全部去掉")),
      near.length > 0 &&
        h(
          "p",
          {},
          "库里相近的词：",
          ...near.map((text) =>
            button(text, "cb-chip cb-chip--near", () => {
              this.field.set(text);
              this.change({ ...emptyState(), query: text }, "push");
              this.input.focus();
            }),
          ),
        ),
      h(
        "p",
        {},
        "没有案例不代表没有人做。这里待征集，你那里有，可以",
        h("a", { href: new URL("contribute/index.html", root).href }, "提交一个"),
        "。",
      ),
    );
  }

  private links(): HTMLAnchorElement[] {
    return Array.from(part("results").querySelectorAll<HTMLAnchorElement>(".cb-case__title a"));
  }

  private first(): HTMLElement | undefined {
    if (!part("found").hidden) return this.links()[0];
    return part("all").querySelector<HTMLElement>(".cb-case__title a") ?? undefined;
  }

  private walk(event: KeyboardEvent): void {
    const links = this.links();
    const at = links.findIndex((link) => link.closest("li")?.contains(event.target as Node));
    if (event.key === "Escape" || (event.key === "ArrowUp" && at === 0)) {
      event.preventDefault();
      this.input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      links[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    }
  }

  /** `/` goes to the field, unless the reader switched that off (WCAG 2.1.4); what was not found is kept, if asked. */
  private settings(): void {
    const place = part("settings");
    const [slash, keep] = Array.from(place.querySelectorAll("input"));
    const save = place.querySelector("button");
    if (!slash || !keep || !save) return;
    const draw = (): void => {
      const kept = misses();
      slash.checked = stored(SLASH_OFF) !== true;
      keep.checked = kept !== null;
      save.hidden = !kept?.length;
      save.textContent = `下载没搜到的词（${kept?.length ?? 0} 个）`;
    };
    slash.addEventListener("change", () => store(SLASH_OFF, !slash.checked));
    keep.addEventListener("change", () => {
      agree(keep.checked);
      draw();
    });
    save.addEventListener("click", download);
    place.addEventListener("toggle", draw);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (editing(event) || stored(SLASH_OFF) === true) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    });
    draw();
    place.hidden = false;
  }
}

/** Say something where a screen reader hears it; nothing, if it stands there already. */
function say(text: string): void {
  if (part("summary").textContent !== text) part("summary").textContent = text;
}

function summary(answer: Answer): string {
  if (!answer.total) return "找到 0 条";
  if (answer.weak) return `没有完全匹配，找到 ${answer.total} 条可能相关的`;
  const rest = answer.total - answer.full;
  return `找到 ${answer.full} 条${rest > 0 ? `，另有 ${rest} 条部分相符` : ""}`;
}

/** Show the pages besides the cases that the query names. */
function drawPages(pages: Suggestion[]): void {
  const place = part("pages");
  place.hidden = !pages.length;
  fill(
    place,
    "也可以看：",
    ...pages.map(({ text, kind, url }) =>
      h("a", { href: new URL(url ?? "", root).href }, `${kind} ${text}`),
    ),
  );
}

/** Words of the library near a query: those that begin as it or as one of its pieces does. */
async function nearest(query: string): Promise<string[]> {
  const tries = [query, query.slice(0, 2), query.slice(-2)];
  const found = await Promise.all(
    tries.map((text) => window.casebook.suggest(text, 6).catch(() => [])),
  );
  const words = found.flatMap((list) => list.filter((s) => s.kind === "词"));
  return Array.from(new Set(words.map((s) => s.text))).slice(0, 8);
}

document.addEventListener("DOMContentLoaded", () => {
  if (document.querySelector("[data-cb-browse]")) new Browse();
});
