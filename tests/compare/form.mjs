/**
 * Does what the form of a case does. The first line is `{settings, reading, places}`, from publish/form.py; every other is a question,
 * `{act, ...}`, and the answer is what came of it.
 *
 *   node tests/compare/form.mjs FORM.mjs      (tests/compare/form.ts as a module)
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const form = await import(pathToFileURL(argv[2]));
let parts, settings, reader, places, finder;
const ACTS = {
  begin: (given) => {
    settings = given.settings;
    parts = { case: form.partOf(settings.case), source: form.partOf(settings.source) };
    places = new Map(given.places.map((place) => [place[0], place]));
    reader = form.readerOf(given.reading, settings.units);
    if (given.figures) finder = form.finderOf(given.figures, given.reading, settings.units, reader);
    return true;
  },
  read: ({ text }) => form.read(text),
  change: ({ text, next, kind = "case" }) => form.changed(text, next, parts[kind]),
  write: ({ next, kind = "case" }) => form.written(next, parts[kind]),
  check: ({ data, kind = "case" }) => form.fieldFindings(data, parts[kind], settings),
  rules: ({ data }) => form.ruleFindings(data, settings, places),
  prove: ({ data, marks }) => {
    const proofs = Object.entries(marks).map(([id, mark]) => [id, form.asks(mark, reader.normal)]);
    return form.proofFindings(data, new Map(proofs), reader);
  },
  normalise: ({ texts }) => texts.map((text) => reader.normal.of(text).characters.join("")),
  quantities: ({ texts }) => texts.map((text) => reader.quantities(text)),
  host: ({ repository, file }) => form.hostOf(repository, file),
  word: ({ data }) => form.wordForm({ written: data, part: parts.case }),
  lines: ({ text }) => finder.lines(text),
  figures: ({ paragraphs }) => finder.figures(paragraphs),
  fingerprint: ({ text, id }) => form.taken(text, id, reader.normal),
};
for await (const line of createInterface({ input: stdin })) {
  const question = JSON.parse(line);
  stdout.write(`${JSON.stringify(ACTS[question.act](question))}\n`);
}
