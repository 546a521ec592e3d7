/**
 * Calls exported functions, one a line: `["distance", [..]]` -> what it returns, as JSON.
 *
 *   node tests/alike/call.mjs MODULE.mjs
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const module = await import(pathToFileURL(argv[2]).href);
for await (const line of createInterface({ input: stdin })) {
  const [name, given] = JSON.parse(line);
  stdout.write(`${JSON.stringify(module[name](...given) ?? null)}\n`);
}
