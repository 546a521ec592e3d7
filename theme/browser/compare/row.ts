/* One row of cases side by side, as derive/compare/row.py has it. */
import type { Figure } from "./data";

export interface Bar {
  width: number;
  edge: Figure["edge"];
  title: string;
  description: string;
  figures: string[];
}

/** One row; each cell is either HTML or numbers with their bars. */
export interface Row {
  title: string;
  uri: string;
  note: string;
  verdict: string;
  /** How its numbers stand, in one word. */
  state: string;
  /** Whether some of its numbers may stand together and others may not. */
  mixed: boolean;
  /** The name of a row of the glance. */
  key: string;
  cells: (string | [Figure, Bar | undefined][])[];
  /** How many cases say something, and in numbers. */
  answered: number;
  given: number;
}

/** A row of `made`, with nothing where it says nothing. */
export function row(made: Partial<Row> & Pick<Row, "title" | "cells" | "answered">): Row {
  return { uri: "", note: "", verdict: "", state: "", mixed: false, key: "", given: 0, ...made };
}
