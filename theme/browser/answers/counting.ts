/* Whether a figure counts what is asked, and how exactly: what is counted stands at the end of its label. */
import type { Reading } from "./covering";
import type { Stated } from "./data";
import type { Question } from "./question";
import { CALLED, DOING, MADE, TAIL, VERB } from "./words";

/** Units that only fit one another: people are not visits, and households are not people. */
export const UNITS: { [measure: string]: RegExp } = {
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
  档: /^[级档]$/,
  岗: /^[岗个]$/,
  张: /^张$/,
  套: /^套$/,
};

/** What a label that names what is counted gains on one that tells the deed alone. */
const NAMED = 0.3;

export type Counting = ReturnType<typeof openCounting>;

/** What is counted, from where it stands behind the asking words: 社区党委 of 几个社区党委, 单位 of 多少单位签协议. */
export function countedIn(counted: string): string {
  let end = 2;
  while (end < counted.length && !VERB.test(counted.slice(end))) end++;
  return counted.slice(0, end);
}

export function openCounting({ plain, same, run }: Reading) {
  /** What a label counts: without what stands in brackets, and without 总数, 人数. */
  const headOf = (lead: string): string =>
    plain(lead)
      .replace(/[（(][^）)]*[）)]|[“”]/g, "")
      .replace(/(?:总数|人数|数量|个数|数)$/, "")
      .replace(/队伍$/, "");

  /** 单位 ends 驻区单位、社会组织 as well: the label says of what else it is the sum. */
  const headsOf = (lead: string): string[] => {
    const head = headOf(lead);
    return head.includes("、") ? [head, ...head.split("、")] : [head];
  };

  /** Whether two neighbours of `words` stand in a text. */
  const pairOf = (words: string, text: string): boolean =>
    Array.from(words).some(
      (_, at) => at + 1 < words.length && text.includes(words.slice(at, at + 2)),
    );

  /** Whether what is said of what is counted stands in a text: an estate with a branch of the party is none that has 物业管理. */
  function hasRest(counted: string, text: string): boolean {
    const rest = counted.slice(countedIn(counted).length);
    return rest.length < 3 || pairOf(rest, text);
  }

  /** Whether what was done, just before the asking words, stands in a label. */
  const deedIn = (before: string, lead: string): boolean =>
    run(before.slice(-3), 0, lead.replace(CALLED, "")) > 1;

  /** How well the end of a label names what is counted: 书记 wholly, 副书记 by half, 后备干部 not at all. */
  function named({ counted }: Question, { lead }: Stated): number {
    if (counted.length < 2 || VERB.test(counted)) return 0;
    const heads = headsOf(lead);
    const marks = same(countedIn(counted)).flatMap((word) =>
      heads.map((head) => (head.endsWith(`副${word}`) ? 0.5 : Number(head.endsWith(word)))),
    );
    return Math.max(0, ...marks);
  }

  /**
   * Whether the caution of a figure says that it is not what is asked: 不是社区规模标准 beside a standard of hiring, unless the
   * question is more about what the label names.
   */
  function disowned({ kind, counted, content }: Question, { caution, lead }: Stated): boolean {
    const said = plain(caution).split(/[,。;]/);
    if (kind === "count")
      return counted.length > 1 && said.some((part) => part.includes(`不是${counted}数`));
    const other = said.map((part) => /不是(.*)标准/.exec(part)?.[1] ?? "").find(Boolean);
    const shared = (text: string): number =>
      Array.from(text).filter(
        (_, at) => at + 1 < text.length && content.includes(text.slice(at, at + 2)),
      ).length;
    return (
      kind === "standard" &&
      other !== undefined &&
      shared(other) >= shared(plain(lead).replace("标准", ""))
    );
  }

  /** Whether the label of a figure counts what a question counts. */
  function counts(question: Question, stated: Stated): boolean {
    const { counted, measure, content, done } = question;
    const lead = plain(stated.lead);
    const heads = headsOf(stated.lead);
    const said = `${lead}\n${plain(stated.about)}`;
    const ends = (word: string): boolean =>
      same(word).some((other) => heads.some((head) => head.endsWith(other)));
    const people = /^(?:人|户|人次)$/.test(measure);
    const before = content.split("\n")[0] ?? "";
    // 分几级, 几类: the unit says it.
    if (/[级档岗类期]/.test(measure) && UNITS[measure]?.test(stated.unit)) return true;
    if (people) {
      const rest = counted.slice(measure.length);
      if (rest)
        return VERB.test(rest) && [rest, rest.slice(1)].some((deed) => run(deed, 0, said) > 1);
      // 星城社区有多少人
      const thing = before.replace(DOING, "");
      if (!thing || plain(stated.where).includes(thing))
        return said.includes(measure === "人" ? "常住人口" : "户数");
    } else if (counted.length > 1 && !VERB.test(counted)) {
      // 培养了多少书记: those who were 培养 are counted under another name, which the label says.
      if (done && /^[名人位]$/.test(stated.unit) && deedIn(before, lead)) return true;
      const words = countedIn(counted);
      if (!hasRest(counted, said)) return false;
      for (let start = 0; start + 2 <= words.length; start++)
        if (ends(words.slice(start)) && (!start || run(words, 0, said) >= Math.min(start, 2)))
          return true;
      return false;
    }
    if (counted.length === 1 && /[村镇街楼栋店站]/.test(counted))
      return heads.some((head) => head.endsWith(counted));
    const word = before.replace(DOING, "").replace(/(?:去年|今年)$/, "");
    // 服务了多少人: the deed stands in the label.
    if (done && people) return deedIn(before, lead);
    // 一个月来多少人
    if (people && /[来到]$/.test(before) && /来访|到访/.test(lead)) return true;
    // 训练营有多少人: those who take part.
    if (
      people &&
      (measure === "户" || /^(?:参加|参与|加入|登记)/.test(lead)) &&
      run(word, 0, lead) > 3
    )
      return true;
    // 楼栋党支部 is no 小区党支部: what stands before the word that ends the label stands in the figure as well.
    const qualified = (start: number): boolean =>
      start < 2 ||
      plain(stated.where).includes(word.slice(0, 2)) ||
      pairOf(word.slice(0, start), said);
    for (let start = 0; start + 2 <= word.length; start++)
      if (ends(word.slice(start)) && qualified(start)) return true;
    // 五星超市有几家, 集市开到多少个村
    for (let start = 0; start + 2 <= word.length; start++)
      for (let end = word.length; end > start + 1; end--)
        if (
          ends(word.slice(start, end)) &&
          (TAIL.test(word.slice(end)) || lead.includes(word.slice(end)))
        )
          return true;
    return false;
  }

  /** Whether a text counts it: a number stands beside the word. */
  function countsIn(text: string, { counted, content }: Question): boolean {
    if (!hasRest(counted, text)) return false;
    const words = counted.length > 1 ? [countedIn(counted)] : [];
    const before = (content.split("\n")[0] ?? "").replace(DOING, "");
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
  function exactness(question: Question, stated: Stated): number {
    const { kind, content, done, measure, asked: said } = question;
    const parts = bare(stated).join("");
    let asked = 0;
    for (let at = 0; at + 1 < parts.length; at++)
      if (content.includes(parts.slice(at, at + 2))) asked++;
    let value = parts.length > 1 ? (0.3 * asked) / (parts.length - 1) - 0.1 : 0;
    if (done && stated.about.includes("背景")) value -= 0.1;
    // Those who were 培养 under another name come after those who are called as asked.
    const called = named(question, stated);
    value += NAMED * called;
    if (!called && done && deedIn(content.split("\n")[0] ?? "", plain(stated.lead))) value += 0.2;
    // A village is no community of a town.
    if (said.includes("村")) value += /村/.test(stated.lead + stated.where) ? 0.1 : -0.1;
    if (kind === "standard" && measure && measure === stated.unit) value += 0.3;
    if (kind === "standard" && /标准|上限/.test(stated.lead)) value += 0.1;
    return value;
  }

  return { counts, countsIn, disowned, thingOf, bare, exactness };
}
