/**
 * Answers one question a line: `["search", ["红色物业", {}]]` -> the answer as JSON.
 *
 *   node tests/search/ask.mjs ENGINE.js SITE
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { page } from "./page.mjs";

const { casebook } = page(argv[2], argv[3]);
for await (const line of createInterface({ input: stdin })) {
  const [method, given] = JSON.parse(line);
  stdout.write(`${JSON.stringify(await casebook[method](...given))}\n`);
}
