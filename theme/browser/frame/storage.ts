/* The storage functions that Material's bundle expects, which Material itself writes inline into every page. */

declare global {
  interface Window {
    __md_scope: URL;
    __md_hash: (text: string) => number;
    __md_get: (key: string, storage?: Storage, scope?: URL) => unknown;
    __md_set: (key: string, value: unknown, storage?: Storage, scope?: URL) => void;
  }
}

const script = document.currentScript;

/** The root of the site, ending in a slash: what site-relative addresses are resolved against. */
export const root = new URL(
  `${script?.getAttribute("data-cb-base") || "."}/`.replace(/\/+$/, "/"),
  location.href,
);

window.__md_scope = root;
window.__md_hash = (text) =>
  Array.from(text).reduce((hash, c) => (hash << 5) - hash + c.charCodeAt(0), 0);
window.__md_get = (key, storage, scope) => {
  try {
    const text = (storage || localStorage).getItem(`${(scope || root).pathname}.${key}`);
    return JSON.parse(text as string);
  } catch {
    return null;
  }
};
window.__md_set = (key, value, storage, scope) => {
  try {
    const name = `${(scope || root).pathname}.${key}`;
    (storage || localStorage).setItem(name, JSON.stringify(value));
  } catch {
    /* Private windows and full disks: the choice then lasts for this page only. */
  }
};
