/* From a question to its answers: the records that the search finds for it, and what they say. */
import type { Language, SearchOptions, Suggestion } from "../search/api";
import { type Record, recordOf, type Stated } from "./data";
import { type Answer, chosen, openMatcher } from "./matching";
import { halvesOf, type Question, questionOf } from "./question";
import { openUnseen, type Unseen } from "./unseen";
import { PAID } from "./words";

/** So many records are looked through: what one question loads is no more at 10,000 records than at a hundred. */
const RECORDS = 10;

/** Beside those that have every word: where none has, so many that come nearest. */
const FIRST = 2;

/** What is told that comes near a question that nothing answers: a figure, and the page of the choice that it belongs to. */
export interface Near {
  stated: Stated;
  record: Record;
  page: Suggestion | undefined;
}

/** What is found for a query: answers, or what the library holds no number of. */
export interface Found {
  answers: Answer[];
  unseen: Unseen | null;
  near: Near | null;
}

type Filters = NonNullable<SearchOptions["filters"]>;

export const NOTHING: Found = { answers: [], unseen: null, near: null };
/** What people are paid is told of few; records of it are searched for by this word. */
const PAY = "工资";
const MONTHLY = /一个月|每个?月|月/;

const open = (language: Language) => ({ ...openMatcher(language), ...openUnseen(language) });
let opened: ReturnType<typeof open> | undefined;

async function recordsFor(words: string, filters: Filters): Promise<Record[]> {
  const { results } = await window.casebook.search(words, { filters, limit: RECORDS });
  const about = results.filter(({ full }, place) => full || place < FIRST);
  return Promise.all(about.map(({ id }) => recordOf(id)));
}

/** The pay of somebody else, where nobody tells that of those who are asked about. */
async function nearest({ kind, asked }: Question, filters: Filters): Promise<Near | null> {
  if (kind !== "money" || !(PAID.test(asked) || MONTHLY.test(asked))) return null;
  const isPay = ({ source, lead, unit }: Stated): boolean =>
    source === "figure" && PAID.test(lead) && unit.includes("元");
  for (const record of await recordsFor(PAY, filters)) {
    const stated = record.answers.find(isPay);
    if (!stated) continue;
    // The choice whose answer names the figure.
    const aspect = record.answers.find(
      ({ source, anchor }) => source === "aspect" && anchor === stated.anchor,
    );
    const choice = aspect?.around.split(" ")[0];
    const pages = choice ? await window.casebook.pages(choice, 1) : [];
    return { stated, record, page: pages[0] };
  }
  return null;
}

/** The answers to a query among the records that its filters leave; none where it is no question, or nothing fits. */
export async function answersTo(query: string, filters: Filters = {}): Promise<Found> {
  const language = await window.casebook.language();
  const { understood, weak } = await window.casebook.search(query, { filters, limit: 0 });
  // Slips of the pen and pinyin as the search has mended them.
  const meant = understood.steps
    .filter(({ kind }) => kind === "repair" || kind === "pinyin")
    .reduce((text, { from, to }) => text.replace(from, to), language.fold(query));
  const question = questionOf(meant);
  if (!question) return NOTHING;
  const matcher = (opened ||= open(language));
  // What readers ask for as 多少户 records call 户数.
  const records = await recordsFor(question.measure === "户" ? `${query} 户数` : query, filters);
  const whole = chosen(matcher.answers(question, records));
  // Of two things asked at once each is answered by itself, where it can be.
  const halves: Answer[][] = [];
  for (const half of halvesOf(meant))
    halves.push(chosen(matcher.answers(half, await recordsFor(half.asked, filters))));
  const both = halves.length > 0 && halves.every(({ length }) => length);
  const answers = whole.length && !both ? whole : halves.flat();
  return {
    answers,
    // What nobody writes about the results say themselves.
    unseen: answers.length || weak ? null : await matcher.unseen(question, records, filters),
    near: answers.every(({ silent }) => silent) && !weak ? await nearest(question, filters) : null,
  };
}
