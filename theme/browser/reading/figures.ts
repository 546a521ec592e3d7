/* The figures of an article, each with what proves it, as scripts/casebook/draft/figures.py; whose a figure is, is not asked. */
import { quantitiesOf, type Quantity } from "./quantity";
import { type Quote, type QuoteRules, quoting } from "./quotes";
import type { Reader } from "./reader";
import { raw, type TimeRules, timesOf, type TimeWords } from "./times";
import type { Told } from "./told";

interface NotFigure {
  units?: string[];
  text?: string;
  before?: string;
  after?: string;
  unless?: string;
  unless_before?: string;
}

/** The rules of rules.yml that find figures, as draft/exported.py hands them over. */
export interface FigureRules extends QuoteRules {
  units: string;
  not_figures: NotFigure[];
  quoted_name: { longest: number; not_a_name: string; slogan: string };
  times: TimeRules;
  plans: string;
  plan_headings: string;
  levels: { level: string; cue: string }[];
  kinds: { kind: string; cue: string }[];
  spam: string;
  surroundings: string;
  published: string;
}

/** A figure of a paragraph; `period` are the article's words, and `level`, `kind` and `label` are guesses, or empty. */
export interface Figure {
  paragraph: number;
  quantity: Quantity;
  period: string;
  plan: boolean;
  level: string;
  kind: string;
  label: string;
  quote: Quote;
}

export interface Finder {
  /** The lines of a pasted page that are the article: without what stood around it, and advertisements. */
  lines: (text: string) => string[];
  figures: (paragraphs: string[]) => Figure[];
}

const SENTENCE = /[^。！？\n]+[。！？”]*/gu;
const TITLE = /《[^《》]{0,60}》/gu;
const NAME = /“([^“”]*)”/gu;
const CLAUSE_END = /[，。；！？]/u;
const CONTEXT = 16;
const REACH = 80;
const LABEL = 16;
const HEADING = 30;
const RATES = ["%", "‰", "成"];

type Fits = (unit: string, text: string, before: string, after: string) => boolean;

function fitting(rule: NotFigure): Fits {
  const compiled = (pattern?: string): RegExp | null =>
    pattern === undefined ? null : new RegExp(pattern, "u");
  const { units } = rule;
  const text = compiled(rule.text);
  const before = compiled(rule.before);
  const after = compiled(rule.after);
  const unless = compiled(rule.unless);
  const unlessBefore = compiled(rule.unless_before);
  return (unit, said, earlier, later) =>
    (!units || units.includes(unit)) &&
    (!text || text.test(said)) &&
    (!before || before.test(earlier)) &&
    (!after || after.test(later)) &&
    !unless?.test(later) &&
    !unlessBefore?.test(earlier);
}

export function finderOf(rules: FigureRules, told: Told, units: string[], reader: Reader): Finder {
  const all = [...new Set([...units, ...rules.units.split(/\s+/)])];
  const quantities = quantitiesOf(told, all, reader.normal);
  const quoteOf = quoting(rules, { normal: reader.normal, quantities });
  const times = timesOf(rules.times);
  const notFigures = rules.not_figures.map(fitting);
  const notName = new RegExp(rules.quoted_name.not_a_name, "u");
  const slogan = new RegExp(rules.quoted_name.slogan, "u");
  const plans = new RegExp(rules.plans, "u");
  const planHeadings = new RegExp(rules.plan_headings, "u");
  const levels = rules.levels.map(({ level, cue }): [string, RegExp] => [
    level,
    new RegExp(cue, "u"),
  ]);
  const kinds = rules.kinds.map(({ kind, cue }): [string, RegExp] => [kind, new RegExp(cue, "u")]);
  const spam = new RegExp(rules.spam, "u");
  const surroundings = new RegExp(rules.surroundings, "u");
  const published = new RegExp(`^(?:${rules.published})`, "u");

  /* Where titles of documents and quoted names stand: their numbers count nothing. */
  function hidden(folded: string): [number, number][] {
    const spans = Array.from(folded.matchAll(TITLE), (match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ]);
    for (const match of folded.matchAll(NAME)) {
      const name = match[1] ?? "";
      const short = Array.from(name).length <= rules.quoted_name.longest && !notName.test(name);
      if (short || (slogan.test(name) && !name.includes("。"))) {
        spans.push([match.index, match.index + match[0].length]);
      }
    }
    return spans;
  }

  function isFigure({ unit, start, end }: Quantity, folded: string): boolean {
    const text = folded.slice(start, end);
    const before = folded.slice(Math.max(0, start - CONTEXT), start);
    const after = folded.slice(end, end + CONTEXT);
    return !notFigures.some((fits) => fits(unit, text, before, after));
  }

  function levelOf(paragraph: string, at: number): string {
    const before = paragraph.slice(Math.max(0, at - REACH), at).split(CLAUSE_END);
    const [after = ""] = paragraph.slice(at, at + REACH).split(CLAUSE_END);
    const clause = (before[before.length - 1] ?? "") + after;
    return levels.find(([, cue]) => cue.test(clause))?.[0] ?? "";
  }

  function kindOf({ start, unit }: Quantity, paragraph: string): string {
    const before = paragraph.slice(Math.max(0, start - REACH), start).split(/[。！？]/u);
    const last = before[before.length - 1] ?? "";
    const said = kinds.find(([, cue]) => cue.test(last))?.[0];
    return said ?? (RATES.includes(unit) ? "比率" : "");
  }

  function labelOf({ saidStart }: Quantity, paragraph: string): string {
    const before = paragraph.slice(Math.max(0, saidStart - REACH), saidStart);
    const pieces = before.split(/[，。；！？、：（）()“”]/u);
    const piece = (pieces[pieces.length - 1] ?? "").trim();
    return piece.replace(/^(?:其中|共|累计|先后|已|现有|约|目前)+/u, "").slice(-LABEL);
  }

  function* ofParagraph(n: number, paragraph: string, planned: string): Generator<Figure> {
    const folded = reader.normal.fold(paragraph);
    const spans = hidden(folded);
    const found = quantities(paragraph);
    let handed: TimeWords | null = null;
    for (const match of paragraph.matchAll(SENTENCE)) {
      const [text] = match;
      const start = match.index;
      const end = start + text.length;
      const sentence = times.of(folded.slice(start, end), times.goesOn(text) ? handed : null);
      const plan = plans.exec(text);
      while (found[0] && found[0].start < end) {
        const quantity = found.shift() as Quantity;
        const at = quantity.start - start;
        const out =
          quantity.ordinal ||
          spans.some(([from, to]) => from <= quantity.start && quantity.start < to) ||
          sentence.holds(at, quantity.end - start);
        if (out || !isFigure(quantity, folded)) continue;
        const quote = quoteOf(paragraph, quantity);
        if (!quote) continue;
        const isPlan = Boolean(planned) || (plan !== null && plan.index < at);
        yield {
          ...{ paragraph: n, quantity, quote, plan: isPlan },
          period: raw(sentence.governing(at)) || planned,
          level: isPlan ? "目标" : levelOf(paragraph, quantity.start),
          kind: kindOf(quantity, paragraph),
          label: labelOf(quantity, paragraph),
        };
      }
      handed = sentence.last;
    }
  }

  return {
    lines: (text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .map((line) =>
          spam.test(line)
            ? Array.from(line.matchAll(SENTENCE), ([one]) => one)
                .filter((one) => !spam.test(one))
                .join("")
            : line,
        )
        .filter(
          (line) =>
            line &&
            !surroundings.test(line) &&
            !(published.test(line) && !/[。；！？，]/u.test(line)),
        ),
    figures: (paragraphs) => {
      const found: Figure[] = [];
      let planned = "";
      paragraphs.forEach((paragraph, n) => {
        if (paragraph.length <= HEADING && !/[。；！？]$/u.test(paragraph.trim())) {
          planned = planHeadings.exec(paragraph)?.[0] ?? "";
        } else found.push(...ofParagraph(n, paragraph, planned));
      });
      return found;
    },
  };
}
