/* What is being written: the text of a record, its data with the places that are still empty, and how both change together. */
import { type Branch, isBranch, type Value } from "./emit";
import { changed, pruned, read } from "./edit";
import type { Part, Path } from "./schema";

export type Kind = "case" | "source";

const HEADS: Record<Kind, string> = {
  case: "# yaml-language-server: $schema=../../../scripts/schema/case.schema.json\n",
  source: "# yaml-language-server: $schema=../../scripts/schema/source.schema.json\n",
};

/** A copy of `holder` with a value at a place; undefined takes the place away, but keeps the others of a list where they are. */
function put(holder: Value | undefined, [step, ...rest]: Path, value: Value | undefined): Value {
  if (typeof step === "number") {
    const list = Array.isArray(holder) ? [...holder] : [];
    while (list.length < step) list.push("");
    list[step] = rest.length ? put(list[step], rest, value) : (value ?? "");
    return list;
  }
  const branch: Branch = isBranch(holder) ? { ...holder } : {};
  const key = step ?? "";
  if (rest.length) branch[key] = put(branch[key], rest, value);
  else if (value === undefined)
    return Object.fromEntries(Object.entries(branch).filter(([one]) => one !== key));
  else branch[key] = value;
  return branch;
}

export class Draft {
  data: Branch;
  private current: string;
  private behind: boolean;

  constructor(
    readonly kind: Kind,
    readonly part: Part,
    begun: Branch = {},
  ) {
    this.data = begun;
    this.current = HEADS[kind];
    this.behind = Object.keys(begun).length > 0;
  }

  /** The data that are written: without what is still empty. */
  get written(): Branch {
    const made = pruned(this.data);
    const branch = isBranch(made) ? made : {};
    for (const key of this.part.required) {
      const field = this.part.fields[key];
      /* A part of which nothing is required is there, although it says nothing. */
      if (field?.part && !field.part.required.length && !(key in branch)) branch[key] = {};
    }
    return branch;
  }

  value(path: Path): Value | undefined {
    let value: Value | undefined = this.data;
    for (const step of path) {
      if (Array.isArray(value)) value = value[Number(step)];
      else value = isBranch(value) ? value[step] : undefined;
    }
    return value;
  }

  set(path: Path, value: Value | undefined): void {
    this.data = put(this.data, path, value) as Branch;
    this.behind = true;
  }

  /** The record; it follows what was set only when it is asked for: not with every key that is pressed. */
  get text(): string {
    if (this.behind) this.current = changed(this.current, this.written, this.part);
    this.behind = false;
    return this.current;
  }

  /** Take over a text; false where it is no record. */
  take(text: string): boolean {
    const data = read(text);
    if (!data) return false;
    this.data = data;
    this.current = text.replace(/^\ufeff/, "");
    this.behind = false;
    return true;
  }
}
