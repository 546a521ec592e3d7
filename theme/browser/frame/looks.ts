/*
 * 长辈版 and the colour scheme. Runs in the head, so that the page is painted once, in the form the reader chose;
 * <html> carries the attributes `data-cb-elder` and `data-cb-scheme`, which the style sheets read.
 */
import { store, stored } from "./site";

const html = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function scheme(saved: unknown): string {
  const media = (saved as { color?: { media?: string } } | null)?.color?.media || "";
  if (media.includes("dark")) return "slate";
  if (media.includes("light")) return "default";
  return dark.matches ? "slate" : "default";
}

function paint(): void {
  html.setAttribute("data-cb-scheme", scheme(stored("__palette")));
}

function switches(name: string): NodeListOf<HTMLButtonElement> {
  return document.querySelectorAll(`[data-cb-toggle=${name}]`);
}

function elder(on: boolean): void {
  html.toggleAttribute("data-cb-elder", on);
  for (const button of switches("elder")) {
    button.hidden = false;
    button.dataset.cbOff = button.dataset.cbOff || button.textContent || "";
    button.textContent = (on ? button.dataset.cbOn : button.dataset.cbOff) || "";
  }
  /* The tiles are too small for these readers; the list says the same. */
  for (const list of document.querySelectorAll<HTMLDetailsElement>(".cb-provinces details")) {
    list.open = on;
  }
}

html.classList.replace("no-js", "js");
paint();
dark.addEventListener("change", paint);
elder(stored("__elder") === true);

document.addEventListener("DOMContentLoaded", () => {
  elder(stored("__elder") === true);
  for (const button of switches("elder")) {
    button.addEventListener("click", () => {
      const on = !html.hasAttribute("data-cb-elder");
      store("__elder", on);
      elder(on);
    });
  }

  const palette = document.querySelector<HTMLElement>("[data-md-component=palette]");
  if (!palette) return;
  /* The bundle saves the choice in its own listener on the radio button, which comes before this one on the form. */
  palette.addEventListener("change", paint);
  palette.addEventListener("keydown", (event) => {
    if (event.key === "Enter") setTimeout(paint, 0);
  });
  for (const button of switches("scheme")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      palette.querySelector<HTMLElement>("label:not([hidden])")?.click();
    });
  }
});
