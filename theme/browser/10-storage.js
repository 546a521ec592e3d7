/* The storage functions that Material's bundle expects, which Material itself writes inline into every page. */
(function () {
  const base = document.currentScript.getAttribute("data-cb-base") || ".";
  window.__md_scope = new URL(base, location);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (hash, c) {
      return (hash << 5) - hash + c.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key, storage, scope) {
    try {
      return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + key));
    } catch (blocked) {
      return null;
    }
  };
  window.__md_set = function (key, value, storage, scope) {
    try {
      (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + key, JSON.stringify(value));
    } catch (blocked) {
      /* Private windows and full disks: the choice then lasts for this page only. */
    }
  };
})();
