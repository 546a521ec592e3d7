/*
 * 长辈版 and the colour scheme. Runs in the head, so that the page is painted once, in the form the reader chose;
 * <html> carries the attributes `data-cb-elder` and `data-cb-scheme`, which the style sheets read.
 */
(function () {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function scheme(saved) {
    const media = (saved && saved.color && saved.color.media) || "";
    if (media.indexOf("dark") > 0) return "slate";
    if (media.indexOf("light") > 0) return "default";
    return dark.matches ? "slate" : "default";
  }
  function paint() {
    root.setAttribute("data-cb-scheme", scheme(window.__md_get("__palette")));
  }
  paint();
  if (dark.addEventListener) dark.addEventListener("change", paint);

  function elder(on) {
    root.toggleAttribute("data-cb-elder", on);
    for (const button of document.querySelectorAll("[data-cb-toggle=elder]")) {
      button.hidden = false;
      button.dataset.cbOff = button.dataset.cbOff || button.textContent;
      button.textContent = on ? button.dataset.cbOn : button.dataset.cbOff;
    }
    /* The tiles are too small for these readers; the list says the same. */
    for (const list of document.querySelectorAll(".cb-provinces details")) list.open = on;
  }
  elder(window.__md_get("__elder") === true);

  document.addEventListener("DOMContentLoaded", function () {
    elder(window.__md_get("__elder") === true);
    for (const button of document.querySelectorAll("[data-cb-toggle=elder]")) {
      button.addEventListener("click", function () {
        const on = !root.hasAttribute("data-cb-elder");
        window.__md_set("__elder", on);
        elder(on);
      });
    }

    const palette = document.querySelector("[data-md-component=palette]");
    if (!palette) return;
    /* The bundle saves the choice in its own listener on the radio button, which comes before this one on the form. */
    palette.addEventListener("change", paint);
    palette.addEventListener("keydown", function (event) {
      if (event.key === "Enter") setTimeout(paint, 0);
    });
    for (const button of document.querySelectorAll("[data-cb-toggle=scheme]")) {
      button.hidden = false;
      button.addEventListener("click", function () {
        const next = palette.querySelector("label:not([hidden])");
        if (next) next.click();
      });
    }
  });
})();
