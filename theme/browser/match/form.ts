/* The form: what the reader filled in, and its form in an address that the reader asked for. */
import type { Features } from "./data";
import type { Reader } from "./distance";

export interface Filled {
  reader: Reader;
  /** The conditions that the reader has, by number. */
  ticked: number[];
}

/** Read a number as people type it: 3000, 3,000, 1.2万, full-width digits; null if it is none. */
export function number(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s,，]/g, "");
  const found = /^(\d+(?:\.\d+)?)(万|%)?$/.exec(plain);
  if (!found) return null;
  return Number(found[1]) * (found[2] === "万" ? 10_000 : 1);
}

function chosen(form: HTMLFormElement, name: string): number[] {
  const boxes = Array.from(form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`));
  return boxes.flatMap((box, index) => (box.checked ? [index] : []));
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
    const value = number(text);
    const bad = Boolean(text) && (value === null || (asked.kind === "share" && value > 100));
    complain(
      field,
      bad ? (value === null ? "看不懂这个数，请只写数字。" : "比例不会超过 100。") : "",
    );
    if (bad) wrong ??= field;
    else if (value !== null) numbers[asked.key] = value * asked.factor;
  }
  if (wrong) {
    wrong.focus();
    return null;
  }
  const manager = form.querySelector<HTMLInputElement>("[name=manager]:checked")?.value;
  return {
    reader: {
      level: chosen(form, "level")[0] ?? 0,
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
  for (const field of Array.from(form.querySelectorAll<HTMLInputElement>("input[name]"))) {
    const values = given.getAll(field.name);
    const [first] = values;
    if (first === undefined) continue;
    any = true;
    if (field.type === "text") field.value = first.slice(0, 20);
    else field.checked = values.includes(field.value);
  }
  return any;
}
