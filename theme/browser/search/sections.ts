/** The part of a record in which a reader wants the words to stand. */

import type { SectionName } from "./api";
import type { Text } from "./store";

/** Ids of passages on the page of a case: its measures, its figures, and what its sources leave out. */
const ANCHORS = { measures: /^m\d+$/, figures: /^o\d+$/, gaps: /^gaps-\d+$/ };

const known = new WeakMap<Text, Map<SectionName, Text>>();

/** A record as if it said nothing but one section of it. */
export function section(text: Text, name: SectionName): Text {
  const parts = known.get(text) || new Map<SectionName, Text>();
  known.set(text, parts);
  let part = parts.get(name);
  if (!part) {
    const { card } = text;
    const p: Text["p"] =
      name === "title"
        ? [["", card.title, 1]]
        : text.p.filter(([anchor]) => ANCHORS[name].test(anchor));
    parts.set(name, (part = { card, p }));
  }
  return part;
}
