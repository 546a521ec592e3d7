/* Values as YAML in block style, the way records are written. */
import { scalar } from "../builder/file";
import type { Field, Part } from "./schema";

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Branch = { [key: string]: Value };

export const isBranch = (value: Value | undefined): value is Branch =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The keys of a mapping in the order of records; what the schema does not know comes last. */
export function ordered(value: Branch, part: Part | null): string[] {
  const known = Object.keys(part?.fields ?? {});
  const place = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.keys(value).sort((a, b) => place(a) - place(b));
}

/** A value without parts, on one line. */
export const inline = (value: Value): string =>
  typeof value === "string" || typeof value === "number" ? scalar(value) : JSON.stringify(value);

/* A literal block says the same only where no line begins or ends with a blank. */
const isLiteral = (text: string): boolean =>
  /\n/.test(text) && !/^\s|[ \t\r]$|[ \t\r]\n|\n\n$/.test(text);

/** The lines of `key: value`, from a depth of `pad`. */
export function entry(key: string, value: Value, field: Field | null, pad: string): string[] {
  if (Array.isArray(value) && value.length) {
    return [`${pad}${key}:`, ...items(value, field?.item ?? null, `${pad}  `)];
  }
  if (isBranch(value) && Object.keys(value).length) {
    return [`${pad}${key}:`, ...entries(value, field?.part ?? null, `${pad}  `)];
  }
  if (typeof value === "string" && isLiteral(value)) {
    const body = value.replace(/\n$/, "").split("\n");
    const mark = value.endsWith("\n") ? "|" : "|-";
    return [`${pad}${key}: ${mark}`, ...body.map((line) => (line ? `${pad}  ${line}` : ""))];
  }
  return [`${pad}${key}: ${inline(value)}`];
}

/** The lines of a mapping. */
export function entries(value: Branch, part: Part | null, pad: string): string[] {
  return ordered(value, part).flatMap((key) =>
    entry(key, value[key] ?? null, part?.fields[key] ?? null, pad),
  );
}

/** The lines of one item of a list. */
export function item(value: Value, field: Field | null, pad: string): string[] {
  if (isBranch(value) && Object.keys(value).length) {
    const [first = "", ...rest] = entries(value, field?.part ?? null, `${pad}  `);
    return [`${pad}- ${first.trimStart()}`, ...rest];
  }
  return [`${pad}- ${inline(value)}`];
}

const items = (values: Value[], field: Field | null, pad: string): string[] =>
  values.flatMap((value) => item(value, field, pad));
