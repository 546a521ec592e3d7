/* The controls of the builder. Each has a key, so that the focus finds it again after the page has been drawn anew. */
import { h } from "../browse/dom";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function press(
  text: string,
  key: string,
  act: () => void,
  more: { label?: string; disabled?: boolean; kind?: string } = {},
): HTMLButtonElement {
  const made = h(
    "button",
    { type: "button", class: more.kind ?? "cb-chip", "data-cb-key": key },
    text,
  );
  if (more.label) made.setAttribute("aria-label", more.label);
  made.disabled = more.disabled ?? false;
  made.addEventListener("click", act);
  return made;
}

/** A control under its name. */
export function field(name: string, control: Control): HTMLElement {
  const long = control instanceof HTMLTextAreaElement ? " cb-builder__long" : "";
  return h("label", { class: `cb-builder__field${long}` }, h("span", {}, name), control);
}

const keyed = <C extends Control>(control: C, key: string): C => {
  control.setAttribute("data-cb-key", key);
  return control;
};

/** A line of text; `change` is told of every sign. */
export function line(key: string, value: string, change: (text: string) => void): HTMLInputElement {
  const made = keyed(h("input", { type: "text", maxlength: "200" }), key);
  made.value = value;
  made.addEventListener("input", () => change(made.value.trim()));
  return made;
}

export function time(key: string, value: string, change: (text: string) => void): HTMLInputElement {
  const made = keyed(h("input", { type: "time" }), key);
  made.value = value;
  made.addEventListener("change", () => change(made.value));
  return made;
}

export function number(
  key: string,
  value: number,
  most: number,
  change: (value: number) => void,
): HTMLInputElement {
  const made = keyed(h("input", { type: "number", min: "1", max: String(most) }), key);
  made.value = String(value);
  made.addEventListener("change", () => {
    const given = Math.round(Number(made.value));
    if (given >= 1 && given <= most) change(given);
    else made.value = String(value);
  });
  return made;
}

/** Sentences, one a line. */
export function sentences(
  key: string,
  value: string[],
  change: (texts: string[]) => void,
): HTMLTextAreaElement {
  const made = keyed(h("textarea", { rows: String(Math.max(2, value.length)) }), key);
  made.value = value.join("\n");
  made.addEventListener("input", () =>
    change(
      made.value
        .split("\n")
        .map((text) => text.trim())
        .filter(Boolean),
    ),
  );
  return made;
}

/** One of several words; `none` stands for no word. */
export function choice(
  key: string,
  words: string[],
  value: string,
  change: (word: string) => void,
  none = "",
): HTMLSelectElement {
  const given = none ? ["", ...words] : words;
  const made = keyed(
    h("select", {}, ...given.map((word) => h("option", { value: word }, word || none))),
    key,
  );
  made.value = value;
  made.addEventListener("change", () => change(made.value));
  return made;
}

/** Some of several words. */
export function several(
  key: string,
  name: string,
  words: string[],
  value: string[],
  change: (words: string[]) => void,
): HTMLElement {
  const boxes = words.map((word) => {
    const box = keyed(h("input", { type: "checkbox" }), `${key}:${word}`);
    box.checked = value.includes(word);
    box.addEventListener("change", () =>
      change(words.filter((_, n) => boxes[n]?.checked ?? false)),
    );
    return box;
  });
  return h(
    "fieldset",
    {},
    h("legend", {}, name),
    h(
      "div",
      { class: "cb-match__choices" },
      ...boxes.map((box, n) => h("label", {}, box, h("span", {}, words[n]))),
    ),
  );
}
