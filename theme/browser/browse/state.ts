/* What the browse page shows, as the part of its address after #: it can be shared, and no server ever sees it. */
import type { FacetName, SortOrder } from "../search/api";

export interface State {
  query: string;
  /** Search the words as typed. */
  asTyped: boolean;
  filters: Partial<Record<FacetName, string[]>>;
  /** "" for the order that fits: relevance with a query, else date. */
  sort: SortOrder | "";
  /** How many screens of results are open. */
  pages: number;
}

/** The facets in the order of the page, with their names there and in the address. */
export const FACETS: readonly [FacetName, string][] = [
  ["problem", "难题"],
  ["measure", "做法"],
  ["place", "地区"],
  ["settlement", "聚落"],
  ["actor", "主体"],
  ["grade", "证据"],
  ["has_outcome", "成效数字"],
  ["has_teaching", "教学提示"],
  ["year", "年份"],
  ["type", "类型"],
];
export const SORTS: readonly SortOrder[] = ["relevance", "date", "evidence", "completeness"];
const MOST_PAGES = 50;

export function emptyState(): State {
  return { query: "", asTyped: false, filters: {}, sort: "", pages: 1 };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Read a state; null where the part after # is the id of a place in the page. What is not known is left out. */
export function parse(hash: string): State | null {
  const text = hash.replace(/^#/, "");
  if (text && !text.includes("=")) return null;
  const state = emptyState();
  for (const pair of text.split("&")) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    const name = decoded(pair.slice(0, at));
    const raw = pair.slice(at + 1);
    const facet = FACETS.find(([, label]) => label === name);
    if (facet) {
      const values = raw.split(",").map(decoded).filter(Boolean);
      if (values.length) state.filters[facet[0]] = Array.from(new Set(values));
    } else if (name === "q") {
      state.query = decoded(raw);
    } else if (name === "sort") {
      state.sort = SORTS.find((sort) => sort === raw) ?? "";
    } else if (name === "p") {
      state.pages = Math.min(Math.max(Math.trunc(Number(raw)) || 1, 1), MOST_PAGES);
    } else if (name === "as") {
      state.asTyped = raw === "typed";
    }
  }
  return state;
}

/** Write a state; "" for the page as it opens. The same state always gives the same text. */
export function format(state: State): string {
  const parts: string[] = [];
  if (state.query) parts.push(`q=${encodeURIComponent(state.query)}`);
  if (state.query && state.asTyped) parts.push("as=typed");
  for (const [name, label] of FACETS) {
    const values = state.filters[name];
    if (values?.length) {
      parts.push(`${encodeURIComponent(label)}=${values.map(encodeURIComponent).join(",")}`);
    }
  }
  if (state.sort) parts.push(`sort=${state.sort}`);
  if (parts.length && state.pages > 1) parts.push(`p=${state.pages}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** Return the state with a value of a facet taken or given back. */
export function toggled(state: State, name: FacetName, value: string): State {
  const before = state.filters[name] ?? [];
  const values = before.includes(value) ? before.filter((v) => v !== value) : [...before, value];
  return { ...state, filters: { ...state.filters, [name]: values }, pages: 1 };
}
