/* What the browse page shows, as the part of its address after #: it can be shared, and no server ever sees it. */
import type { FacetName, SectionName, SortOrder } from "../search/api";

export type Filters = Partial<Record<FacetName, string[]>>;

export interface State {
  query: string;
  /** Search the words as typed. */
  asTyped: boolean;
  filters: Filters;
  /** What was searched within the results, one after the other. */
  within: string[];
  /** Where the words must stand; "" for anywhere. */
  section: SectionName | "";
  /** "" for the order that fits: relevance with a query, else date. */
  sort: SortOrder | "";
  /** How many screens of results are open. */
  pages: number;
}

/** A facet, and its name on the page and in the address. */
export interface Facet {
  name: FacetName;
  label: string;
}

/** The page as it opens. */
export const EMPTY: State = {
  query: "",
  asTyped: false,
  filters: {},
  within: [],
  section: "",
  sort: "",
  pages: 1,
};

const SORTS: readonly SortOrder[] = ["relevance", "date", "evidence", "completeness"];
const SECTIONS: readonly SectionName[] = ["title", "measures", "figures", "gaps"];
const MOST_PAGES = 50;
/** Names that facets had in addresses that people have kept. */
const FORMER: Partial<Record<FacetName, string>> = { settlement: "聚落" };

/** Read a state; null where the part after # is the id of a place in the page. What is not known is left out. */
export function parse(hash: string, facets: readonly Facet[]): State | null {
  const text = hash.slice(1);
  if (text && !text.includes("=")) return null;
  const given = new URLSearchParams(text);
  const filters: Filters = {};
  for (const { name, label } of facets) {
    const written = given.get(label) ?? given.get(FORMER[name] ?? label);
    const values = written?.split(",").filter(Boolean);
    if (values) filters[name] = [...new Set(values)];
  }
  return {
    query: given.get("q") ?? "",
    asTyped: given.get("as") === "typed",
    filters,
    within: [...new Set(given.getAll("also").filter(Boolean))],
    section: SECTIONS.find((section) => section === given.get("in")) ?? "",
    sort: SORTS.find((sort) => sort === given.get("sort")) ?? "",
    pages: Math.min(Math.max(Number(given.get("p")) | 0, 1), MOST_PAGES),
  };
}

/** Write a state; "" for the page as it opens. The same state always gives the same text. */
export function format(state: State, facets: readonly Facet[]): string {
  const { query, asTyped, filters, within, section, sort, pages } = state;
  const parts = [
    query && `q=${encodeURIComponent(query)}`,
    query && asTyped && "as=typed",
    query && section && `in=${section}`,
    ...within.map((text) => `also=${encodeURIComponent(text)}`),
    ...facets.map(({ name, label }) => {
      const values = (filters[name] ?? []).map(encodeURIComponent).join(",");
      return values && `${encodeURIComponent(label)}=${values}`;
    }),
    sort && `sort=${sort}`,
  ].filter(Boolean);
  if (parts.length && pages > 1) parts.push(`p=${pages}`);
  return parts.length ? `#${parts.join("&")}` : "";
}
