/* What the site's own script has found out, for every bundle: where the site is, and what the reader has set. */
import type {} from "./storage";

export const {
  /** The root of the site, ending in a slash: what site-relative addresses are resolved against. */
  __md_scope: root,
  /** Read what this site has stored under a key; null where there is nothing. */
  __md_get: stored,
  /** Store a value under a key for this site. */
  __md_set: store,
} = window;

const branded = (part: string): string =>
  document.querySelector(`.cb-brand__${part}`)?.textContent ?? "";

/** The name of the site, and with its line, as its header has them. */
export const siteName = (): string => branded("name");
export const siteTitle = (): string => siteName() + branded("line");

/** The full address of what stands at `path` in the site. */
export const siteUrl = (path: string): string => new URL(path, root).href;
