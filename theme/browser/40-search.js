/*
 * Mends the search of Material's bundle:
 * - it listens to keyup only, so that paste, handwriting and voice input find nothing: send it a keyup;
 * - it puts a zero-width space before punctuation, which then may begin a line: take it out;
 * - its one-letter shortcuts (f, s, p, n, /) fire while a reader means something else (WCAG 2.1.4): stop them;
 * - it prints a whole section under each hit: keep the lines that hold a word of the query, three at most;
 * - under file:// a result must name index.html.
 */
document.addEventListener("DOMContentLoaded", function () {
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  if (!input || !list) return;

  function ask() {
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
  input.addEventListener("input", ask);
  input.addEventListener("compositionend", ask);
  input.addEventListener("paste", function () {
    setTimeout(ask, 0);
  });
  input.form.addEventListener("submit", function (event) {
    event.preventDefault();
  });

  const stray = /\u200b+(?=[，。、；：？！”’）》〉】〕…—])|([“‘（《〈【〔])\u200b+|^\u200b+/g;
  function shorten(article) {
    const lines = Array.from(article.querySelectorAll("p, li, pre")).filter(function (line) {
      return !line.querySelector("p, li, pre");
    });
    const hits = lines.filter(function (line) {
      return line.querySelector("mark");
    });
    const kept = (hits.length ? hits : lines).slice(0, 3);
    for (const line of lines) line.hidden = !kept.includes(line);
  }
  function tidy(node) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const clean = text.data.replace(stray, "$1");
      if (clean !== text.data) text.data = clean;
    }
    if (node.querySelectorAll) node.querySelectorAll("article").forEach(shorten);
    if (location.protocol !== "file:" || !node.querySelectorAll) return;
    for (const link of node.querySelectorAll("a[href]")) {
      const url = new URL(link.href);
      if (url.pathname.endsWith("/")) url.pathname += "index.html";
      link.href = url.href;
    }
  }
  new MutationObserver(function (changes) {
    for (const change of changes) change.addedNodes.forEach(tidy);
  }).observe(list, { childList: true });

  window.addEventListener(
    "keydown",
    function (event) {
      const editing = event.target.closest && event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea");
      if (!editing && "fspn,./".includes(event.key) && !event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
    },
    true
  );

  const hero = document.querySelector("[data-cb-hero]");
  if (!hero) return;
  hero.addEventListener("submit", function (event) {
    event.preventDefault();
    const query = hero.querySelector("input").value.trim();
    if (!query) return hero.querySelector("input").focus();
    input.value = query;
    window.scrollTo(0, 0);
    input.focus();
    ask();
  });
});
