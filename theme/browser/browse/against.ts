/* A query that names two places: the page on which both stand side by side. */
import type { Suggestion } from "../search/api";

const WORDS = 6;
const PARTS = /[\s·、，（）]+/;

interface Place {
  name: string;
  code: string;
}

/** The county whose record a word names by its place; null where the word names no place. */
async function placeOf(word: string): Promise<Place | null> {
  const { results, facets } = await window.casebook.search(word, {
    limit: 1,
    asTyped: true,
    facets: ["place"],
  });
  const names = results[0]?.card.place.split(PARTS) ?? [];
  if (!names.some((name) => name.startsWith(word))) return null;
  const above = facets.place?.filter(({ label }) => names.includes(label)) ?? [];
  const last = above[above.length - 1];
  return last ? { name: last.label, code: last.value } : null;
}

/** The page of the first two places that the `words` of a query name, if they name two. */
export async function againstPage(words: string[]): Promise<Suggestion | null> {
  const asked = words.filter((word) => /^\p{Script=Han}{2,}$/u.test(word)).slice(0, WORDS);
  if (asked.length < 2) return null;
  const named = await Promise.all(asked.map(placeOf));
  const places = new Map(
    named.filter((place) => place !== null).map((place) => [place.code, place.name]),
  );
  const [a, b] = places;
  return a && b
    ? {
        text: `${a[1]}与${b[1]}：两地放在一起看`,
        kind: "两地对照",
        url: `regions/against/index.html?a=${a[0]}&b=${b[0]}`,
      }
    : null;
}
