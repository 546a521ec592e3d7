/*
 * What is folded opens where it is asked for: by an address with a fragment (browsers before 2022 do not, and none opens the
 * very part that the address names), and on a wide screen, where there is room for it from the start.
 */
const WIDE = "(min-width: 60em)";

function unfold(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  const target = name ? document.getElementById(name) : null;
  let part = target?.closest("details");
  let opened = false;
  while (part) {
    opened ||= !part.open;
    part.open = true;
    part = part.parentElement?.closest("details");
  }
  if (opened) target?.scrollIntoView();
}

window.addEventListener("hashchange", unfold);
document.addEventListener("click", ({ target }) => {
  /* A second press on the same link changes no address. */
  const link = (target as Element).closest("a[href^='#']");
  if (link && link.getAttribute("href") === location.hash) unfold();
});
document.addEventListener("DOMContentLoaded", () => {
  if (window.matchMedia(WIDE).matches) {
    for (const part of document.querySelectorAll<HTMLDetailsElement>("[data-cb-wide]")) {
      part.open = true;
    }
  }
  unfold();
});
