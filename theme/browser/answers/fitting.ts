/* Whether an answer is of the kind that is asked for: money for 多少钱, who leads for 谁牵头, a gap for what is left out. */
import { type Counting, countedIn, UNITS } from "./counting";
import type { Reading } from "./covering";
import type { Stated } from "./data";
import { kindOf, type Kind, type Question } from "./question";
import { ANY_DEED, PAID } from "./words";

/** The units of numbers that answer a kind of question. */
export const KIND_UNITS: Partial<{ [kind in Kind]: RegExp }> = {
  money: /元/,
  area: /平方/,
  distance: /公里|米$|里$/,
  rate: /%/,
  time: /小时|天|月|年|周/,
};
/** What the topic of a gap says that it leaves out. */
export const TOPICS: { [topic: string]: Kind[] } = {
  经费: ["money", "payer"],
  频次: ["often"],
  起止时间: ["when", "time"],
  满意度: ["rate"],
};
/** Aspects that say to whom something is done. */
const WHOM = /^(?:先找谁|评的是谁|帮谁|给哪些|管哪些人|是哪些人)/;

export interface Fits {
  /** Whether an answer is of the kind that is asked for. */
  fits: (question: Question, stated: Stated) => boolean;
  /** A gap with those of its sentences alone that leave out what is asked. */
  cut: (question: Question, stated: Stated) => Stated;
}

const ROOM = /面积|平方|平米|场地|场所|用房|阵地|中心/;

export function openFits({ plain, same }: Reading, { counts, countsIn, thingOf }: Counting): Fits {
  const clauses = (text: string): string[] => text.split(/[,。;、()]/);

  function figureFits(question: Question, stated: Stated): boolean {
    const { kind, measure, each, content } = question;
    const { unit, lead, about } = stated;
    const per = stated.per === "未说明" ? "" : stated.per;
    if (kind === "count" && (per ? !each || !content.includes(thingOf(per)) : each)) return false;
    if (kind === "money" && each && !per) return false;
    // What something costs is not what people get.
    if (kind === "money" && !PAID.test(content) && PAID.test(plain(lead + about))) return false;
    const wanted = KIND_UNITS[kind];
    if (wanted) return wanted.test(unit);
    if (kind === "often") return /^(?:次|场|场次)$/.test(unit);
    if (kind === "standard" && /[户人名]/.test(measure) && !unit.includes(measure)) return false;
    // By what standard something is done does not ask how large its rooms are.
    if (kind === "standard" && /平方/.test(unit) && !ROOM.test(question.asked)) return false;
    if (kind === "standard" || kind === "size")
      return /标准|上限|面积|配比|配备/.test(lead + about.slice(2));
    if (kind !== "count" || /元|%|平方|公里/.test(unit)) return false;
    const units = UNITS[measure];
    return (!units || units.test(unit)) && (Boolean(per && each) || counts(question, stated));
  }

  function aspectFits(question: Question, said: string, text: string): boolean {
    const { kind, lead, whom } = question;
    const asked = kindOf(said);
    // 分几级, 怎么付钱: the very words of an aspect.
    if (kind !== "money" && said.length > 2 && question.asked.includes(said)) return true;
    if (kind === "way") return /^怎么./.test(said) && question.asked.includes(said.slice(0, 3));
    if (kind === "money")
      return (
        (asked === "money" || asked === "payer") &&
        /\d.*元/.test(text) &&
        (!question.each || /每|平均/.test(text)) &&
        (PAID.test(question.content) || !PAID.test(text))
      );
    if (kind === "count") return asked === "count" && !question.each && countsIn(text, question);
    if (
      /^(?:standard|size)$/.test(kind) &&
      /[户人]/.test(question.measure) &&
      !text.includes(question.measure)
    )
      return false;
    if (kind === "standard") return asked === "standard" || /^(?:怎么定级|网格怎么划)/.test(said);
    // 多大算太大 asks for a standard, 有多大 for a size.
    if (kind === "size")
      return /算|才|合适|该/.test(question.asked)
        ? asked === "standard"
        : said === "有多大" || asked === "standard";
    if (kind === "area") return /平方米/.test(text);
    if (kind !== "who") return asked === kind;
    if (asked !== "who" || WHOM.test(said) !== whom) return false;
    if (/^请了谁/.test(said) && !/请|帮/.test(question.content)) return false;
    return (
      !lead ||
      /牵头/.test(said) ||
      (/谁来办/.test(said) && /办/.test(question.asked)) ||
      (/组织|召集/.test(question.content) && /组织/.test(said))
    );
  }

  /** Whether the caution of a figure says that just what is counted is not told: 社区（村）总数没有另外写. */
  function uncounted({ kind, counted, content, measure }: Question, text: string): boolean {
    if (kind !== "count" || /[人户]/.test(measure)) return false;
    const said = text.replace(/[（(][^）)]*[）)]/g, "");
    const word = counted.length > 1 ? countedIn(counted) : (content.split("\n")[0] ?? "").slice(-2);
    return new RegExp(`(?:^|[,。;])${word}(?:的?总数|数量?|人数)没有`).test(said);
  }

  /** Whether an article leaves out what is asked for. */
  function gapFits(question: Question, topic: string, text: string): boolean {
    const { kind, content, deed } = question;
    const parts = clauses(text);
    if (kind === "count") return parts.some((clause) => countsIn(clause, question));
    if (kind === "who")
      return parts.some(
        (clause) =>
          kindOf(clause) === "who" && (ANY_DEED.test(deed) || clause.includes(deed.charAt(0))),
      );
    if (["where", "standard", "size", "way", "document"].includes(kind)) return false;
    const paid = kind === "money" && PAID.exec(content)?.[0];
    if (paid) {
      const words = same(paid);
      return parts.some(
        (clause) =>
          [null, "money"].includes(kindOf(clause)) && words.some((word) => clause.includes(word)),
      );
    }
    return (TOPICS[topic] || []).includes(kind) || parts.some((clause) => kindOf(clause) === kind);
  }

  /** Whether an answer is of the kind that is asked for. */
  function fits(question: Question, stated: Stated): boolean {
    const { kind, lead } = question;
    const level =
      kind === "where" &&
      /哪(?:个|一个|些|几个|两个|三个)?(社区|街道|县|村|乡镇|镇|乡)/.exec(question.asked)?.[1];
    // 在东川哪个乡镇 is not answered by 东川区.
    if (
      level &&
      !(plain(stated.where.split(" ").slice(1).join(" ")) + plain(stated.text)).includes(
        level.slice(-1),
      )
    )
      return false;
    const text = plain(stated.text);
    const said = plain(stated.lead);
    switch (stated.source) {
      case "figure":
        return figureFits(question, stated);
      case "aspect":
        return aspectFits(question, said, text);
      case "passed over":
        return (
          kindOf(said) === kind &&
          ((kind === "money" && PAID.test(question.content) === said.startsWith("给")) ||
            kind === "payer" ||
            kind === "often" ||
            (kind === "who" && question.deed !== "" && said.includes(question.deed)))
        );
      case "people":
        if (kind === "payer") return text.endsWith("(出资)");
        if (kind !== "who" || question.whom) return false;
        if (lead) return /\((?:牵头|主办)\)$/.test(text);
        // Who is in charge of a market is not who 摆摊 there.
        return ANY_DEED.test(question.deed)
          ? /\((?:实施|授课|监督|牵头|主办)\)$/.test(text)
          : /\((?:实施|授课|监督)\)$/.test(text);
      case "often":
        return kind === "often";
      case "document":
        return kind === "document";
      case "means":
        return kind === "payer"
          ? text.includes("承担:")
          : kind === "money" && /\d.*元/.test(text) && (!question.each || /每|平均/.test(text));
      case "event":
        return kind === "when";
      case "deed":
        return kind === "where" || kind === "way";
      case "gap":
        return gapFits(question, said, text);
      case "not counted":
        return uncounted(question, text);
    }
  }

  function cut(question: Question, stated: Stated): Stated {
    if (stated.source !== "gap") return stated;
    const concerned = (text: string, sign: RegExp): string => {
      const parts = text.match(sign) || [];
      return parts.filter((part) => gapFits(question, "", plain(part))).join("") || text;
    };
    return {
      ...stated,
      text: concerned(stated.text, /[^；。]+[；。]?/g).replace(/；$/, "。"),
      about: concerned(stated.about, /[^；？。]+[；？。]?/g).replace(/；$/, "。"),
    };
  }

  return { fits, cut };
}
