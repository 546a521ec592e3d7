/* From a question to its answers: the records that the search finds for it, and what they say. */
import type { Language, SearchOptions } from "../search/api";
import { recordOf } from "./data";
import { type Answer, chosen, openMatcher } from "./matching";
import { questionOf } from "./question";
import { openUnseen, type Unseen } from "./unseen";

/** So many records are looked through: what one question loads is no more at 10,000 records than at a hundred. */
const RECORDS = 10;

/** Beside those that have every word: where none has, so many that come nearest. */
const FIRST = 2;

/** What is found for a query: answers, or what the library holds no number of. */
export interface Found {
  answers: Answer[];
  unseen: Unseen | null;
}

const NOTHING: Found = { answers: [], unseen: null };

const open = (language: Language) => ({ ...openMatcher(language), ...openUnseen(language) });
let opened: ReturnType<typeof open> | undefined;

/** The answers to a query among the records that its filters leave; none where it is no question, or nothing fits. */
export async function answersTo(
  query: string,
  filters: NonNullable<SearchOptions["filters"]> = {},
): Promise<Found> {
  const language = await window.casebook.language();
  const { understood, weak } = await window.casebook.search(query, { filters, limit: 0 });
  // Slips of the pen and pinyin as the search has mended them.
  const meant = understood.steps
    .filter(({ kind }) => kind === "repair" || kind === "pinyin")
    .reduce((text, { from, to }) => text.replace(from, to), language.fold(query));
  const question = questionOf(meant);
  if (!question) return NOTHING;
  // What readers ask for as 多少户 records call 户数.
  const words = question.measure === "户" ? `${query} 户数` : query;
  const { results } = await window.casebook.search(words, { filters, limit: RECORDS });
  const about = results.filter(({ full }, place) => full || place < FIRST);
  const records = await Promise.all(about.map(({ id }) => recordOf(id)));
  opened ||= open(language);
  const answers = chosen(opened.answers(question, records));
  return {
    answers,
    // What nobody writes about the results say themselves.
    unseen: answers.length || weak ? null : await opened.unseen(question, records, filters),
  };
}
