/* Answers questions above the results of the browse page. Loaded only when a query asks for something. */
import type { SearchOptions } from "./search/api";
import { draw } from "./answers/box";
import { answersTo, NOTHING } from "./answers/find";

declare global {
  interface Window {
    __casebook_answer: (
      place: HTMLElement,
      query: string,
      filters: NonNullable<SearchOptions["filters"]>,
    ) => Promise<string[]>;
  }
}

let latest = 0;

/* Draws what is found, and returns the ids of the records that answer. */
window.__casebook_answer = async (place, query, filters) => {
  const turn = ++latest;
  const answer = query ? await answersTo(query, filters).catch(() => NOTHING) : NOTHING;
  if (turn === latest) draw(place, answer);
  return Array.from(new Set(answer.answers.map(({ record }) => record.id)));
};
