/* Elements, written shortly. */

type Child = Node | string | number | false | null | undefined;

/** Replace what an element holds; 0, "" and nothing are left out. */
export function fill<E extends Element>(element: E, ...children: Child[]): E {
  element.replaceChildren(...(children.filter(Boolean) as (Node | string)[]));
  return element;
}

/** Make an element. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return fill(element, ...children);
}

/** Make a button that does something. */
export function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: name }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Put something into a place that the page keeps for it, and show the place; without anything it is hidden. Where the place
 * has words of its own, what is put there goes into its `data-cb-slot`.
 */
export function put(place: HTMLElement, ...children: Child[]): void {
  place.hidden = !children.some(Boolean);
  fill(place.querySelector("[data-cb-slot]") ?? place, ...children);
}

/** A line of words that the page keeps in a data attribute of `place`, with `said` in place of its {}. */
export function words(place: HTMLElement, name: string, said: string | number = ""): string {
  return (place.dataset[name] ?? "").replace("{}", String(said));
}
