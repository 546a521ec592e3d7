/* Elements, written shortly. */

type Child = Node | string | false | null | undefined;

/** Make an element: attributes as strings, `true` for a bare one; `false` leaves it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Make a button that does something. */
export function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: name }, text);
  made.addEventListener("click", act);
  return made;
}

/** Replace what an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.textContent = "";
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
}

/** Whether an event comes from a field that takes letters. */
export function editing(event: Event): boolean {
  const target = event.target as Element | null;
  return Boolean(
    target?.closest(
      "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]",
    ),
  );
}
