/**
 * Compares cases as the browser does. Every line is a question, `{rules, pairs}`, `{rules, cases}` or `{rules, cases, paper: true}`; the answer is whether
 * the numbers of each pair may be compared, what stands against it and in what they differ, or the HTML of the tables or of
 * those for one sheet of paper.
 *
 *   node tests/compare/compare.mjs SIDE_BY_SIDE.mjs      (tests/compare/side_by_side.ts as a module)
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

globalThis.window = { __md_scope: new URL("https://example.org/casebook/") };
const { differences, reasons, sheet, state, table } = await import(pathToFileURL(argv[2]));
for await (const line of createInterface({ input: stdin })) {
  const { rules, pairs, cases, paper } = JSON.parse(line);
  const answer = pairs
    ? pairs.map(([a, b]) => [
        state([a, b], rules),
        reasons([[a, b]], rules),
        state([a, b], rules) === "refer" ? differences([[["", a], ["", b]]], rules) : [],
        differences([[["A", a], ["B", b]]], rules),
      ])
    : (paper ? sheet : table)(cases, rules);
  stdout.write(`${JSON.stringify(answer)}\n`);
}
