/*
 * The drawer by keyboard. Without JavaScript its checkbox takes the focus; with it the label becomes a button, focus goes into
 * the drawer when it opens and returns when it closes, and Escape closes it.
 */
document.addEventListener("DOMContentLoaded", function () {
  const toggle = document.getElementById("__drawer");
  const drawer = document.getElementById("cb-drawer");
  const opener = document.querySelector(".cb-tool--menu");
  const closer = document.querySelector("[data-cb-close]");
  if (!toggle || !drawer || !opener || !closer) return;

  function stops() {
    return Array.from(drawer.querySelectorAll("[role=button], a[href], button")).filter(function (stop) {
      return !stop.hidden;
    });
  }
  function show(open) {
    toggle.checked = open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? stops()[1] : opener).focus();
  }
  for (const label of [opener, closer]) {
    label.setAttribute("role", "button");
    label.tabIndex = 0;
    label.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      /* Material's bundle clicks a focused label on Enter: once is enough. */
      event.stopPropagation();
      show(label === opener);
    });
  }
  opener.setAttribute("aria-controls", drawer.id);
  opener.setAttribute("aria-expanded", "false");
  toggle.addEventListener("change", function () {
    show(toggle.checked);
  });
  drawer.addEventListener("keydown", function (event) {
    if (event.key === "Escape") show(false);
    if (event.key !== "Tab") return;
    const all = stops();
    const edge = event.shiftKey ? all[0] : all[all.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0]).focus();
  });
});
