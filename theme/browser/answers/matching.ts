/*
 * Which sentence or figure of a record answers a question. It has to have every word of the question that tells something,
 * and to be of the kind that is asked for; else there is no answer. Nothing here guesses.
 */
import type { Language } from "../search/api";
import { countedIn, openCounting } from "./counting";
import { type Cover, openReading, type Texts, WHOLE } from "./covering";
import type { Record, Source, Stated } from "./data";
import { openFits, TOPICS } from "./fitting";
import type { Kind, Question } from "./question";
import { ANY_DEED, ASKING, DEEDS, PAID, TIMES } from "./words";

export interface Answer {
  stated: Stated;
  record: Record;
  score: number;
  /** The record says that its sources do not tell. */
  silent: boolean;
}

/** What each break in a stretch of words costs: 健康服务中心 is not 健康 and 服务中心. */
const BREAK = 0.12;
/** Below this nothing is shown. */
const ENOUGH = 0.5;
/** Who does what is said in many ways: it takes a little more. */
const ENOUGH_WHO = 0.55;
/** What was done for it is looked for in the records alone that the search finds first. */
const ENOUGH_WAY = 0.42;

/** And nothing that something speaks against. */
const LEAST_OF_ALL = 0.45;
/** What a question of nothing but a place and a unit is worth: 星城社区有多少人. */
const BARE = 0.7;

const DOER = /谁来?[做办送]|实施/;
/** Kinds that ask for a number: what readers say instead, and what else is decided, says nothing of that. */
const NUMBERS: Kind[] = ["count", "money", "payer", "rate", "area", "distance", "standard", "size"];
/** So many of the records that the search finds first may show a way. */
const FIRST = 2;
const LEVELS = ["社区", "街道", "乡镇", "小区"];
const SILENT: Source[] = ["gap", "not counted", "passed over"];

export interface Matcher {
  answers: (question: Question, records: Record[]) => Answer[];
}

export function openMatcher(language: Language): Matcher {
  const reading = openReading(language);
  const { plain, near, longestAt, run, textsOf, cover, stands } = reading;
  const counting = openCounting(reading);
  const { thingOf, bare, disowned, exactness } = counting;
  const { fits, cut } = openFits(reading, counting);

  /** Whether an answer that has no rare word of the question is about nothing else all the same. */
  function enough(question: Question, stated: Stated, cover: Cover): boolean {
    const { kind, each, content } = question;
    const { source, per } = stated;
    const { words, common, record } = cover;
    const topic = source === "gap" && (TOPICS[stated.lead] || []).includes(kind);
    // The only money of a record about 巷长 is what these cost; so is what its article leaves out.
    if (record && record === words && (topic || kind === "money" || kind === "payer")) return true;
    if (kind === "size" && source === "aspect" && cover.told) return true;
    // 铜都街道分成了哪两个街道: the place is in the sentence itself.
    if (/^(?:where|way|who)$/.test(kind) && cover.within > 2) return true;
    if (source === "not counted") return cover.placed;
    if (source !== "figure") return false;
    if (!cover.told) return kind === "count" ? cover.placed : measureFits(stated, question);
    if (each && per && content.includes(thingOf(per))) return true;
    // 博罗有多少个社区, 博罗面积多大: a place and what is measured.
    return (
      !words &&
      (common > 0 || kind === "count") &&
      bare(stated).every((part) => content.includes(part))
    );
  }

  const measureFits = ({ unit }: Stated, { measure }: Question): boolean =>
    measure !== "" && unit.includes(measure);

  /** Whether a question names another place than that of an answer, or another time. */
  function elsewhere(question: Question, stated: Stated, named: string[]): boolean {
    const { asked, context } = question;
    const said = `${asked}\n${context}`;
    const where = plain(stated.where);
    const own = plain(
      `${stated.lead}\n${stated.text}\n${stated.when}\n${stated.quotes.join("\n")}`,
    );
    const times = said.match(TIMES) || [];
    return (
      named.some((name) => said.includes(name) && !where.includes(name)) ||
      times.some((time) => !own.includes(time))
    );
  }

  /** Whether an answer says of somebody what is asked of somebody: 谁来修 is not who comes by. */
  function does({ kind, deed, content }: Question, text: string, texts: Texts): boolean {
    const { own, around, beside } = texts;
    if (kind === "often")
      return Array.from(deed).every(
        (character) => /[开搞办做来去走碰]/.test(character) || (own + around).includes(character),
      );
    if (kind !== "who") return true;
    // 党建联盟统筹 does not say who is in charge of 党建联盟.
    if (!text.includes("由") && run(content, 0, text) > 3) return false;
    const said = deed.replace(/^(?:在|帮忙|上门|[去来])+|(?:他们|她们|它们)$/g, "");
    if (ANY_DEED.test(deed) || ANY_DEED.test(said) || said.length > 3) return true;
    if (said.length === 1) return own.includes(said);
    const all = [own, around, beside].join("\n");
    // 摆摊 stands near 集市: where that is what is asked about, nobody is said to 摆摊.
    const others = near(longestAt(said, 0)).filter((word) => !content.includes(word));
    return (
      run(said, 0, all) > 0 ||
      others.some((word) => all.includes(word)) ||
      own.includes(said.charAt(0))
    );
  }

  /** Whether a gap leaves out what is asked for, and of whom it is asked. */
  function missing({ kind, content, counted }: Question, cover: Cover): boolean {
    // Who gets too little to be told of is named in the gap itself; what is counted is counted of something.
    if (kind === "money" && PAID.test(content)) return cover.own >= cover.words;
    return kind !== "count" || cover.placed || cover.words > countedIn(counted).length;
  }

  /**
   * Whether what a gap leaves out is left out of just what is asked: of money the gap or the title has to name it, for a record
   * of many things tells of each apart. How many is often told elsewhere in the record by another name: no gap answers that.
   */
  function ofRecord({ kind, content }: Question, cover: Cover, record: Record): boolean {
    if (kind === "count") return false;
    return kind !== "money" || cover.own > 0 || shares(content, plain(record.title));
  }

  const shares = (content: string, title: string): boolean =>
    Array.from(content).some(
      (_, at) => at + 1 < content.length && title.includes(content.slice(at, at + 2)),
    );

  /** Whether an answer is of another kind of place than the one asked of: to part a 街道 is not to part a 社区. */
  const otherLevel = (content: string, lead: string): boolean =>
    LEVELS.some((level) => content.includes(level) && !lead.includes(level)) &&
    LEVELS.some((level) => lead.includes(level) && !content.includes(level));

  /** How well an answer fits a question; 0 where it does not. */
  function score(question: Question, stated: Stated, record: Record): number {
    const { kind, deed, lead } = question;
    const { source } = stated;
    const silent = SILENT.includes(source);
    const loose = !NUMBERS.includes(kind) && !silent && !lead;
    const beside = loose || ((kind === "payer" || kind === "who") && !silent);
    const texts = textsOf(stated, record, beside, loose);
    const text = plain(stated.text);
    const covered = cover(question.content, texts, loose);
    if (!covered || (question.context && !stands(question, covered, texts, loose))) return 0;
    if (!covered.near && !enough(question, stated, covered)) return 0;
    if (source === "gap" && (!missing(question, covered) || !ofRecord(question, covered, record)))
      return 0;
    if (kind === "who" && otherLevel(question.content, plain(stated.lead))) return 0;
    // Who is in charge of 拆 is not who is in charge where nothing was 拆.
    const done = kind === "who" && lead ? DEEDS.exec(question.content)?.[0] : undefined;
    if (done && !plain(stated.lead + stated.text + stated.quotes.join("")).includes(done)) return 0;
    if (!silent && !does(question, text, texts)) return 0;
    // How people are paid is not answered by how many they are.
    if (
      PAID.test(question.asked) &&
      !PAID.test(plain(`${stated.lead}${stated.text}${stated.about}`))
    )
      return 0;

    let value = covered.told ? covered.weight / covered.told / WHOLE : BARE;
    value -= covered.breaks * BREAK;
    if (source === "gap") value += 0.1;
    if (value < (kind === "who" ? ENOUGH_WHO : kind === "way" ? ENOUGH_WAY : ENOUGH)) return 0;
    if (source === "figure") value += exactness(question, stated);
    // A sentence of an editor says more than that nothing is told.
    if (source === "gap") value += 0.25;
    // Without a word of a deed, who does it is asked, not who asks or judges.
    if (kind === "who" && !lead && ANY_DEED.test(deed) && !DOER.test(stated.lead + text))
      value -= 0.05;
    if (text.includes("没有写")) value -= 0.1;
    if (record.programme) value -= 0.15;
    // 建在哪里 answers where it is built, 在哪里看 does not.
    const verb = source === "aspect" ? plain(stated.lead).replace(ASKING, "") : "";
    if (verb)
      value += Array.from(verb).some((character) => question.asked.includes(character))
        ? 0.1
        : -0.1;
    return value < LEAST_OF_ALL && kind !== "way" ? 0 : value;
  }

  /** Whether a sentence says of just what is asked that it is not told: 发布97个；办成多少没有写. */
  function leavesOut({ content }: Question, text: string): boolean {
    const parts = text.split(/[;。]/).filter(Boolean);
    const left = parts.filter((part) => part.includes("没有写")).join("\n");
    const stated = parts.filter((part) => !part.includes("没有写")).join("\n");
    if (!left) return false;
    for (let at = 0; at + 1 < content.length; at++) {
      const pair = content.slice(at, at + 2);
      if (left.includes(pair) && !stated.includes(pair)) return true;
    }
    return false;
  }

  function answers(question: Question, records: Record[]): Answer[] {
    const answers: Answer[] = [];
    // For a way the search knows best which records are about it; a programme only tells of its parts again.
    const named = records.flatMap(({ names }) => names.map(plain));
    const some =
      question.kind === "way"
        ? records.slice(0, FIRST).filter((record) => !record.programme)
        : records;
    for (const record of some)
      for (const stated of record.answers) {
        // 网格员工资 asks what 网格员一个月多少钱 asks.
        const brief = question.short && question.kind !== "money";
        if (!fits(question, stated) || (brief && SILENT.includes(stated.source))) continue;
        if (elsewhere(question, stated, named) || disowned(question, stated)) continue;
        const value = score(question, stated, record);
        const silent = SILENT.includes(stated.source) || leavesOut(question, plain(stated.text));
        if (value) answers.push({ stated: cut(question, stated), record, score: value, silent });
      }
    return answers.sort((a, b) => b.score - a.score);
  }

  return { answers };
}

const MOST = 3;
/** Answers that fit much worse than the best are left out. */
const LEAST = 0.87;
const LEAST_SILENT = 0.95;

/** Figures of one record that count alike stand together, none of them is the whole: 区级1个，街道级10个，社区级163个. */
const TIE = 0.02;
const ALIKE = 0.2;

/** Of answers, best first, those to show: one county once, but for a tie; what sources leave out only where nothing answers. */
export function chosen(answers: Answer[]): Answer[] {
  const stated = answers.filter(({ silent }) => !silent);
  const best = stated.length ? stated : answers;
  const top = best[0]?.score ?? 0;
  const shown: Answer[] = [];
  for (const answer of best) {
    const first = shown[0]?.stated;
    const least = answer.silent ? LEAST_SILENT : first && alike(first, answer.stated) ? 0 : LEAST;
    if (answer.score < least * top) continue;
    const { record, stated, score } = answer;
    const here = shown.find(
      (other) => other.record === record || countyOf(other.stated) === countyOf(stated),
    );
    const tied =
      here?.record === record &&
      stated.source === "figure" &&
      here.stated.source === "figure" &&
      here.score - score < (alike(here.stated, stated) ? ALIKE : TIE);
    if (!here || tied) shown.push(answer);
  }
  return shown.slice(0, MOST);
}

/** Whether two figures of one place and unit count by the same indicator. */
const alike = (one: Stated, other: Stated): boolean =>
  one.source === "figure" &&
  other.source === "figure" &&
  one.where === other.where.slice(0, one.where.length) &&
  one.unit === other.unit &&
  indicatorOf(one) === indicatorOf(other);

const indicatorOf = ({ about, anchor }: Stated): string => {
  const indicator = about.replace(/^(?:(?:标准|背景) )+/, "").split(" ")[0] ?? "";
  // Figures of no indicator of the book count nothing alike.
  return indicator === "其他指标" ? anchor : indicator;
};

const countyOf = ({ where }: Stated): string => where.split(" ")[0] ?? "";
