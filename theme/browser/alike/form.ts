/* The form: what the reader filled in, and its form in an address that the reader asked for. */
import { spoken } from "../search/numerals";
import type { Features } from "./data";
import type { Reader } from "./distance";

export interface Filled {
  reader: Reader;
  /** The conditions that the reader has, by number. */
  ticked: number[];
}

const TIMES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

function plainNumber(text: string): number | null {
  const number = /^(\d+(?:\.\d+)?)([百千万亿])?$/.exec(text);
  if (!number) return spoken(text);
  /* 1.1万 is 11000, not 11000.000000000002. */
  return Number((Number(number[1]) * (TIMES[number[2] ?? ""] ?? 1)).toFixed(6));
}

/**
 * Read a number as people type it, in `unit`: 3000, 3,000, 3000户, 1.2万, 三千五, full-width digits; null if it is none.
 * Where the unit is 万元, 50, 50万, 50万元 and 500000元 are the same.
 */
export function number(text: string, unit: string): number | null {
  const bare = text.normalize("NFKC").replace(/[\s,]/g, "");
  const noun = unit.replace("万", "");
  const named = bare.endsWith(noun);
  const figures = named ? bare.slice(0, -noun.length) : bare;
  const value = plainNumber(figures);
  const whole = named || /[万亿]/.test(figures);
  return value !== null && noun !== unit && whole ? value / 10_000 : value;
}

function chosen(form: HTMLFormElement, name: string): number[] {
  const boxes = Array.from(form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`));
  return boxes.flatMap((box, index) => (box.checked ? [index] : []));
}

/** The number of what a list has chosen; null where it has nothing, or its first entry, which stands for nothing. */
function picked(form: HTMLFormElement, name: string, blank: number): number | null {
  const list = form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
  const number = (list?.selectedIndex ?? -1) - blank;
  return number < 0 ? null : number;
}

function complain(field: HTMLInputElement, what: string): void {
  const place = document.getElementById(`${field.id}-wrong`);
  if (place) {
    place.textContent = what;
    place.hidden = !what;
  }
  field.setAttribute("aria-invalid", String(Boolean(what)));
}

/** Read the form; null where a number cannot be read, which is then said beside its field and given the focus. */
export function read(form: HTMLFormElement, features: Features): Filled | null {
  const numbers: Record<string, number> = {};
  let wrong: HTMLInputElement | undefined;
  for (const asked of features.asked) {
    const field = form.querySelector<HTMLInputElement>(`[name="${asked.key}"]`);
    if (!field) continue;
    const text = field.value.trim();
    const value = number(text, asked.unit);
    const bad = Boolean(text) && (value === null || (asked.kind === "share" && value > 100));
    complain(
      field,
      bad
        ? value === null
          ? `看不懂这个数，请只写数字，例如 ${asked.kind === "share" ? 35 : 3000}。`
          : "比例不会超过 100。"
        : "",
    );
    if (bad) wrong ??= field;
    else if (value !== null) numbers[asked.key] = value * asked.factor;
  }
  if (wrong) {
    wrong.dispatchEvent(new Event("invalid", { bubbles: true }));
    wrong.focus();
    return null;
  }
  const manager = form.querySelector<HTMLInputElement>("[name=manager]:checked")?.value;
  return {
    reader: {
      problem: picked(form, "problem", 1),
      level: picked(form, "level", 0) ?? 0,
      settlements: chosen(form, "settlement"),
      numbers,
      manager: manager === "yes" ? true : manager === "no" ? false : null,
    },
    ticked: chosen(form, "need"),
  };
}

/** Write what is filled in as the part of an address after #. */
export function state(form: HTMLFormElement): string {
  const filled = new URLSearchParams();
  for (const [name, value] of new FormData(form).entries()) {
    if (typeof value === "string" && value.trim()) filled.append(name, value.trim());
  }
  return `#${filled.toString()}`;
}

/** Fill the form from an address; whether there was anything in it. */
export function restore(form: HTMLFormElement, hash: string): boolean {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  let any = false;
  const fields = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    "input[name], select[name]",
  );
  for (const field of Array.from(fields)) {
    const values = given.getAll(field.name);
    const [first] = values;
    if (first === undefined) continue;
    any = true;
    if (field instanceof HTMLSelectElement) field.value = first;
    else if (field.type === "text") field.value = first.slice(0, 20);
    else field.checked = values.includes(field.value);
  }
  return any;
}
