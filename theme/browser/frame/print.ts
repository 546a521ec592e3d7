/*
 * A printed case is a handout: what its reader has opened, and what the source does not say. Material's bundle opens every
 * <details> before printing and closes it again; what is for the trainer, and the tail of a case, are printed only if somebody
 * has opened them. This runs before the bundle, so it sees what was open.
 */
const KEPT =
  ".cb-teacher, .cb-handout ~ details:not(#gaps-more), .cb-handout ~ * details:not(#gaps-more)";

function keep(printing: boolean): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>(KEPT)) {
    if (!printing) part.classList.remove("is-kept-closed");
    else if (!part.open) part.classList.add("is-kept-closed");
  }
  /* Headings over folds of which none is open say nothing on paper. */
  for (const part of document.querySelectorAll("[data-cb-folds]")) {
    const opened = Array.from(part.querySelectorAll("details")).some(
      (fold) => fold.open && !fold.classList.contains("is-kept-closed"),
    );
    part.classList.toggle("is-kept-closed", printing && !opened);
  }
}

window.addEventListener("beforeprint", () => keep(true));
window.addEventListener("afterprint", () => keep(false));
