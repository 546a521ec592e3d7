/* The features of all cases: one classic script of the site, made by publish/alike.py. */
import { script } from "../frame/data";

/** A number that the form asks for. */
export interface Asked {
  key: string;
  label: string;
  unit: string;
  kind: "size" | "share";
  /** What turns the number typed into the unit of the figures. */
  factor: number;
}

/** A figure of a case; `reason` says why it does not count, "" if it does. A bound is null where the source sets none. */
export interface Figure {
  key: string;
  low: number | null;
  high: number | null;
  level: number | null;
  reason: string;
  text: string;
  anchor: string;
}

/** What was done: `problems` are those that it is for, by number. */
export interface Measure {
  name: string;
  anchor: string;
  problems: number[];
}

export interface Case {
  id: string;
  title: string;
  place: string;
  /** The problems that the record tells of, by number, each with whether it is inferred. */
  problems: [number, boolean][];
  measures: Measure[];
  /** How large its place is: a number of `levels`. */
  level: number;
  settlements: number[];
  /** Whether there is a property manager; null where the record says nothing clear. */
  manager: boolean | null;
  /** Conditions of transfer by number, each with whether it is a must. */
  needs: [number, boolean][];
  figures: Figure[];
}

export interface Features {
  asked: Asked[];
  problems: string[];
  levels: string[];
  settlements: string[];
  conditions: string[];
  cases: Case[];
}

type FigureRow = [number, number | null, number | null, number | null, number, string, string];
type MeasureRow = [string, string, number[]];
type CaseRow = [
  string,
  string,
  string,
  [number, 0 | 1][],
  MeasureRow[],
  number,
  number[],
  0 | 1 | null,
  [number, 0 | 1][],
  FigureRow[],
];
export interface Payload extends Omit<Features, "cases"> {
  reasons: string[];
  cases: CaseRow[];
}

declare global {
  interface Window {
    __casebook_alike: (kind: string, name: string, payload: Payload) => void;
  }
}

/** Give the numbers of a payload their names. */
export function unpacked({ reasons, cases, ...rest }: Payload): Features {
  const figure = ([key, low, high, level, reason, text, anchor]: FigureRow): Figure => ({
    key: rest.asked[key]?.key ?? "",
    low,
    high,
    level,
    reason: reasons[reason] ?? "",
    text,
    anchor,
  });
  return {
    ...rest,
    cases: cases.map(
      ([id, title, place, problems, measures, level, settlements, manager, needs, figures]) => ({
        id,
        title,
        place,
        problems: problems.map(([one, inferred]): [number, boolean] => [one, Boolean(inferred)]),
        measures: measures.map(([name, anchor, aims]) => ({
          name,
          anchor,
          problems: aims,
        })),
        level,
        settlements,
        manager: manager === null ? null : Boolean(manager),
        needs: needs.map(([need, must]): [number, boolean] => [need, Boolean(must)]),
        figures: figures.map(figure),
      }),
    ),
  };
}

let loading: Promise<Features> | undefined;

/** Load the features, once; what did not arrive is asked for again. */
export function features(): Promise<Features> {
  loading ??= new Promise<Features>((resolve, reject) => {
    window.__casebook_alike = (_kind, _name, payload) => resolve(unpacked(payload));
    script("assets/data/alike.js").catch(reject);
  });
  loading.catch(() => (loading = undefined));
  return loading;
}
