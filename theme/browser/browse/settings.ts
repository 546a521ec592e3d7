/* The settings below the results. */
import { store, stored } from "../frame/site";
import { put } from "./dom";
import { agree, download, misses } from "./misses";
import { part } from "./parts";

const SLASH_OFF = "__slash_off";

/**
 * `/` goes to `field`, unless the reader switched that off (WCAG 2.1.4); what was not found is kept, if asked. What is
 * returned draws the settings anew after something was kept.
 */
export function settings(field: HTMLInputElement): () => void {
  const slash = part("slash") as HTMLInputElement;
  const keep = part("keep") as HTMLInputElement;
  const save = part("save");

  function draw(): void {
    const kept = misses();
    slash.checked = stored(SLASH_OFF) !== true;
    keep.checked = kept !== null;
    put(save, kept?.length);
  }
  slash.addEventListener("change", () => store(SLASH_OFF, !slash.checked));
  keep.addEventListener("change", () => {
    agree(keep.checked);
    draw();
  });
  save.addEventListener("click", download);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    /* What takes letters on this page. */
    if ((event.target as Element).matches("[type=search], select") || !slash.checked) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  draw();
  return draw;
}
