/*
 * The drawer by keyboard. Without JavaScript its checkbox takes the focus; with it the labels become buttons, focus goes into
 * the drawer when it opens and returns when it closes, and Escape closes it.
 */
document.addEventListener("DOMContentLoaded", function () {
  const toggle = document.getElementById("__drawer");
  const drawer = document.getElementById("cb-drawer");
  const labels = [document.querySelector(".cb-tool--menu"), document.querySelector("[data-cb-close]")];
  if (!toggle || !drawer || labels.includes(null)) return;

  const [opener, closer] = labels.map(function (label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  });
  function stops() {
    return Array.from(drawer.querySelectorAll("a[href], button")).filter(function (stop) {
      return !stop.hidden;
    });
  }
  function show(open) {
    toggle.checked = open;
    opener.setAttribute("aria-expanded", String(open));
    (open ? stops()[1] : opener).focus();
  }
  opener.addEventListener("click", function () {
    show(true);
  });
  closer.addEventListener("click", function () {
    show(false);
  });
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
