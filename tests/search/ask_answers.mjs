/**
 * Answers one question a line: `"星城社区有几个网格"` -> what would stand above the results, as JSON.
 *
 *   node tests/search/ask_answers.mjs ENGINE.js SITE
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { page } from "./page.mjs";

const { window } = page(argv[2], argv[3]);
for await (const line of createInterface({ input: stdin })) {
  const { answers, unseen, near } = await window.answersTo(JSON.parse(line));
  const shown = answers.map(({ stated, record, score, silent }) => ({ id: record.id, score, silent, ...stated }));
  stdout.write(`${JSON.stringify({ answers: shown, unseen, near })}\n`);
}
