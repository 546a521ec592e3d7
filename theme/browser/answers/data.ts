/* What records answer, as publish/answers.py writes it: some in each file. */
import { store } from "../frame/data";
import { volumeOf } from "../frame/volumes";

export type Source =
  | "figure"
  | "aspect"
  | "people"
  | "often"
  | "document"
  | "means"
  | "event"
  | "deed"
  | "gap"
  | "not counted"
  | "passed over";

type Row = [
  kind: Source,
  lead: string,
  text: string,
  about: string,
  around: string,
  anchor: string,
  place: number,
  when: string,
  unit: string,
  per: string,
  marks: string[],
  quotes: string[],
  group: number,
  caution: string,
];

interface Index {
  version: string;
  volumes: number;
}

interface Sheet {
  id: string;
  title: string;
  words: string;
  asked: string;
  /** The names of its place, as people say them. */
  names: string[];
  /** A programme, which tells again what the records of its parts tell. */
  programme: boolean;
  places: [shown: string, names: string][];
  answers: Row[];
}

/** One thing that a record says. */
export interface Stated {
  source: Source;
  /** The label of a figure, the aspect of a decision, the name of a measure. */
  lead: string;
  text: string;
  about: string;
  around: string;
  anchor: string;
  place: string;
  /** All names of the place, from the province down. */
  where: string;
  when: string;
  unit: string;
  per: string;
  marks: string[];
  quotes: string[];
  group: number;
  /** How it may be misread; "" for all but some figures. */
  caution: string;
}

/** What one record says, and what it is about. */
export interface Record {
  id: string;
  title: string;
  words: string;
  asked: string;
  /** The names of its place, as people say them. */
  names: string[];
  /** A programme, which tells again what the records of its parts tell. */
  programme: boolean;
  answers: Stated[];
}

declare global {
  interface Window {
    __casebook_answers: ReturnType<typeof store>["receive"];
  }
}

const { receive, ask } = store("assets/data/answers/");
window.__casebook_answers = receive;

function record({ places, answers, ...sheet }: Sheet): Record {
  return {
    ...sheet,
    answers: answers.map(
      ([
        source,
        lead,
        text,
        about,
        around,
        anchor,
        place,
        when,
        unit,
        per,
        marks,
        quotes,
        group,
        caution,
      ]) => {
        const [shown, where] = places[place] ?? ["", ""];
        return {
          source,
          lead,
          text,
          about,
          around,
          anchor,
          place: shown,
          where,
          when,
          unit,
          per,
          marks,
          quotes,
          group,
          caution,
        };
      },
    ),
  };
}

/** Load what the record called `id` says. */
export async function recordOf(id: string): Promise<Record> {
  const { version, volumes } = await ask<Index>("index", "", "index.js");
  return record(await ask<Sheet>("answers", id, `${volumeOf(id, volumes)}.js?v=${version}`));
}
