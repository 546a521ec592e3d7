/* The fields of a record as questions: parts and lists of parts as groups, what may wait under a fold. */
import { h } from "../browse/dom";
import { press } from "../builder/controls";
import { keyOf, lines, marks, question, wrong } from "./controls";
import type { Settings } from "./data";
import type { Draft } from "./draft";
import { type Branch, isBranch, type Value } from "./emit";
import type { Field, Part, Path } from "./schema";

/** What the questions ask of the page. */
export interface Desk {
  settings: Settings;
  /** The record that is asked for, and the case that it belongs to. */
  draft: Draft;
  main: Draft;
  /** The articles that there are, by id and name. */
  sources: () => [string, string][];
  /** The folds that stand open. */
  open: Set<string>;
  /** What asks for the place of the record. */
  place: () => HTMLElement;
  /** Take over what was typed; the questions stay as they are. */
  typed: () => void;
  /** Take over a change that adds or takes away questions; `said` is announced, `focus` is where to go on. */
  changed: (said: string, focus?: Path) => void;
}

/* What a record may leave out, and which is asked all the same: most records need it. */
const ASKED = ["evidence", "township", "community", "advice"];
/* Written by the program: ids within a record, the version of its form, and what another question fills in. */
const UNASKED = ["schema_version", "fingerprint"];
const OF_PLACE = ["code", "path"];
/* The lists of a record that others of its fields name items of. */
const LISTS: Record<string, string[]> = {
  measures: ["measures"],
  problems: ["problems"],
  observations: ["observations"],
  headline: ["observations"],
  of: ["observations"],
  by: ["observations"],
  given: ["observations"],
  figures: ["observations", "calculations"],
};
const LETTERS: Record<string, string> = {
  problems: "p",
  measures: "m",
  observations: "o",
  calculations: "c",
  ways: "w",
};

const isLocalId = ({ raw }: Field): boolean => raw.pattern?.startsWith("^[a-z][0-9]") ?? false;
const textOf = (value: Value | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const listOf = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);
const nameOf = (value: Value | undefined): string =>
  isBranch(value)
    ? textOf(value.name) || textOf(value.label) || textOf(value.text) || textOf(value.topic)
    : "";

/** The items of the record that a field may name. */
function choicesOf(key: string, desk: Desk): [string, string][] {
  return (LISTS[key] ?? []).flatMap((list) =>
    listOf(desk.main.data[list]).flatMap((one): [string, string][] => {
      const id = isBranch(one) ? textOf(one.id) : "";
      const name = nameOf(one);
      return id ? [[id, `${id} ${name.slice(0, 24)}`]] : [];
    }),
  );
}

/** The next free id of a list: m3 after m1 and m2. */
function nextId(list: Value[], letter: string): string {
  const ids = list.map((one) => (isBranch(one) ? textOf(one.id) : ""));
  const numbers = ids.map((id) => Number(id.slice(1))).filter(Number.isInteger);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** A new item: an id where it has one, and nothing else but the article that the record is from, where there is one only. */
function fresh(path: Path, field: Field, desk: Desk): Value {
  const { part } = field;
  if (!part) return "";
  const made: Branch = {};
  const id = part.fields.id;
  const last = String(path[path.length - 1]);
  if (id && isLocalId(id)) made.id = nextId(listOf(desk.draft.value(path)), LETTERS[last] ?? "x");
  const sources = listOf(desk.main.data.sources);
  if (part.fields.quote && sources.length === 1) made.source = sources[0] ?? "";
  return made;
}

function listed(path: Path, field: Field, required: boolean, desk: Desk): HTMLElement {
  const { draft } = desk;
  const item = field.item as Field;
  const values = listOf(draft.value(path));
  const key = String(path[path.length - 1]);
  const optional = key === "evidence" ? "写“原文写明”的要有" : "可以不填";
  if (!item.part && isLocalId(item)) {
    const choices = choicesOf(key, desk);
    const chosen = values.map(textOf);
    return marks(path, field, choices, chosen, (next) => {
      draft.set(path, next);
      desk.typed();
    });
  }
  const isSources = desk.draft.kind === "case" && keyOf(path) === "sources";
  if (!item.part && !item.words && !isSources) {
    return lines(path, field, values.map(textOf), required, (next) => {
      draft.set(path, next);
      desk.typed();
    });
  }
  const shown = values.length || !required ? values : [item.part ? fresh(path, item, desk) : ""];
  if (shown !== values) draft.set(path, shown);
  const move = (n: number, by: number): void => {
    const next = [...listOf(draft.value(path))];
    const [taken] = next.splice(n, 1);
    if (taken !== undefined) next.splice(n + by, 0, taken);
    draft.set(path, next);
    desk.changed(`${field.title}：现在是第 ${n + by + 1} 条。`, [...path, n + by]);
  };
  const most = field.raw.maxItems ?? Infinity;
  const unit = `第 {} 条${field.title}`;
  const one = (_: Value, n: number): HTMLElement => {
    const here = [...path, n];
    const id = isBranch(values[n]) ? textOf(values[n].id) : "";
    const said = (act: string): string => `${act}：${unit.replace("{}", String(n + 1))}`;
    const tools = h(
      "p",
      { class: "cb-row" },
      n > 0 && press("上移", `${keyOf(here)}:up`, () => move(n, -1), { label: said("上移") }),
      n + 1 < shown.length &&
        press("下移", `${keyOf(here)}:down`, () => move(n, 1), { label: said("下移") }),
      press(
        "去掉",
        `${keyOf(here)}:drop`,
        () => {
          draft.set(
            path,
            listOf(draft.value(path)).filter((_one, other) => other !== n),
          );
          desk.changed(`去掉了第 ${n + 1} 条${field.title}。`, path);
        },
        { label: said("去掉") },
      ),
    );
    const inner = item.part
      ? part(here, item.part, desk)
      : [word(here, { ...item, title: `${field.title}（第 ${n + 1} 个）`, help: "" }, desk)];
    if (!item.part) return h("div", {}, ...inner, tools);
    const legend = `${field.title} 第 ${n + 1} 条${id && `（${id}）`}`;
    return h("fieldset", {}, h("legend", {}, legend), ...inner, wrong(here), tools);
  };
  return h(
    "fieldset",
    { class: "cb-builder__long" },
    h("legend", {}, field.title, !required && h("span", { class: "cb-count" }, optional)),
    h("p", { class: "cb-note" }, field.help),
    wrong(path),
    ...shown.map(one),
    shown.length < most &&
      h(
        "p",
        {},
        press(
          `加一条${field.title}`,
          `${keyOf(path)}:add`,
          () => {
            const now = listOf(draft.value(path));
            draft.set(path, [...now, fresh(path, item, desk)]);
            desk.changed(`加了第 ${now.length + 1} 条${field.title}。`, [...path, now.length]);
          },
          { kind: "cb-button" },
        ),
      ),
  );
}

function word(path: Path, field: Field, desk: Desk, required = true): HTMLElement {
  const { draft } = desk;
  const key = path[path.length - 1];
  const sources = listOf(desk.main.data.sources).map(textOf).filter(Boolean);
  const isCase = desk.draft.kind === "case";
  const isSource = isCase && key === "source" && sources.length > 0;
  const named = isCase && path[0] === "sources" ? desk.sources() : null;
  return question(
    {
      path,
      field,
      required,
      value: textOf(draft.value(path)),
      change(text) {
        const whole = field.kind === "whole" && /^[0-9]+$/.test(text);
        draft.set(path, whole ? Number(text) : text || undefined);
        desk.typed();
      },
      ...(named && { choices: named }),
      ...(isSource && { choices: sources.map((id): [string, string] => [id, id]) }),
    },
    desk.settings,
  );
}

function flag(path: Path, field: Field, desk: Desk): HTMLElement {
  const choices: [string, string][] = [
    ["true", "是"],
    ["false", "否"],
  ];
  const value = desk.draft.value(path);
  return question(
    {
      ...{ path, field, required: false, choices },
      value: typeof value === "boolean" ? String(value) : "",
      change(text) {
        desk.draft.set(path, text ? text === "true" : undefined);
        desk.typed();
      },
    },
    desk.settings,
  );
}

/** One field. */
export function fieldOf(path: Path, field: Field, required: boolean, desk: Desk): HTMLElement {
  if (field.kind === "list") return listed(path, field, required, desk);
  if (field.kind === "flag") return flag(path, field, desk);
  if (field.kind !== "part") return word(path, field, desk, required);
  return h(
    "fieldset",
    { class: "cb-builder__long" },
    h("legend", {}, field.title, !required && h("span", { class: "cb-count" }, "可以不填")),
    h("p", { class: "cb-note" }, field.help),
    wrong(path),
    ...(field.part ? part(path, field.part, desk) : []),
  );
}

/** The fields of a part: what it needs, then what it may leave out, under a fold. */
export function part(path: Path, given: Part, desk: Desk, keys?: string[]): HTMLElement[] {
  const isPlace = desk.draft.kind === "case" && keyOf(path) === "place";
  const asked = (keys ?? Object.keys(given.fields)).filter((key) => {
    const field = given.fields[key];
    if (isPlace && OF_PLACE.includes(key)) return false;
    return field && !UNASKED.includes(key) && !(isLocalId(field) && path.length > 1);
  });
  const needed = (key: string): boolean => given.required.includes(key) || ASKED.includes(key);
  const make = (key: string): HTMLElement =>
    fieldOf([...path, key], given.fields[key] as Field, given.required.includes(key), desk);
  const now = keys ? asked : asked.filter(needed);
  const later = asked.filter((key) => !now.includes(key));
  const first = isPlace ? [desk.place()] : [];
  const made: HTMLElement[] = [
    h("div", { class: "cb-builder__fields" }, ...first, ...now.map(make)),
  ];
  if (!later.length) return made;
  const key = `${keyOf(path)}:more`;
  const titles = later.map((name) => given.fields[name]?.title ?? name).join("、");
  const inside = h("div", { class: "cb-builder__fields" });
  const fold = h(
    "details",
    { class: "cb-proof" },
    h("summary", { "data-cb-key": key }, `可以补：${titles}`),
    inside,
  );
  /* A part may hold a part that holds parts: the questions of a fold are made when it is opened. */
  const fill = (): void => {
    if (!inside.childElementCount) inside.append(...later.map(make));
  };
  const here = path.length ? desk.draft.value(path) : desk.draft.data;
  fold.open = desk.open.has(key) || (isBranch(here) && later.some((name) => name in here));
  if (fold.open) fill();
  fold.addEventListener("toggle", () => {
    if (!fold.open) return void desk.open.delete(key);
    desk.open.add(key);
    fill();
  });
  made.push(fold);
  return made;
}
