/**
 * Prints, as JSON, how many bytes each graded query loads of a built index when nothing is there yet: all that the
 * browse page asks for on a wide screen, compressed one by one as hosts do.
 *
 *   node tests/bench/first_bytes.mjs ENGINE.js SITE QUERIES.json ALL
 *
 * ALL is the path below SITE of all code of the search; ENGINE.js is the part of it that works without a page.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { gzipSync } from "node:zlib";
import { page } from "../search/page.mjs";

const [engine, site, file, all] = argv.slice(2);
const sizes = new Map();
function size(path) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), { level: 6 }).length);
  return sizes.get(path);
}
const found = [];
for (const { q } of JSON.parse(readFileSync(file, "utf8")).queries) {
  const { casebook, loaded } = page(engine, site);
  await casebook.search(q, { limit: 10, facets: ["problem", "place"] });
  await casebook.pages(q);
  found.push(loaded.reduce((sum, path) => sum + size(join(site, path)), size(join(site, all))));
}
console.log(JSON.stringify(found));
