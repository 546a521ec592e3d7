/*
 * Where nothing answers: whether the library holds no number of what is asked, and what was looked through. It is said only
 * of one thing, or of one place, of which all records were read; else nothing is said.
 */
import type { Language, SearchOptions } from "../search/api";
import { type Record, recordOf, type Stated } from "./data";
import { KIND_UNITS } from "./fitting";
import type { Kind, Question } from "./question";
import { COMMON, SMALL, SMALL_CHARACTERS } from "./words";

/** So many records are read; of what stands in more nothing is said. */
const MOST = 20;
/** What a number would say of a thing, by what is asked. */
const SAID: Partial<{ [kind in Kind]: string }> = {
  money: "用了多少钱",
  area: "有多大面积",
  rate: "占多少、达到多少",
};
const HOUSEHOLDS = /^户/;

/** What the library holds no number of. */
export interface Unseen {
  /** The word that was looked for, and so many records that have it. */
  word: string;
  records: number;
  /** What no number of theirs says. */
  said: string;
}

interface Asked {
  /** Words that tell what is asked of; names of places are none. */
  things: string[];
  places: string[];
}

export function openUnseen({ fold, longestAt, alike }: Language) {
  /** Cut what a question is about into words; what says nothing by itself parts them. */
  function askedOf(content: string, names: string[]): Asked {
    const asked: Asked = { things: [], places: [] };
    let piece = "";
    const end = (): void => {
      if (piece.length > 1 && !COMMON.test(piece)) asked.things.push(piece);
      piece = "";
    };
    for (let at = 0; at < content.length;) {
      const place = names.find((name) => content.startsWith(name, at));
      const word = longestAt(content, at);
      const small = SMALL.exec(content.slice(at, at + 6))?.[0] ?? "";
      if (place) {
        end();
        asked.places.push(place);
      } else if (word.length > small.length) {
        end();
        piece = word;
        end();
      } else if (small || SMALL_CHARACTERS.includes(content.charAt(at))) end();
      else piece += content.charAt(at);
      at += (place || (word.length > small.length ? word : small)).length || 1;
    }
    end();
    return asked;
  }

  /** All records that have a word as it stands; null where there are none, or too many to read. */
  async function having(word: string, filters: SearchOptions["filters"]): Promise<Record[] | null> {
    const { full, results } = await window.casebook.search(word, {
      filters: filters ?? {},
      asTyped: true,
      limit: MOST,
    });
    if (!full || full > MOST) return null;
    return Promise.all(results.filter((result) => result.full).map(({ id }) => recordOf(id)));
  }

  /** Whether anything that a record says may be a number of that kind for a thing: one is enough to say nothing. */
  function mayTell(kind: Kind, thing: string, stated: Stated): boolean {
    const { source, lead, text, about, around, unit, quotes } = stated;
    const wanted = KIND_UNITS[kind];
    if (!wanted || (source === "figure" ? !wanted.test(unit) : !/\d/.test(text))) return false;
    const words = fold([lead, text, about, around, ...quotes].join("\n"));
    if (source !== "figure" && !(kind === "rate" ? /%/ : wanted).test(text.replace(/\D+/, "")))
      return false;
    return [thing, ...alike(thing, true)].some((word) => words.includes(word));
  }

  /** Whether a figure may count the households of a place: neither a plan nor how many there are to each of something. */
  const countsHouseholds = ({ source, unit, about, per, marks }: Stated): boolean =>
    source === "figure" &&
    HOUSEHOLDS.test(unit) &&
    !per &&
    !marks.length &&
    !about.startsWith("标准");

  /** What the library holds no number of; null where that cannot be told. `near` are records that the question finds. */
  async function unseen(
    { kind, content, context, measure }: Question,
    near: Record[],
    filters: SearchOptions["filters"],
  ): Promise<Unseen | null> {
    const said = SAID[kind];
    const names = near
      .flatMap((record) => record.names.map(fold))
      .sort((a, b) => b.length - a.length);
    const { things, places } = askedOf(content, names);
    const [thing] = things;
    const [place] = places;
    if (context) return null;
    if (kind === "count" && HOUSEHOLDS.test(measure) && place && !thing) {
      const records = (await having(place, filters))?.filter((record) =>
        record.names.some((name) => fold(name) === place),
      );
      return records?.length && !records.some(({ answers }) => answers.some(countsHouseholds))
        ? { word: place, records: records.length, said: "实有多少户" }
        : null;
    }
    if (!said || !thing || things.length > 1 || place) return null;
    const records = await having(thing, filters);
    return records && !records.some(({ answers }) => answers.some((a) => mayTell(kind, thing, a)))
      ? { word: thing, records: records.length, said }
      : null;
  }

  return { unseen };
}
