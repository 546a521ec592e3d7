/*
 * Which sentence or figure of a record answers a question. It has to have every word of the question that tells something,
 * and to be of the kind that is asked for; else there is no answer. Nothing here guesses.
 */
import type { Language } from "../search/api";
import type { Record, Source, Stated } from "./data";
import { kindOf, type Kind, type Question } from "./question";

export interface Answer {
  stated: Stated;
  record: Record;
  score: number;
  /** The record says that its sources do not tell. */
  silent: boolean;
}

/** Where words stand: in the answer itself, in what it belongs to, in its record, in its decision, in what readers say. */
const enum Tier {
  Own,
  Around,
  Record,
  Decision,
  Asked,
}
const WEIGHTS = [3, 2, 1.7, 1.8, 1] as const;
/** What counts for less: words that many records have, and near synonyms. */
const COMMON_WEIGHT = 0.3;
const SAME_WEIGHT = 0.9;
const NEAR_WEIGHT = 0.6;
/** What each break in a stretch of words costs: 健康服务中心 is not 健康 and 服务中心. */
const BREAK = 0.12;
/** Below this nothing is shown. */
const ENOUGH = 0.5;
/** Who does what is said in many ways: it takes a little more. */
const ENOUGH_WHO = 0.55;

/** Units that only fit one another: people are not visits, and households are not people. */
const UNITS: { [measure: string]: RegExp } = {
  人: /^(?:人|名|位)$/,
  名: /^(?:人|名|位)$/,
  位: /^(?:人|名|位)$/,
  户: /^户/,
  人次: /^人次$/,
  家: /^[家个户]$/,
  项: /^(?:项|类|个|条|大类)$/,
  条: /^[条项个件]$/,
  件: /^[件条项个]$/,
  场: /^(?:场|场次|次)$/,
  次: /^(?:次|场|场次)$/,
  类: /^(?:类|大类)$/,
  级: /^[级层]$/,
  岗: /^[岗个]$/,
  张: /^张$/,
  套: /^套$/,
};
const KIND_UNITS: Partial<{ [kind in Kind]: RegExp }> = {
  money: /元/,
  area: /平方/,
  distance: /公里|米$|里$/,
  rate: /%/,
  time: /小时|天|月|年|周/,
};
/** What the topic of a gap says that it leaves out. */
const TOPICS: { [topic: string]: Kind[] } = {
  经费: ["money", "payer"],
  频次: ["often"],
  起止时间: ["when", "time"],
  选人与分工: ["who"],
};
/** Kinds that ask for a number: what readers say instead, and what else is decided, says nothing of that. */
const NUMBERS: Kind[] = ["count", "money", "payer", "rate", "area", "distance", "standard", "size"];
/** So many of the records that the search finds first may show a way. */
const FIRST = 3;
const SILENT: Source[] = ["gap", "passed over"];
/** Aspects that say to whom something is done. */
const WHOM = /^(?:先找谁|评的是谁|帮谁|给哪些|管哪些人|是哪些人)/;

/* What says nothing beside a question. */
const SMALL =
  /^(?:一共|总共|大概|大约|现在|目前|当地|具体|每年|每月|每周|一年|一个月|一个|平均|他们|我们|人家|请问|想问|问一下|到底|究竟|如今|已经|去年|今年|近年来|应该|可以|需要|能够|主要|是由|里面|里头|那边|那里|这里|的话|分别|各自|各有|通常|一般|总的|全部|整个|左右|以上|专门|统一|算是|算作|比较|合适|合理|有关|相关|对于|关于|进行|开展|实行|实施|推行|采取|设立|设置|成立|组建|组织|安排|别的|其他|负责|做了|办了|开始|帮忙|拿出|是不是|解决|问题|办法|困难|没有办法|怎么|怎样|如何|才能|起来)/;
const SMALL_CHARACTERS =
  "的了吗呢吧呀啊么嘛是有在和与跟对把被给让就都也还又要会能可该应这那其每各个名位人户次家处项些里中上下来去到出做办开搞弄建设发拿成过得着为由从向以及等年月日周天所前后大小多少几第，。？！、；：“”‘’（）?!,.;: \n\t《》一二两三按靠归请派走制分于时送新村";
/** Words that too many records have to tell one from another. */
const COMMON =
  /^(?:社区|街道|居民|群众|村里|乡镇|全县|全区|全市|县里|区里|市里|镇里|村民|老百姓|基层|地方|工作|项目|数量|人数|总数|个数|家数|户数|频次|频率|牵头|标准|经费|资金|比例|占比|面积|上限|规模|花费|费用|单位|服务|建设)$/;
/** Words of a label that only say that something is there. */
const MADE =
  /的|全部|所有|全县|全区|全市|总|社区划分|划分|选任|成立|组建|建立|建成|设置|设立|派驻|现有|已|开展|召开|常住|累计|一共|每个|每名/;
/** Single characters that say what is done: an answer has them as well. */
const DEEDS = /[修拆评改选教查陪带劝招聘换收讲住赔判罚配算]/;
/** What may follow what is counted: 多少党员到社区报到. */
const VERB =
  /^(?:$|到|在|参|加入|去|来|报|住|建|有|是|没|给|做|提供|签|登记|入驻|进|受|用|能|会|被|需|要|享|得|拿|涉及|覆盖|开|设|拆|实现|达到|试|组建|成立|推行|呢|啊|吗|了)/;
/** Names that hold the word of a deed: 服务中心 serves nobody yet. */
const CALLED = /[一-鿿]{2}(?:中心|站|点|队|集市|项目|平台)/g;
/** What may follow what is counted before the asking word: 联席会议开了几次. */
const DOING = /(?:一共|总共|现在|目前|大概|到底|大约|的|数量|总数|人数|个数|规模|有|共|[一-鿿]了)+$/;
/** What people get: of this a gap says by name that it is not told. */
const PAID = /工资|补贴|报酬|待遇|薪酬|收入/;
const TAIL = /^(?:涉及|覆盖|[开办发建设进做送搞来派])?[了到有]?$/;
/** Who does anything: no word of a deed is asked for. */
const ANY_DEED = /^(?:做|办|干|管|负责|来|去|帮忙|帮|弄|搞|牵头|主办|主管|主持|组织|统筹|发起|实施|的|是)*$/;

interface Cover {
  /** Characters that tell something, and their weight by where they stand. */
  told: number;
  weight: number;
  /** Telling characters that stand in the answer or in what it belongs to, and in the answer itself. */
  near: number;
  own: number;
  /** Telling characters that stand in what the record is about. */
  record: number;
  /** All telling characters but common words, and those common words that stand in the answer. */
  words: number;
  common: number;
  breaks: number;
  placed: boolean;
}

interface Match {
  length: number;
  tier: Tier;
  weight: number;
}

export interface Matcher {
  answers: (question: Question, records: Record[]) => Answer[];
}

export function openMatcher({ fold, longestAt, alike }: Language): Matcher {
  const known = new Map<string, string>();
  const plain = (text: string): string => {
    let folded = known.get(text);
    if (folded === undefined) known.set(text, (folded = fold(text)));
    return folded;
  };
  const same = (word: string): string[] => [word, ...alike(word, false)];

  /** What stands in each tier for an answer; nothing in those that say nothing of what is asked. */
  function tiersOf(stated: Stated, record: Record, beside: boolean, loose: boolean): string[] {
    const { lead, text, about, around, group, when } = stated;
    const others = record.answers.filter((other) =>
      other.source === "deed"
        ? around.includes(other.lead) || other.lead === lead
        : group && other.group === group && other.source === "aspect",
    );
    return [
      plain(`${lead}\n${text}\n${about}\n${when}`),
      plain(around),
      plain(record.words),
      beside ? plain(others.map((other) => `${other.text} ${other.about}`).join("\n")) : "",
      loose ? plain(record.asked) : "",
    ];
  }

  /** The longest piece of `content` from `at` on that stands in `text`, of two characters or more. */
  function run(content: string, at: number, text: string): number {
    let length = 0;
    for (let end = at + 2; end <= content.length; end++) {
      if (content[end - 1] === "\n" || !text.includes(content.slice(at, end))) break;
      length = end - at;
    }
    return length;
  }

  /** How the word at `at` stands in the tiers: as long as possible, then as near as possible. */
  function matchAt(content: string, at: number, tiers: string[], loose: boolean): Match {
    let best: Match = { length: 0, tier: Tier.Asked, weight: 0 };
    const word = longestAt(content, at);
    const others = word ? same(word) : [];
    const near = word && loose ? alike(word, true) : [];
    tiers.forEach((text, tier) => {
      const options: [number, number][] = [
        [run(content, at, text), 1],
        [others.some((other) => text.includes(other)) ? word.length : 0, SAME_WEIGHT],
        [near.some((other) => text.includes(other)) ? word.length : 0, NEAR_WEIGHT],
      ];
      for (const [length, factor] of options)
        if (length > best.length) best = { length, tier, weight: WEIGHTS[tier]! * factor };
    });
    return best;
  }

  /** How an answer has the words of a question; null where it lacks one that tells something. */
  function cover(content: string, tiers: string[], where: string, loose: boolean): Cover | null {
    const found: Cover = { told: 0, weight: 0, near: 0, own: 0, record: 0, words: 0, common: 0, breaks: 0, placed: false };
    let side = false;
    for (let at = 0; at < content.length;) {
      const match = matchAt(content, at, tiers, loose);
      const place = run(content, at, where);
      const small = SMALL.exec(content.slice(at, at + 6))?.[0].length || 0;
      if (place && place >= match.length) {
        at += place;
        found.placed = true;
        side = false;
      } else if (match.length && small < match.length) {
        const word = content.slice(at, at + match.length);
        const common = COMMON.test(word);
        const length = match.length * (common ? COMMON_WEIGHT : 1);
        found.told += length;
        found.weight += length * match.weight;
        if (side && !common) found.breaks++;
        if (common) {
          if (match.tier === Tier.Own) found.common += match.length;
        } else {
          found.words += match.length;
          if (match.tier !== Tier.Asked && match.tier !== Tier.Record) found.near += match.length;
          else {
            if (match.tier === Tier.Record) found.record += match.length;
            found.near += Math.max(
              ...[Tier.Own, Tier.Around, Tier.Decision].map((tier) => {
                const length = run(content, at, tiers[tier]!);
                return COMMON.test(content.slice(at, at + length)) ? 0 : length;
              }),
            );
          }
          if (match.tier === Tier.Own) found.own += match.length;
        }
        side = !common;
        at += match.length;
      } else if (small) {
        at += small;
        side = false;
      } else {
        const character = content[at]!;
        const word = longestAt(content, at);
        const common = [word, content.slice(at, at + 2)].find((text) => COMMON.test(text));
        if (common) at += common.length;
        else if (word) return null;
        else if (SMALL_CHARACTERS.includes(character)) at++;
        else if (DEEDS.test(character) && (tiers[Tier.Own]! + tiers[Tier.Around]!).includes(character)) at++;
        else return null;
        side = false;
      }
    }
    return found;
  }

  /** What a label counts: without what stands in brackets, and without 总数, 人数. */
  const headOf = (lead: string): string =>
    plain(lead)
      .replace(/[（(][^）)]*[）)]|[“”]/g, "")
      .replace(/(?:总数|人数|数量|个数|数)$/, "")
      .replace(/队伍$/, "");

  /** What is counted, from where it stands behind the asking words: 社区党委 of 几个社区党委, 单位 of 多少单位签协议. */
  function countedIn(counted: string): string {
    let end = 2;
    while (end < counted.length && !VERB.test(counted.slice(end))) end++;
    return counted.slice(0, end);
  }

  /** Whether the label of a figure counts what a question counts. */
  function counts(question: Question, stated: Stated): boolean {
    const { counted, measure, content, done } = question;
    const lead = plain(stated.lead);
    const head = headOf(stated.lead);
    const own = `${lead}\n${plain(stated.about)}`;
    const ends = (word: string): boolean => same(word).some((other) => head.endsWith(other));
    const people = /^(?:人|户|人次)$/.test(measure);
    const before = content.split("\n")[0]!;
    // 分几级, 几类: the unit says it.
    if (/[级岗类期]/.test(measure) && measure === stated.unit) return true;
    if (people) {
      const rest = counted.slice(measure.length);
      if (rest) return VERB.test(rest) && [rest, rest.slice(1)].some((deed) => run(deed, 0, own) > 1);
      // 星城社区有多少人
      if (!before.replace(DOING, "").replace(/^.*?(?=$)/, (place) => (plain(stated.where).includes(place) ? "" : place)))
        return measure === "人" ? own.includes("常住人口") : own.includes("户数");
    } else if (counted.length > 1 && !VERB.test(counted)) {
      const words = countedIn(counted);
      for (let start = 0; start + 2 <= words.length; start++)
        if (ends(words.slice(start)) && (!start || run(words, 0, own) >= Math.min(start, 2))) return true;
      return false;
    }
    if (counted.length === 1 && /[村镇街楼栋店站]/.test(counted)) return head.endsWith(counted);
    const word = before.replace(DOING, "");
    // 服务了多少人: the deed stands in the label.
    if (done && people) return run(before.slice(-3), 0, lead.replace(CALLED, "")) > 1;
    // 训练营有多少人: those who take part.
    if (people && (measure === "户" || /^(?:参加|参与|加入|登记)/.test(lead)) && run(word, 0, lead) > 3) return true;
    for (let start = 0; start + 2 <= word.length; start++) if (ends(word.slice(start))) return true;
    // 五星超市有几家, 集市开到多少个村
    for (let start = 0; start + 2 <= word.length; start++)
      for (let end = word.length; end > start + 1; end--)
        if (ends(word.slice(start, end)) && TAIL.test(word.slice(end))) return true;
    return false;
  }

  /** Whether a text counts it: a number stands beside the word. */
  function countsIn(text: string, { counted, content }: Question): boolean {
    const words = counted.length > 1 ? [countedIn(counted)] : [];
    const before = content.split("\n")[0]!.replace(DOING, "");
    if (!words.length)
      for (let start = 0; start + 2 <= before.length; start++) words.push(before.slice(start));
    return words.some((word) =>
      same(word).some((other) => {
        const at = text.indexOf(other);
        if (at < 0) return false;
        const behind = text.slice(at + other.length, at + other.length + 4);
        return (
          /[\d多少几][^,。;、]{0,6}$/.test(text.slice(Math.max(0, at - 8), at)) ||
          /^(?:一共|总共|共|各|到底)?有?(?:\d|多少|几(?![级档]))/.test(behind)
        );
      }),
    );
  }

  const clauses = (text: string): string[] => text.split(/[,。;、()]/);

  function figureFits(question: Question, stated: Stated): boolean {
    const { kind, measure, each, content } = question;
    const { unit, lead, about } = stated;
    const per = stated.per === "未说明" ? "" : stated.per;
    if (kind === "count" && (per ? !each || !content.includes(thingOf(per)) : each)) return false;
    // What something costs is not what people get.
    if (kind === "money" && !PAID.test(content) && PAID.test(plain(lead + about))) return false;
    const wanted = KIND_UNITS[kind];
    if (wanted) return wanted.test(unit);
    if (kind === "often") return /^(?:次|场|场次)$/.test(unit);
    if (kind === "standard" && /[户人名]/.test(measure) && !unit.includes(measure)) return false;
    if (kind === "standard" || kind === "size") return /标准|上限|面积|配比|配备/.test(lead + about.slice(2));
    if (kind !== "count" || /元|%|平方|公里/.test(unit)) return false;
    const units = UNITS[measure];
    return (!units || units.test(unit)) && (Boolean(per && each) || counts(question, stated));
  }

  function aspectFits(question: Question, said: string, text: string): boolean {
    const { kind, lead, whom } = question;
    const asked = kindOf(said);
    if (kind === "money")
      return (
        (asked === "money" || asked === "payer") &&
        /\d.*元/.test(text) &&
        (PAID.test(question.content) || !PAID.test(text))
      );
    if (kind === "count") return asked === "count" && !question.each && countsIn(text, question);
    if (kind === "standard") return asked === "standard" || /^(?:怎么定级|网格怎么划)/.test(said);
    if (kind === "size") return said === "有多大" || asked === "standard";
    if (kind === "area") return /平方米/.test(text);
    if (kind !== "who") return asked === kind;
    if (asked !== "who" || WHOM.test(said) !== whom) return false;
    if (/^请了谁/.test(said) && !/请|帮/.test(question.content)) return false;
    return !lead || /牵头|谁来办/.test(said) || (/组织|召集/.test(question.content) && /组织/.test(said));
  }

  /** Whether an article leaves out what is asked for. */
  function gapFits(question: Question, topic: string, text: string): boolean {
    const { kind, content, deed } = question;
    const parts = clauses(text);
    if (kind === "count") return parts.some((clause) => countsIn(clause, question));
    if (kind === "who")
      return parts.some((clause) => kindOf(clause) === "who" && (ANY_DEED.test(deed) || clause.includes(deed[0]!)));
    if (["where", "standard", "size", "way", "document"].includes(kind)) return false;
    const paid = kind === "money" && PAID.exec(content)?.[0];
    if (paid) {
      const words = same(paid);
      return parts.some((clause) => [null, "money"].includes(kindOf(clause)) && words.some((word) => clause.includes(word)));
    }
    return (TOPICS[topic] || []).includes(kind) || parts.some((clause) => kindOf(clause) === kind);
  }

  /** Whether an answer is of the kind that is asked for. */
  function fits(question: Question, stated: Stated): boolean {
    const { kind, lead } = question;
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
        return lead ? /\((?:牵头|主办)\)$/.test(text) : /\((?:实施|授课|监督|牵头|主办)\)$/.test(text);
      case "often":
        return kind === "often";
      case "document":
        return kind === "document";
      case "means":
        return kind === "payer" ? text.includes("承担:") : kind === "money" && /\d.*元/.test(text);
      case "event":
        return kind === "when";
      case "deed":
        return kind === "where" || kind === "way";
      case "gap":
        return gapFits(question, said, text);
    }
  }

  /** Whether an answer that has no rare word of the question is about nothing else all the same. */
  function enough({ kind, each, content }: Question, stated: Stated, found: Cover): boolean {
    const { source, per } = stated;
    const { words, common, record } = found;
    const topic = source === "gap" && (TOPICS[stated.lead] || []).includes(kind);
    // The only money of a record about 巷长 is what these cost; so is what its article leaves out.
    if (record && record === words && (topic || kind === "money" || kind === "payer")) return true;
    if (source !== "figure") return false;
    if (!found.told) return true;
    if (each && per && content.includes(thingOf(per))) return true;
    // 博罗有多少个社区, 博罗面积多大: a place and what is measured.
    return !words && (common > 0 || kind === "count") && bare(stated).every((part) => content.includes(part));
  }

  /** What a figure is for each of: 社区 of 每个社区. */
  const thingOf = (per: string): string => plain(per).replace(/^每[个名户家处]?|[(（].*/g, "");

  /** The parts of a label that tell one count from another, without the place and without words of making. */
  function bare(stated: Stated): string[] {
    const where = plain(stated.where);
    return headOf(stated.lead)
      .split(MADE)
      .filter((part) => part.length > 1 && !where.includes(part));
  }

  /** How much of the label of a figure is asked for: of two counts of one thing the plainer answers a plain question. */
  function exactness({ kind, content, done, measure }: Question, stated: Stated): number {
    const parts = bare(stated).join("");
    let asked = 0;
    for (let at = 0; at + 1 < parts.length; at++) if (content.includes(parts.slice(at, at + 2))) asked++;
    let value = parts.length > 1 ? (0.3 * asked) / (parts.length - 1) - 0.1 : 0;
    if (done && stated.about.includes("背景")) value -= 0.1;
    if (kind === "standard" && measure && measure === stated.unit) value += 0.3;
    if (kind === "standard" && /标准|上限/.test(stated.lead)) value += 0.1;
    return value;
  }

  /** How well an answer fits a question; 0 where it does not. */
  function score(question: Question, stated: Stated, record: Record): number {
    const { kind, deed } = question;
    const { source } = stated;
    const silent = SILENT.includes(source);
    const loose = !NUMBERS.includes(kind) && !silent;
    const tiers = tiersOf(stated, record, loose || (kind === "payer" && !silent), loose);
    const found = cover(question.content, tiers, plain(stated.where), loose);
    if (!found) return 0;
    const text = plain(stated.text);
    if (!found.near && !enough(question, stated, found)) return 0;
    if (source === "gap") {
      // Who gets too little to be told of is named in the gap itself; what is counted is counted of something.
      if (PAID.test(question.content) && kind === "money" && found.own < found.words) return 0;
      if (kind === "count" && !found.placed && found.words <= countedIn(question.counted).length) return 0;
    }
    // 党建联盟统筹 does not say who is in charge of 党建联盟.
    if (kind === "who" && !silent && !text.includes("由") && run(question.content, 0, text) > 3) return 0;
    if (kind === "who" && deed.length < 4 && !ANY_DEED.test(deed) && !silent) {
      const own = tiers[Tier.Own]!;
      // The deed itself has to be said of whoever does it: 谁来修 is not who comes by.
      if (!run(deed, 0, own) && !own.includes(deed[0]!) && !alike(longestAt(deed, 0), true).some((word) => own.includes(word))) return 0;
    }
    if (kind === "often" && !silent) {
      const own = tiers[Tier.Own]! + tiers[Tier.Around]!;
      if (Array.from(deed).some((character) => !/[开搞办做来去走碰]/.test(character) && !own.includes(character))) return 0;
    }
    let value = found.told ? found.weight / found.told / WEIGHTS[Tier.Own] : ENOUGH;
    value -= found.breaks * BREAK;
    if (source === "gap") value += 0.1;
    if (value < (kind === "who" ? ENOUGH_WHO : ENOUGH)) return 0;
    if (source === "figure") value += exactness(question, stated);
    // A sentence of an editor says more than that nothing is told.
    if (source === "gap") value += 0.25;
    // Without a word of a deed, who does it is asked, not who asks or judges.
    if (kind === "who" && !question.lead && ANY_DEED.test(deed) && !/谁来?[做办送]|实施/.test(stated.lead + text)) value -= 0.05;
    if (/没有写/.test(text)) value -= 0.1;
    if (record.programme) value -= 0.15;
    return value;
  }

  function answers(question: Question, records: Record[]): Answer[] {
    const found: Answer[] = [];
    // For a way the search knows best which records are about it; a programme only tells of its parts again.
    const some =
      question.kind === "way" ? records.slice(0, FIRST).filter((record) => !record.programme) : records;
    for (const record of some)
      for (const stated of record.answers) {
        if (!fits(question, stated) || (question.short && SILENT.includes(stated.source))) continue;
        const value = score(question, stated, record);
        if (value) found.push({ stated, record, score: value, silent: SILENT.includes(stated.source) });
      }
    return found.sort((a, b) => b.score - a.score);
  }

  return { answers };
}

const MOST = 3;
/** Answers that fit much worse than the best are left out. */
const LEAST = 0.8;
const LEAST_SILENT = 0.95;

/** Answers of one record that fit as well as one another stand together: 区级1个，街道级10个，社区级163个. */
const TIE = 0.02;

/** Of answers, best first, those to show: one county once, but for a tie; what sources leave out only where nothing answers. */
export function chosen(found: Answer[]): Answer[] {
  const told = found.filter(({ silent }) => !silent);
  const best = told.length ? told : found;
  const shown: Answer[] = [];
  for (const answer of best) {
    if (answer.score < (answer.silent ? LEAST_SILENT : LEAST) * best[0]!.score) break;
    const { record, stated, score } = answer;
    const here = shown.find(
      (other) => other.record === record || countyOf(other.stated) === countyOf(stated),
    );
    const tied =
      here?.record === record &&
      stated.source === "figure" &&
      here.stated.source === "figure" &&
      here.score - score < TIE;
    if (!here || tied) shown.push(answer);
  }
  return shown.slice(0, MOST);
}

const countyOf = ({ where }: Stated): string => where.split(" ")[0]!;
