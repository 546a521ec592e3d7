/* Answers questions above the results of the browse page. Loaded only when a query asks for something. */
import type { SearchOptions } from "./search/api";
import { draw } from "./answers/box";
import { answersTo } from "./answers/find";

declare global {
  interface Window {
    __casebook_answer: (
      place: HTMLElement,
      query: string,
      filters: NonNullable<SearchOptions["filters"]>,
    ) => Promise<void>;
  }
}

let latest = 0;

window.__casebook_answer = async (place, query, filters) => {
  const turn = ++latest;
  const answers = query ? await answersTo(query, filters).catch(() => []) : [];
  if (turn === latest) draw(place, answers);
};
