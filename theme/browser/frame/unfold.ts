/*
 * What is folded opens where it is asked for: by an address with a fragment (browsers before 2022 do not, and none opens the
 * very part that the address names), and on a wide screen, where there is room for it from the start.
 */
const WIDE = "(min-width: 60em)";

/** Bring the element that a fragment names into sight, with everything open that it lies in. */
export function show(hash: string): void {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  let part = target.closest("details");
  while (part) {
    part.open = true;
    part = part.parentElement?.closest("details") ?? null;
  }
  target.scrollIntoView();
  target.focus();
}

function unfold(): void {
  const target =
    location.hash.length > 1 && document.querySelector("details :target, details:target");
  if (target) show(location.hash);
}

window.addEventListener("hashchange", unfold);
document.addEventListener("DOMContentLoaded", () => {
  if (window.matchMedia(WIDE).matches) {
    for (const part of document.querySelectorAll<HTMLDetailsElement>("[data-cb-wide]")) {
      part.open = true;
    }
  }
  unfold();
});
