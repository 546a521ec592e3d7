/**
 * Runs graded queries over a built index and prints nDCG@5, success@3 and MRR by class.
 *
 *   node tests/search/run_queries.mjs ENGINE.js SITE QUERIES.json [--show CLASS] [--json]
 *
 * ENGINE.js is theme/browser/search/start.ts as one classic script; SITE holds assets/search/.
 * --show lists what each query of a class found, "bad" those below 0.9; --json prints the results as JSON.
 */
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { page } from "./page.mjs";

const [engine, site, file, ...flags] = argv.slice(2);
const flag = (name) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] || true : undefined);

const dcg = (gains) => gains.reduce((sum, gain, i) => sum + (2 ** gain - 1) / Math.log2(i + 2), 0);

function score(query, ids, umbrellas) {
  const kept = ids.filter((id) => !(umbrellas.includes(id) && !(id in query.rel)));
  const gains = kept.slice(0, 5).map((id) => query.rel[id] || 0);
  const ideal = Object.values(query.rel).sort((a, b) => b - a).slice(0, 5);
  const first = kept.findIndex((id) => (query.rel[id] || 0) >= 2);
  const best = Math.max(...Object.values(query.rel));
  const wanted = best >= 2 ? first : kept.findIndex((id) => id in query.rel);
  return {
    ndcg: dcg(gains) / dcg(ideal),
    success: wanted >= 0 && wanted < 3 ? 1 : 0,
    mrr: wanted >= 0 ? 1 / (wanted + 1) : 0,
    zero: ids.length ? 0 : 1,
  };
}

const given = JSON.parse(readFileSync(file, "utf8"));
const umbrellas = given.umbrellas || ["boluo-linli-ruqin", "dongchuan-three-focuses"];
const { casebook } = page(engine, site);
const classes = new Map();
const all = [];
let shown = 0;
let showable = 0;
for (const query of given.queries) {
  const answer = await casebook.search(query.q, { limit: 20 });
  const ids = answer.results.map((r) => r.id);
  if (!Object.keys(query.rel).length) {
    console.log(`none: ${query.q} ${answer.total} weak=${answer.weak} ${answer.understood.query}`);
    continue;
  }
  const result = { ...query, ...score(query, ids, umbrellas), ids, understood: answer.understood, weak: answer.weak };
  if (query.show) {
    showable++;
    result.shown = answer.results.slice(0, 3).some((r) => r.excerpt.text.includes(query.show));
    shown += result.shown;
  }
  all.push(result);
  if (!classes.has(query.class)) classes.set(query.class, []);
  classes.get(query.class).push(result);
  const wanted = flag("--show");
  if (wanted === query.class || wanted === "all" || (wanted === "bad" && result.ndcg < 0.9)) {
    console.log(`${query.class} ${query.q} ${result.ndcg.toFixed(2)} full=${answer.full} [${answer.understood.query}] ${JSON.stringify(answer.understood.steps)}`);
    answer.results.slice(0, 6).forEach((r) => console.log(`   ${query.rel[r.id] || 0} ${r.full ? "+" : " "} ${r.score.toFixed(2)} ${r.id} #${r.anchor} ${r.excerpt.text}`));
    const missing = Object.keys(query.rel).filter((id) => !ids.slice(0, 5).includes(id) && query.rel[id] > 1);
    if (missing.length) console.log(`   missing ${missing.join(" ")}`);
  }
}
const mean = (list, key) => (list.reduce((sum, r) => sum + r[key], 0) / list.length).toFixed(3);
if (flags.includes("--json")) console.log(JSON.stringify(all));
for (const [name, list] of [...classes, ["ALL", all]]) {
  console.log(`${name.padEnd(10)} ${String(list.length).padStart(4)}  nDCG@5 ${mean(list, "ndcg")}  S@3 ${mean(list, "success")}  MRR ${mean(list, "mrr")}  zero ${mean(list, "zero")}`);
}
if (showable) console.log(`excerpt shows what is asked: ${shown} of ${showable}`);
