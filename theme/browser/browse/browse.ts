/*
 * The browse page: a query, facets and an order, all of them in the part of the address after #. Without any of them it
 * shows the list of all cases that stands in the page anyway. What it says stands in theme/templates/cases.html.
 */
import { siteUrl } from "../frame/site";
import type { Answer, FacetName, SectionName, SortOrder } from "../search/api";
import { againstPage } from "./against";
import { answer as answerAbove } from "./answer";
import { resultItem } from "./cards";
import { button, fill, h, put, words } from "./dom";
import { facetGroup } from "./facets";
import { watch } from "./field";
import { miss } from "./misses";
import { part } from "./parts";
import { settings } from "./settings";
import { EMPTY, type Filters, format, parse, type State } from "./state";
import { drawUnderstood } from "./understood";

const SCREEN = 10;
/* Where nothing answers, so many are shown that come nearest, and so many pages about it at most anyway. */
const NEAREST = 3;
const PAGES = 3;
/* A query that stood this long was meant: it is a step to come back to. */
const MEANT = 1500;
/* Longer than this a reader wonders whether anything happens. */
const SLOW = 800;
/* In the line that says how many were found. */
const LONG = /^([^]{30})[^]+/u;
const DECISION = "抉择";
const LESSONS = "教训";
const WORDLESS = /^[^\p{L}\p{N}]+$/u;
const TWO_CHARACTERS = /^\p{Script=Han}{2}$/u;
const WIDE = window.matchMedia("(min-width: 60em)").matches;

const input = part("query") as HTMLInputElement;
const field = watch(input, (query) => {
  change({ query, asTyped: false }, typing);
  typing = true;
});
const summary = part("summary");
const sort = part("sort") as HTMLSelectElement;
const orders = Array.from(sort.options);
const section = part("section") as HTMLSelectElement;
const within = part("within") as HTMLInputElement;
const tools = part("tools") as HTMLDetailsElement;
const line = part("state");
const panel = part("facets") as HTMLDetailsElement;
const everything = part("all");
const found = part("found");
const results = part("results");
/* What is in the page once, and in a list of things that come and go. */
const partly = part("partly");
const clear = part("clear");
const more = part("more");
const template = part("result") as HTMLTemplateElement;

let state: State = EMPTY;
let latest = 0;
let patience = 0;
let ready = false;
/* Whether the last step is a query that is still being typed. */
let typing = false;
/* The number of the title that takes the focus once it is drawn. */
let next = -1;

const groups = Array.from(panel.querySelectorAll("details"), (element) => {
  /* On a wide screen there is room for the facets beside the results. */
  element.open = element.open && WIDE;
  element.addEventListener("toggle", () => {
    if (element.open) void show();
  });
  return facetGroup(element, toggle);
});

/** The part of the address that says `other`; "" for the page as it opens. */
const hash = (other: State): string => format(other, groups);

function chosenIn(name: FacetName): string[] {
  return state.filters[name] ?? [];
}

/** Show another state, from its first results on, and write it into the address: as a new step, or in place of the last. */
function change(other: Partial<State>, replace = false): void {
  state = { ...state, pages: 1, ...other };
  history[replace ? "replaceState" : "pushState"](null, "", hash(state) || location.pathname);
  typing = false;
  next = -1;
  void show();
}

/** Do what a button says that goes away with it. The field would open the keyboard of a phone. */
function take(other: Partial<State>): void {
  change(other);
  summary.focus();
}

function toggle(name: FacetName, value: string): void {
  const values = new Set(chosenIn(name));
  if (!values.delete(value)) values.add(value);
  change({ filters: { ...state.filters, [name]: Array.from(values) } });
}

/** Show what the address says, unless it shows already or points at a place in the page. */
function restore(): void {
  typing = false;
  const asked = parse(location.hash || location.search, groups);
  if (!asked || hash(asked) === hash(state)) return;
  state = asked;
  field.set(asked.query);
  void show();
}

function filtered(): boolean {
  return state.within.length > 0 || groups.some(({ name }) => chosenIn(name).length);
}

/** The order that fits what is asked. */
function usual(): SortOrder | "" {
  return state.query ? "relevance" : filtered() ? "date" : "";
}

/**
 * Say something where a screen reader hears it; nothing, if it stands there already. On a phone what stands `before` and
 * `after` is only heard: the query stands in the field.
 */
function say(text: string, before = "", after = ""): void {
  if (summary.textContent === before + text + after) return;
  const wide = (words: string): Node | string => words && h("span", { class: "cb-wide" }, words);
  fill(summary, wide(before), text, wide(after));
}

/** Show what the state asks for; `answered` are the records of an answer that came after its results. */
async function show(answered?: string[]): Promise<void> {
  const turn = ++latest;
  const { query, filters, asTyped, pages } = state;
  const asked = hash(state) !== "";
  document.documentElement.classList.toggle("is-asked", asked);
  /* The first answer has to fetch the index: until it is there the list stays, unless the page was opened with a query. */
  if (turn === 1) everything.hidden = asked;
  drawTools();
  clearTimeout(patience);
  /* Only the first answer has to fetch the index. */
  if (!ready) patience = window.setTimeout(say, SLOW, words(summary, "slow"));
  found.setAttribute("aria-busy", "true");
  try {
    const first =
      answered ??
      (await answerAbove(asTyped ? "" : query, filters, (ids) => {
        if (turn === latest) void show(ids);
      }));
    if (turn !== latest) return;
    const answer = await window.casebook.search(query, {
      filters,
      limit: asked ? pages * SCREEN : 0,
      asTyped,
      within: state.within,
      first,
      ...(query && state.section && { section: state.section }),
      facets: groups
        .filter(({ name, element }) => chosenIn(name).length || element.open)
        .map(({ name }) => name),
      ...(state.sort && { sort: state.sort }),
    });
    if (turn !== latest || dropUnknown(answer)) return;
    everything.hidden = asked;
    found.hidden = !asked;
    ready = true;
    draw(answer);
    done();
    patience = window.setTimeout(meant, MEANT, answer);
    if (asked) sayCounted(answer);
    else say(words(summary, "all"));
    const others = query ? await window.casebook.pages(query, PAGES).catch(() => []) : [];
    const named = query && answer.understood.query.split(" ");
    const against = named ? await againstPage(named).catch(() => null) : null;
    if (turn !== latest) return;
    put(
      part("pages"),
      ...(against ? [against, ...others] : others).map(({ text, kind, url }) =>
        h(
          "li",
          {},
          h(
            "a",
            { href: siteUrl(url ?? "") },
            h("span", { class: "cb-note cb-suggest__kind" }, kind),
            ` ${text}`,
          ),
        ),
      ),
    );
    /* No case says all of it, and yet a page sets out what places decided on it. */
    if (answer.weak && others.some(({ kind }) => kind === DECISION)) {
      say(words(summary, "decided", query.replace(LONG, "$1…")), "", "");
    }
    /* Who asks for failures has found the page of them. */
    const failures = others.some(({ kind }) => kind === LESSONS);
    part("lessons").hidden = !failures;
    if (failures) part("none").hidden = true;
    const near = query && !answer.total ? await nearest(query) : [];
    if (turn === latest) put(part("near"), ...near.map(nearButton));
  } catch {
    if (turn !== latest) return;
    everything.hidden = false;
    found.hidden = true;
    done();
    say(words(summary, "failed"));
  }
}

/** The results stand. */
function done(): void {
  clearTimeout(patience);
  found.removeAttribute("aria-busy");
  titles()[next]?.focus();
  next = -1;
}

/** The query has stood for a while. */
function meant({ total, weak }: Answer): void {
  typing = false;
  if (!state.query || (total && !weak)) return;
  miss(state.query, total);
  drawSettings();
}

/** Leave out values that no case has, as a link from elsewhere may name them; whether there were any. */
function dropUnknown({ facets }: Answer): boolean {
  const filters: Filters = {};
  for (const { name } of groups) {
    const known = facets[name]?.map(({ value }) => value);
    filters[name] = chosenIn(name).filter((value) => known?.includes(value));
  }
  const known = { ...state, filters };
  const dropped = hash(known) !== hash(state);
  if (dropped) change(known, true);
  return dropped;
}

function drawTools(): void {
  const fitting = usual();
  const shown = orders.filter(({ value }) => value === fitting || (value && value !== "relevance"));
  fill(sort, ...shown);
  sort.value = state.sort || fitting;
  section.value = state.section;
  part("where").hidden = !state.query;
  part("narrow").hidden = !state.query && !state.within.length;
}

function sayCounted({ total, full, near, weak, unread }: Answer): void {
  const query = state.query.replace(LONG, "$1…");
  const beyond = unread ? words(summary, "unread", unread) : "";
  if (weak && query) say(words(summary, "weak", query), "", beyond);
  else {
    const rest = total - near;
    say(
      words(summary, total ? (full ? "full" : "close") : "none", near),
      query && `“${query}”`,
      (rest ? words(summary, "partly", rest) : "") + beyond,
    );
  }
}

function draw(answer: Answer): void {
  const { total, full, near, weak, facets } = answer;
  const { query, asTyped, pages } = state;
  const chips: Node[] = [];
  for (const { name, label, update } of groups) {
    update(facets[name], chosenIn(name));
    for (const value of chosenIn(name)) {
      const text = facets[name]?.find((known) => known.value === value)?.label ?? value;
      const chip = button(text, "cb-chip", () => {
        toggle(name, value);
        summary.focus();
      });
      chip.setAttribute("aria-label", `去掉${label}：${text}`);
      chips.push(h("li", {}, chip));
    }
  }
  put(part("number"), chips.length);
  for (const text of state.within) {
    const chip = button(text, "cb-chip", () => {
      take({ within: state.within.filter((other) => other !== text) });
    });
    chip.setAttribute("aria-label", `不再查：${text}`);
    chips.push(h("li", {}, chip));
  }
  put(part("chosen"), ...chips, chips.length > 1 && clear);
  const done = drawUnderstood(answer.understood, asTyped);
  const where = section.selectedOptions[0]?.text ?? "";
  fill(
    line,
    [
      state.sort && sort.selectedOptions[0]?.text,
      query && state.section && words(line, "section", where),
      query && done,
    ]
      .filter(Boolean)
      .join(" · ") || words(line, "ways"),
  );

  const shown = weak ? answer.results.slice(0, NEAREST + (pages - 1) * SCREEN) : answer.results;
  const items = shown.map((result) => resultItem(template, result, weak));
  /* Sorted by something else, they are mixed. */
  if (query && !weak && near < items.length && (full || !state.sort)) items.splice(near, 0, partly);
  put(results, ...items);
  results.classList.toggle("is-weak", weak);
  summary.classList.toggle("is-unanswered", weak || !total);
  put(part("weak"), weak && Math.min(total, NEAREST));
  const left = total - shown.length;
  more.hidden = !left;
  put(part("next"), Math.min(left, SCREEN));
  put(part("left"), left);

  part("none").hidden = total > 0;
  put(part("missing"), query);
  part("unmatched").hidden = query !== "";
  part("narrowed").hidden = !chips.length;
  part("wanted").hidden = WORDLESS.test(query);
}

/** Words of the library near a query: those that begin as it does, or as its first or last two Chinese characters do. */
async function nearest(query: string): Promise<string[]> {
  const ends = [query.slice(0, 2), query.slice(-2)].filter((text) => TWO_CHARACTERS.test(text));
  const lists = await Promise.all(
    [query, ...ends].map((text) => window.casebook.suggest(text, 6).catch(() => [])),
  );
  const words = lists.flat().filter(({ kind, text }) => kind === "词" && text !== query);
  return Array.from(new Set(words.map(({ text }) => text))).slice(0, 8);
}

function nearButton(text: string): HTMLElement {
  return button(text, "cb-chip cb-chip--near", () => {
    field.set(text);
    take({ ...EMPTY, query: text });
  });
}

function titles(): HTMLElement[] {
  return Array.from((found.hidden ? everything : results).querySelectorAll(".cb-case__title a"));
}

/** The arrows lead from the field through the results and back, Escape to the field, and out of it. */
function walk(event: KeyboardEvent): void {
  const { key, target } = event;
  const down = key === "ArrowDown";
  const escape = key === "Escape";
  const inField = target === input;
  if (event.isComposing || !(down || escape || (key === "ArrowUp" && !inField))) return;
  event.preventDefault();
  if (inField && escape) {
    if (!input.value) input.blur();
    input.value = "";
    field.now();
    return;
  }
  const links = titles();
  const at = links.findIndex((link) => link.closest("li")?.contains(target as Node));
  if (down) links[at + 1]?.focus();
  else ((!escape && links[at - 1]) || input).focus();
}

part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  field.now();
  typing = false;
  if (found.hasAttribute("aria-busy")) next = 0;
  else titles()[0]?.focus();
});
sort.addEventListener("change", () => {
  const chosen = sort.value as SortOrder | "";
  change({ sort: chosen === usual() ? "" : chosen });
});
section.addEventListener("change", () => change({ section: section.value as SectionName | "" }));
part("narrow").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = within.value.trim();
  within.value = "";
  if (text) take({ within: [...new Set([...state.within, text])] });
});
input.addEventListener("keydown", walk);
results.addEventListener("keydown", walk);
more.addEventListener("click", () => {
  change({ pages: state.pages + 1 }, true);
  next = titles().length;
});
part("see").addEventListener("click", () => {
  panel.open = false;
  summary.scrollIntoView();
  summary.focus();
});
part("undo").addEventListener("click", () => take({ asTyped: true }));
part("understand").addEventListener("click", () => take({ asTyped: false }));
for (const button of document.querySelectorAll("[data-cb-clear]")) {
  button.addEventListener("click", () => take({ filters: {}, within: [] }));
}
const drawSettings = settings(input);
window.addEventListener("popstate", restore);
window.addEventListener("hashchange", restore);

panel.open = WIDE;
for (const place of document.querySelectorAll<HTMLElement>("[data-cb-live]")) place.hidden = false;
restore();
/* On a wide screen there is room for the ways, but not where somebody wants to see what was found. */
tools.open = WIDE && !hash(state);
/* The address says nothing, or points at a place in the page: the list of all stays. */
if (!latest) void show();
