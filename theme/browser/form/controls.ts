/* The controls of the form. Each bears its place in the record, so that focus and findings find it again. */
import { h } from "../browse/dom";
import type { Settings } from "./data";
import type { Field, Path } from "./schema";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const FEW_WORDS = 14;
const LONG = 120;

export const keyOf = (path: Path): string => path.join(".");
export const idOf = (path: Path): string => `form-${path.join("-")}`;

/** The list of a vocabulary that a line of text offers; made once. */
export function offered(name: string, words: string[]): string {
  const id = `form-words-${name}`;
  if (!document.getElementById(id)) {
    const list = h("datalist", { id }, ...words.map((word) => h("option", { value: word })));
    document.body.append(list);
  }
  return id;
}

function selected(words: string[], value: string, none: string): HTMLSelectElement {
  const known = !value || words.includes(value) ? words : [value, ...words];
  const made = h(
    "select",
    {},
    h("option", { value: "" }, none),
    ...known.map((word) => h("option", { value: word }, word)),
  );
  made.value = value;
  return made;
}

function controlOf(field: Field, value: string, settings: Settings): Control {
  const words = settings.words[field.words];
  if (words) {
    const terms = words.terms.map(([term]) => term);
    if (terms.length <= FEW_WORDS) {
      return selected(terms, value, field.usual ? `不选就是“${field.usual}”` : "请选");
    }
    const list = offered(field.words, terms);
    return h("input", { type: "text", list, placeholder: "打几个字，从里面选" });
  }
  const { maxLength = Infinity, pattern = "" } = field.raw;
  if (maxLength > LONG && !pattern.startsWith("^")) return h("textarea", { rows: "3" });
  const decimal = pattern.startsWith("^-?[0-9]") || field.kind === "whole";
  return h("input", { type: "text", ...(decimal && { inputmode: "decimal" }) });
}

export interface Asked {
  path: Path;
  field: Field;
  value: string;
  required: boolean;
  change: (text: string) => void;
  /** The words of the field's own record, in place of a vocabulary. */
  choices?: [value: string, name: string][];
}

/** What a chosen word means. */
const meaningOf = (field: Field, value: string, settings: Settings): string => {
  const found = settings.words[field.words]?.terms.find(([term]) => term === value);
  return found ? `${found[0]}：${found[1]}` : "";
};

/** A question: its name, a control, what is meant by it, and room for what is wrong with it. */
export function question(asked: Asked, settings: Settings): HTMLElement {
  const { path, field, value, required, change, choices } = asked;
  const id = idOf(path);
  let control: Control;
  if (choices) {
    control = selected(
      choices.map(([one]) => one),
      value,
      "请选",
    );
    for (const option of Array.from(control.options)) {
      option.textContent = choices.find(([one]) => one === option.value)?.[1] ?? option.textContent;
    }
  } else control = controlOf(field, value, settings);
  control.value = value;
  const hint = h(
    "p",
    { class: "cb-note cb-match__hint", id: `${id}-hint` },
    meaningOf(field, value, settings) || field.help,
  );
  const attributes = {
    id,
    "data-cb-key": keyOf(path),
    "aria-describedby": `${id}-hint ${id}-wrong`,
  };
  for (const [name, given] of Object.entries(attributes)) control.setAttribute(name, given);
  if (required) control.setAttribute("aria-required", "true");
  const act = (): void => {
    change(control.value.trim());
    hint.textContent = meaningOf(field, control.value, settings) || field.help;
  };
  control.addEventListener("input", act);
  control.addEventListener("change", () => {
    /* 停车难 is called 交通停车 here: whoever writes another word for a term gets the term. */
    const term = settings.words[field.words]?.aliases[control.value.trim()];
    if (choices || !term) return;
    control.value = term;
    act();
  });
  if (control instanceof HTMLSelectElement) control.addEventListener("change", act);
  return h(
    "div",
    {
      class: `cb-builder__field${control instanceof HTMLTextAreaElement ? " cb-builder__long" : ""}`,
    },
    h("label", { for: id }, field.title, !required && h("span", { class: "cb-count" }, "可以不填")),
    control,
    wrong(path),
    hint,
  );
}

/** Room for what is wrong at a place. */
export const wrong = (path: Path): HTMLElement => {
  const made = h("p", {
    class: "cb-match__wrong",
    id: `${idOf(path)}-wrong`,
    "data-cb-wrong": JSON.stringify(path),
  });
  made.hidden = true;
  return made;
};

/** Lines of text, one item a line. */
export function lines(
  path: Path,
  field: Field,
  value: string[],
  required: boolean,
  change: (texts: string[]) => void,
): HTMLElement {
  const text: Field = { ...field, help: `${field.help}一行一条。`, words: "" };
  const inner: Field = { ...text, kind: "text", raw: { maxLength: LONG + 1 } };
  return question(
    {
      path,
      field: inner,
      value: value.join("\n"),
      required,
      change: (given) =>
        change(
          given
            .split("\n")
            .map((line) => line.trim())
            .filter(Boolean),
        ),
    },
    { words: {} } as unknown as Settings,
  );
}

/** Some of what the record itself has. */
export function marks(
  path: Path,
  field: Field,
  choices: [value: string, name: string][],
  value: string[],
  change: (chosen: string[]) => void,
): HTMLElement {
  const boxes = choices.map(([one]) => {
    const box = h("input", { type: "checkbox", "data-cb-key": `${keyOf(path)}:${one}` });
    box.checked = value.includes(one);
    box.addEventListener("change", () =>
      change(choices.flatMap(([other], n) => (boxes[n]?.checked ? [other] : []))),
    );
    return box;
  });
  return h(
    "fieldset",
    {},
    h("legend", {}, field.title),
    h("p", { class: "cb-note" }, field.help),
    wrong(path),
    h(
      "div",
      { class: "cb-match__choices" },
      ...choices.map(([, name], n) => h("label", {}, boxes[n], h("span", {}, name))),
    ),
  );
}
