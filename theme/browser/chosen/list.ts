/* What a reader has chosen, kept on this device: up to four cases to compare, and cases and decisions for a course. */
import { store, stored } from "../frame/site";

export type List = "compare" | "course";
export interface Chosen {
  id: string;
  title: string;
}

export const MOST: Record<List, number> = { compare: 4, course: 60 };
/** What the ids of decisions begin with, among those of cases. */
const DECISION = "decisions/";
/** The id of a decision in the list for a course. */
export const decisionId = (slug: string): string => DECISION + slug;
/** The decision that an id of the list names; "" for a case. */
export const decisionOf = (id: string): string =>
  id.startsWith(DECISION) ? id.slice(DECISION.length) : "";

const CHANGED = "cb-chosen";

export function chosen(list: List): Chosen[] {
  const kept = stored(`__${list}`) as Chosen[] | null;
  return Array.isArray(kept) ? kept.filter((c) => c.id && c.title) : [];
}

/** Keep `cases`; everything that shows the list is told. */
export function choose(list: List, cases: Chosen[]): void {
  store(`__${list}`, cases);
  document.dispatchEvent(new Event(CHANGED));
}

/** Whether two lists of ids name the same cases, in whatever order. */
export function sameCases(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

const SHOWING = "cb-showing";

/** Say which cases the page compares: an address that was shared may name others than the reader has chosen. */
export function showing(cases: Chosen[]): void {
  document.dispatchEvent(new CustomEvent(SHOWING, { detail: cases }));
}

/** Call `act` with the cases whenever the page compares others. */
export function whenShowing(act: (cases: Chosen[]) => void): void {
  document.addEventListener(SHOWING, (event) => act((event as CustomEvent<Chosen[]>).detail));
}

/** Call `act` now and after every change, also one in another tab. */
export function whenChosen(act: () => void): void {
  document.addEventListener(CHANGED, act);
  window.addEventListener("storage", act);
  /* A page that comes back with the back button has missed what happened since. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) act();
  });
  act();
}
