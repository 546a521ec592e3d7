/* The JSON Schema of the editors, as the form asks it: what parts a record has, what each is called and may hold. */

/** A schema as publish/form.py hands it over. */
export interface Raw {
  title?: string;
  description?: string;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Raw>;
  definitions?: Record<string, Raw>;
  items?: Raw;
  allOf?: Raw[];
  anyOf?: Raw[];
  $ref?: string;
  default?: string;
  pattern?: string;
  patternErrorMessage?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  "x-vocabulary"?: string;
}

export type Path = (string | number)[];

/** A mapping: its fields in the order in which records are written. */
export interface Part {
  required: string[];
  fields: Record<string, Field>;
}

/** What may stand in a place. */
export interface Field {
  title: string;
  help: string;
  kind: "text" | "part" | "list" | "whole" | "number" | "flag";
  /** What is meant where nothing is written. */
  usual: string;
  /** The vocabulary whose words it holds, or "". */
  words: string;
  raw: Raw;
  /** Of a mapping. */
  part: Part | null;
  /** Of a list. */
  item: Field | null;
}

const KINDS: Record<string, Field["kind"]> = {
  string: "text",
  object: "part",
  array: "list",
  integer: "whole",
  number: "number",
  boolean: "flag",
};

/** Read a schema. */
export function partOf(root: Raw): Part {
  const parts = new Map<string, Part>();
  const named = (name: string): Part => {
    const known = parts.get(name);
    if (known) return known;
    const made: Part = { required: [], fields: {} };
    parts.set(name, made); // before its fields: a part may hold itself
    return Object.assign(made, part(root.definitions?.[name] ?? {}));
  };
  const part = (raw: Raw): Part => ({
    required: raw.required ?? [],
    fields: Object.fromEntries(
      Object.entries(raw.properties ?? {}).map(([key, one]) => [key, field(one)]),
    ),
  });
  function field(raw: Raw): Field {
    const [type = "string"] = [raw.type].flat();
    const name = /[^/]+$/.exec((raw.allOf ?? raw.anyOf)?.[0]?.$ref ?? "")?.[0] ?? "";
    const words = root.definitions?.[name]?.["x-vocabulary"] ?? "";
    return {
      title: raw.title ?? "",
      help: raw.description ?? "",
      kind: KINDS[type] ?? "text",
      usual: raw.default ?? "",
      words,
      raw,
      part: name && !words ? named(name) : null,
      item: raw.items ? field(raw.items) : null,
    };
  }
  return part(root);
}

/** The field at a place below `root`; null where the schema has none. */
export function fieldAt(root: Part, path: Path): Field | null {
  let part: Part | null = root;
  let field = null as Field | null;
  for (const step of path) {
    const next: Field | null =
      typeof step === "number" ? (field?.item ?? null) : (part?.fields[step] ?? null);
    part = next?.part ?? null;
    field = next;
  }
  return field;
}

const called = (field: Field | null, name: string): string =>
  field?.title ? `${field.title}（${name}）` : `“${name}”`;

/** A place as `casebook check` names it: 数字（observations）第 2 条的单位（unit）. */
export function label(root: Part, path: Path): string {
  let words = "";
  path.forEach((step, n) => {
    if (typeof step === "number") words += `第 ${step + 1} 条`;
    else words += (words ? "的" : "") + called(fieldAt(root, path.slice(0, n + 1)), step);
  });
  return words;
}

/** A place as a reader of the form finds it: 数字 › 第 2 条 › 单位. */
export function trail(root: Part, path: Path): string {
  return path
    .map((step, n) =>
      typeof step === "number"
        ? `第 ${step + 1} 条`
        : fieldAt(root, path.slice(0, n + 1))?.title || step,
    )
    .join(" › ");
}
