/* A record as the tables of a Word form that `casebook import` reads back: scripts/casebook/forms/, cells.py and sheets.py. */
import type { Draft } from "./draft";
import { type Branch, isBranch, type Value } from "./emit";
import { fieldAt, type Part, type Path, trail } from "./schema";

/** A row: what the field is called, what it holds, and its path, which the program reads. */
export type FormRow = [name: string, text: string, path: string];

export interface FormTable {
  heading: string;
  rows: FormRow[];
}

export interface WordForm {
  title: string;
  intro: string;
  tables: FormTable[];
}

const INTRO =
  "左边是字段，中间是内容。要改就改中间一列；最右边的小字是程序用的，请不要改。由“填一个案例”那一页写出。";

function cell(value: Value): string {
  if (typeof value !== "string") return `\\!${JSON.stringify(value)}`;
  return !value || value.startsWith("\\") ? `\\${value}` : value;
}

function* leaves(value: Value, path: Path): Generator<[Path, string, boolean]> {
  if (isBranch(value) && Object.keys(value).length) {
    for (const [key, part] of Object.entries(value)) yield* leaves(part, [...path, key]);
  } else if (Array.isArray(value) && value.length) {
    if (value.every((part) => typeof part === "string" && part && !part.includes("\n"))) {
      yield [path, value.map(cell).join("\n"), true];
    } else for (const [n, part] of value.entries()) yield* leaves(part, [...path, n]);
  } else yield [path, cell(value), false];
}

function rows(value: Value, key: string, before: Path, root: Part): FormRow[] {
  return Array.from(leaves(value, []), ([path, text, many]): FormRow => {
    const name = trail(root, [...before, ...path])
      .split(" › ")
      .slice(before.length)
      .join(" › ");
    return [name || key, text, `${key || "-"}|${path.join(".")}${many ? "[]" : ""}`];
  });
}

/** The tables of a record: the fields that stand once, then one for each part of each list. */
export function wordForm({ written, part }: Pick<Draft, "written" | "part">): WordForm {
  const isList = (key: string): boolean =>
    Boolean(fieldAt(part, [key])?.item?.part) &&
    Array.isArray(written[key]) &&
    written[key].every((one) => isBranch(one) && Object.keys(one).length > 0);
  const once: Branch = {};
  const tables: FormTable[] = [];
  for (const [key, value] of Object.entries(written)) {
    if (!isList(key)) once[key] = value;
    else {
      (value as Value[]).forEach((one, n) => {
        const heading = `${fieldAt(part, [key])?.title ?? key} 第 ${n + 1} 条`;
        tables.push({ heading, rows: rows(one, key, [key, n], part) });
      });
    }
  }
  const title = typeof written.title === "string" ? written.title : "案例表";
  const first = { heading: "基本信息", rows: rows(once, "", [], part) };
  return { title, intro: INTRO, tables: [first, ...tables] };
}
