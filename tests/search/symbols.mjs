/**
 * Folds and cuts texts as the browser does. The first line is the table of the fold, every other line a list of
 * texts; the answer to a list is a list of `{folded, runs}`, each run a list of symbols.
 *
 *   node tests/search/symbols.mjs SYMBOLS.mjs      (theme/browser/search/symbols.ts as a module)
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { folding, runs, symbols } = await import(pathToFileURL(argv[2]));
let fold;
for await (const line of createInterface({ input: stdin })) {
  const given = JSON.parse(line);
  if (!fold) {
    fold = folding(given);
    continue;
  }
  const answers = given.map((text) => {
    const folded = fold(text);
    return { folded, runs: runs(folded).map(symbols) };
  });
  stdout.write(`${JSON.stringify(answers)}\n`);
}
