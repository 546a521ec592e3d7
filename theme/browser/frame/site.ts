/* What the site's own script has found out, for every bundle: where the site is, and what the reader has set. */
import type {} from "./storage";

/** The root of the site, ending in a slash: what site-relative addresses are resolved against. */
export const root: URL = window.__md_scope;

/** Read what this site has stored under `key`; null where there is nothing. */
export const stored = (key: string): unknown => window.__md_get(key);

/** Store `value` under `key` for this site. */
export const store = (key: string, value: unknown): void => window.__md_set(key, value);

/** The full address of what stands at `path` in the site. */
export const siteUrl = (path: string): string => new URL(path, root).href;
