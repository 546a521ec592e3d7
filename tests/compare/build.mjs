/**
 * Does with a course what the builder does. Every line is a question, `{settings, course, act, ...}`; the answer is what came
 * of it.
 *
 *   node tests/compare/build.mjs BUILT.mjs      (tests/compare/built.ts as a module)
 */
import { argv, stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const built = await import(pathToFileURL(argv[2]));
const ACTS = {
  check: ({ settings, course }) =>
    built.findings(course, settings).map(({ code, session }) => [code, session]),
  yaml: ({ course }) => built.yamlOf(course),
  times: ({ settings, course }) =>
    built.halfDays(course).map((half) => built.timesOf(half, built.ruleOf(course, settings))),
  link: ({ settings, course }) => built.fragmentOf(course, settings),
  open: ({ settings, fragment }) => built.opened(fragment, settings),
  read: ({ settings, text }) => built.read(text, settings),
  reread: ({ settings, course }) => built.read(built.saved(course), settings),
  empty: ({ settings }) => built.emptyCourse(settings),
  pick: ({ settings, picks }) =>
    picks.reduce(
      (course, pick) => built.added(course, built.lessonOf(pick, course, settings)),
      built.emptyCourse(settings),
    ),
  lay: ({ settings, course, name }) =>
    built.laidOut(
      course,
      built.TEMPLATES.find((template) => template.name === name),
      settings,
    ),
  move: ({ settings, course, id, by }) => built.moved(course, id, by, settings),
  put: ({ settings, course, id, place }) => built.put(course, id, place, settings),
};
for await (const line of createInterface({ input: stdin })) {
  const question = JSON.parse(line);
  stdout.write(`${JSON.stringify(ACTS[question.act](question))}\n`);
}
