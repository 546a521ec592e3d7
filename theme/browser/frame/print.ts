/*
 * A printed case is a handout. Material's bundle opens every <details> before printing and closes it again; what is for the
 * trainer is printed only if the trainer has opened it. This runs before the bundle, so it sees what was open.
 */

function keep(printing: boolean): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>(".cb-teacher")) {
    if (!printing) part.classList.remove("is-kept-closed");
    else if (!part.open) part.classList.add("is-kept-closed");
  }
}

window.addEventListener("beforeprint", () => keep(true));
window.addEventListener("afterprint", () => keep(false));
