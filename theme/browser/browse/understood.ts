/* What was done to the query: whole below the line that counts the results, and in a few words in that line. */
import type { Step, Understood } from "../search/api";
import { put, words } from "./dom";
import { part } from "./parts";

const line = part("state");

function sides(steps: Step[], kind: Step["kind"], side: "from" | "to"): string[] {
  return Array.from(new Set(steps.filter((step) => step.kind === kind).map((step) => step[side])));
}

/** The shortest of some words, which a phone has room for, and how many there are. */
function some(name: string, terms: string[]): string {
  const [first] = Array.from(terms).sort((a, b) => a.length - b.length);
  const more = terms.length > 1 ? words(line, "more", terms.length) : "";
  return first ? words(line, name, first) + more : "";
}

/** Draw it; returns the few words. */
export function drawUnderstood({ query, asTyped, steps }: Understood, typed: boolean): string {
  const changed = steps.some(({ kind }) => kind !== "synonym" && kind !== "stop");
  const synonyms = sides(steps, "synonym", "to");
  const stops = sides(steps, "stop", "from");
  part("meant").hidden = !steps.length || typed;
  put(part("asked"), changed && query);
  put(part("synonyms"), synonyms.join("、"));
  put(part("stops"), stops.join("、"));
  put(part("undo"), asTyped);
  put(part("typed"), typed && asTyped);
  if (typed) return words(line, "typed");
  if (changed) return words(line, "asked", query);
  return some("synonyms", synonyms) || some("stops", stops);
}
