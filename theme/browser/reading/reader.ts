/* Reads Chinese text as scripts/casebook/language/ does, by its tables. */
import { normalOf, type Normal } from "./normalise";
import { quantitiesOf, type Quantity } from "./quantity";
import type { Told } from "./told";

export interface Reader {
  normal: Normal;
  quantities: (text: string) => Quantity[];
}

export function readerOf(told: Told, units: string[]): Reader {
  const normal = normalOf(told);
  return { normal, quantities: quantitiesOf(told, units, normal) };
}
