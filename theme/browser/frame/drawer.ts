/*
 * The drawer by keyboard. Without JavaScript its checkbox takes the focus; with it the labels become buttons, focus goes into
 * the drawer when it opens and returns when it closes, and Escape closes it.
 */

function asButton(label: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.append(...Array.from(label.childNodes));
  label.replaceWith(button);
  return button;
}

document.addEventListener("DOMContentLoaded", () => {
  const toggle = document.querySelector<HTMLInputElement>("#__drawer");
  const drawer = document.querySelector<HTMLElement>("#cb-drawer");
  const menu = document.querySelector<HTMLElement>(".cb-tool--menu");
  const close = document.querySelector<HTMLElement>("[data-cb-close]");
  if (!toggle || !drawer || !menu || !close) return;

  const opener = asButton(menu);
  const closer = asButton(close);

  function stops(): HTMLElement[] {
    const all = drawer?.querySelectorAll<HTMLElement>("a[href], button") ?? [];
    return Array.from(all).filter((stop) => !stop.hidden);
  }
  function show(open: boolean): void {
    if (toggle) toggle.checked = open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? stops()[1] : opener)?.focus();
  }
  opener.addEventListener("click", () => show(true));
  closer.addEventListener("click", () => show(false));
  opener.setAttribute("aria-controls", drawer.id);
  opener.setAttribute("aria-expanded", "false");
  toggle.addEventListener("change", () => show(toggle.checked));
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
    if (event.key !== "Tab") return;
    const all = stops();
    const first = all[0];
    const last = all[all.length - 1];
    if (document.activeElement !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  });
});
