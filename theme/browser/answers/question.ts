/*
 * What a question asks for: how many, how much, who, how often, where, by what standard. Sentences about how and why are no
 * such questions, and nothing is answered to them.
 */

export type Kind =
  | "payer"
  | "often"
  | "rate"
  | "area"
  | "distance"
  | "when"
  | "money"
  | "time"
  | "where"
  | "who"
  | "standard"
  | "size"
  | "document"
  | "count"
  | "way";

export interface Question {
  kind: Kind;
  /** What is left of the words of the clause that asks, with line breaks where the asking words stood. */
  content: string;
  /** The other clauses. */
  context: string;
  /** The clause as it was asked. */
  asked: string;
  /** What is counted: the word behind 多少个; "" where it is said otherwise. */
  counted: string;
  /** The word that measures what is counted: 人, 户, 场. */
  measure: string;
  /** For how many each: 每个, 一个社区. */
  each: boolean;
  /** Who is in charge is asked, not who does the work. */
  lead: boolean;
  /** What is done, where it is asked who does it or how often: 修 of 谁来修, 换 of 几年换一次. */
  deed: string;
  /** Somebody is asked for to whom it is done: 帮谁. */
  whom: boolean;
  /** Something that was done is counted: 服务了多少人. */
  done: boolean;
  /** A few words instead of a question: 巷长 经费. */
  short: boolean;
}

const MONEY =
  "经费|资金|工资|薪酬|薪水|月薪|收入|费用|补贴|报酬|待遇|投资|预算|工钱|补助|开支|成本|花费";
const MEASURES = "名位家处项条件次场张套支所座间种类级层辆台份篇期回遍趟栋幢岗档届步";

const COUNTED = `(?:多少|几)(?:个|[${MEASURES}])?`;

const KINDS: [Kind, RegExp][] = [
  [
    "payer",
    new RegExp(
      `(?:钱|${MONEY})(?:是|都|又|该|要|由|得)*(?:谁来?(?:出|掏|付|给|拿|承担|负担|发)?(?![办做管开搞])|(?:从|打)?(?:哪里|哪儿|哪|何处)(?:里|儿)?(?:来|出|凑|筹)?(?:的)?|(?:钱|本钱|资金|经费)(?:是)?怎么(?:来|筹|凑|解决)(?:的)?|(?:由)?哪(?:一)?(?:级|个部门|家|方)(?:来)?(?:出|掏|承担|负担|拨)?)|(?:由)?谁来?(?:出$|出钱|掏钱|出资|买单|付钱|付费|承担费用|拨款|给钱|发工资|掏腰包)|(?:由)?哪(?:一)?级(?:财政)?(?:出|承担|拨|保障)|靠什么钱|钱(?:的)?来源|资金来源|经费来源`,
    ),
  ],
  [
    "often",
    /多久.{0,3}(?:一次|一回|一遍|一轮|一趟|一期|一届)|(?:多长时间|几天|几周|几个月|几年|多少天).{0,3}(?:一次|一回|一遍|一轮|一趟|一期)|(?:隔多久|隔几天|间隔多久).{0,3}(?:一次)?|多久(?=[开搞办做碰来去走收评换轮查巡送])|(?:每|一)(?:个)?(?:年|月|周|星期|季度|季|天|礼拜)(?:要|得|会|都|里|到底|大概|能)?([^多几]{0,8})(?:几|多少)(?:次|回|场|遍|趟|期)|频率|频次|什么频度|多频繁/,
  ],
  [
    "rate",
    /百分之(?:几|多少)|(?:比例|占比|比重|满意度|知晓度|[一-鿿]{0,2}[^频]率)(?:是|有|达到?|能到|做到|到了?|为|占)*(?:多少|多高|几成|几)|占(?:了)?(?:几成|多少)|几成|多少个?百分点/,
  ],
  [
    "area",
    /多大(?:的)?(?:面积|地方)|面积(?:是|有|要|得|达到?|应|该|不少于|至少|最少|标准)*(?:多少|多大|几)?(?:个)?(?:平方米|平米|平方|平)?(?:要求)?|多少(?:个)?(?:平方公里|平方米|平米|平方|平(?=$|米))|几(?:个)?(?:平方米|平米)/,
  ],
  ["distance", /多远|(?:多少|几)(?:公里|里路|里地|千米)|距离(?:是)?多少/],
  ["when", /什么时候|啥时候|哪一?年|何时|几月份?|哪天|几时|哪个月|什么时间|何年/],
  [
    "money",
    new RegExp(
      `(?:花|要|投|投入|补|给|发|拿|挣|涨|配|批|拨|用|收|付|值|赚|出|提高|涨到|提)?(?:了|到|得|过)?(?:多少|几)(?:万|亿|百|千)?(?:块|元|钱)(?:钱)?|(?:多少|几)(?:${MONEY})|(?:${MONEY})(?:是|有|给|能|要|大概|一共|总共|平均|每月|每年|一年|一个月|大约|标准|水平|涨到|提高到|达到|能到|最高|最低|到|为|一般|共|配|拿|发)*(?:了)?(?:多少(?:钱|元)?|几何|多高|几)|(?:多少|几)(?:万|亿)(?!人|户|名|平|人次)|花(?:了|费)?多少|投(?:入)?了?多少(?![个名人户家项])|挣多少|拿多少|(?:涨|提高|加)(?:了|到)?多少`,
    ),
  ],
  [
    "time",
    /(?:用|花|要|学|办|培训|持续|历时)(?:了)?(?:多久|多长时间|几天|几个月|多少天)|多长时间|多久|(?:几|多少)(?:个)?(?:小时|天|月|星期|周|年)(?!级|份)/,
  ],
  [
    "standard",
    /(?:按照?|以|照|依|根据)(?:什么|多少|几|哪)(?:个|样的|些|种)?(?:标准|数|比例|规模|口径|原则|条件)?(?:来)?(?:定|配|划|拆|招|建|算|分)?|什么(?:样的)?标准|标准(?:是|为|有)*(?:什么|多少|啥|怎样|怎么样|怎么定|几)|上限(?:是|为)*(?:多少|几)?|(?:最多|不超过|不能超过|至少|最少|不低于|不少于)(?:能|要|有|是|不)*(?:多少|几)(?:个|户|人|名)?|怎么定(?:级|的)?|(?:怎么|如何)(?:划分|定级|分级|配备|核定)|多少(?:户|人)(?:配|设|算|才|为|一个|拆|就|合适|比较)|标准/,
  ],
  ["document", /(?:什么|哪个|哪份|哪些|啥)(?:文件|办法|制度|规定|方案|依据)/],
  [
    "where",
    /(?:哪里|哪儿|哪些地方|哪几个地方|(?:什么|哪个|哪一个|哪些|哪几个|哪两个|哪三个|哪)(?:地方|地|社区|街道|县|村|乡镇|镇|乡|区|市|省|城市|位置))|在哪/,
  ],
  [
    "who",
    /(?:由|归|让|请|靠|找|被|是|有)?(?:谁|什么人|啥人|哪些人|哪(?:个|些|几个|几家|家|一个|一家)(?:部门|单位|机构|组织|医院|公司|人|企业|领导|队伍|力量))(?:来)?/,
  ],
  ["size", /多大|规模(?:有|是)?(?:多少|多大)/],
  ["count", new RegExp(`(?:有|共|共有|达到?|了)*${COUNTED}`)],
];

/* A few words of the thing and what is asked of it: 巷长 经费, 网格员 人数. */
const SHORT: [Kind, RegExp][] = [
  ["money", new RegExp(`(?:${MONEY})(?:标准|多少)?$`)],
  ["area", /面积(?:标准)?$/],
  ["often", /(?:频次|频率)$/],
  ["rate", /(?:比例|占比|签约率|拆除率|完成率)$/],
  ["standard", /(?:上限|标准)$/],
  ["who", /(?:牵头|牵头单位|负责人|负责部门|责任单位)$/],
  ["count", /(?:人数|数量|个数|户数|总数|家数)$/],
];
const LEAD = /归谁管|谁来?管|牵头|负责|主管|主办|主持|统筹|领头|挑头|发起|组织(?!部|体)|出面|召集/;
const EACH =
  /每(?!年|个?月|周|天|季|次|期)|一个(?!月|季|星期|礼拜)|一家|一名|一户|一处|平均|人均|户均|单个/;
/* How something is done; why it is done nobody is told. */
const WAY =
  /怎么(?:办|做|解决|让|才能|把|能|去|样)?|怎样(?:才能|做|让)?|如何(?:才能|做|让|解决)?|咋(?:办|整|弄|样)?|有(?:什么|啥|没有)(?:好)?(?:的)?(?:办法|法子|做法|经验)/;
const WAY_ALONE = /怎么办|怎么做|怎样才能|如何才能|怎么解决|如何解决|怎么让|如何让|怎么才能/;
const WHY = /为什么|为啥|为何/;

/** What people say otherwise in some parts of the country, or in the trade. */
const SAID: [RegExp, string][] = [
  [/\s+/g, ""],
  [/几多/g, "多少"],
  [/几[百千](?=户|人)/g, "多少"],
  [/啥/g, "什么"],
  [/(?:是|由|派|让|请|找)?哪个(?=$|来|出|先|拍板|的?[,。?!])/g, "谁"],
  [/一回/g, "一次"],
];

const saidPlainly = (text: string): string =>
  SAID.reduce((words, [from, to]) => words.replace(from, to), text).replace(
    /第([一二三四五六七八九])(?=[期届批])/g,
    (_, digit: string) => `第${"零一二三四五六七八九".indexOf(digit)}`,
  );

/** Read a folded text as a question; null where it asks for none of these. */
export function questionOf(text: string): Question | null {
  const said = saidPlainly(text);
  if (WHY.test(said)) return null;
  const clauses = said.split(/[,。;?!，；？！]+/).filter(Boolean);
  const ways = clauses.map(asksWayAlone).filter(isThere);
  const others = ways.length ? ways : clauses.map(asks).filter(isThere);
  const questions = others.length ? others : clauses.map(asksWay).filter(isThere);
  // Of several clauses that ask the longest says most; the rest says what it is about.
  const [question] = (questions.length ? questions : clauses.map(asksShort).filter(isThere)).sort(
    (a, b) => b.asked.length - a.asked.length,
  );
  if (!question) return null;
  const asking = questions.map(({ asked }) => asked);
  const context = clauses.filter((clause) => !asking.includes(clause) && clause !== question.asked);
  return { ...question, context: context.join("\n") };
}

const isThere = (question: Question | null): question is Question => question !== null;

/* What is parted by so many each, where the asking words follow. */
const PARTED = /(?:拆分?|划分|拆开|分家)[到成为是按得要]*\n/;

function asks(clause: string): Question | null {
  for (const [kind, asking] of KINDS) {
    const match = asking.exec(clause);
    if (!match) continue;
    // 几个部门怎么 … asks for a way.
    if (kind === "count" && match[0].includes("几") && /怎么|怎样|如何/.test(clause)) continue;
    const question = read(kind, clause, match.index, match[0]);
    // 社区拆分多少户 asks the same as 按多少户拆分社区.
    const standard = kind === "count" && PARTED.test(question.content);
    return standard && /[户人]/.test(question.measure)
      ? { ...question, kind: "standard", counted: "" }
      : question;
  }
  return null;
}

function asksWayAlone(clause: string): Question | null {
  return WAY_ALONE.test(clause) ? asksWay(clause) : null;
}

function asksWay(clause: string): Question | null {
  const way = WAY.exec(clause);
  return way && read("way", clause, way.index, way[0]);
}

function asksShort(clause: string): Question | null {
  for (const [kind, asking] of SHORT) {
    const match = asking.exec(clause);
    if (match && match.index > 1) return { ...read(kind, clause, match.index, ""), short: true };
  }
  return null;
}

/** Each thing that one text asks, with the words that all of it is about: 老年食堂谁办过花多少钱. Empty where it asks one thing. */
export function halvesOf(text: string): Question[] {
  const said = saidPlainly(text).replace(/[,。;?!，；？！]+/g, "");
  if (WHY.test(said)) return [];
  const spans: [Kind, number, string][] = [];
  for (const [kind, asking] of KINDS) {
    const match = asking.exec(said);
    const end = match ? match.index + match[0].length : 0;
    if (match && spans.every(([, at, words]) => end <= at || match.index >= at + words.length))
      spans.push([kind, match.index, match[0]]);
  }
  if (spans.length < 2) return [];
  return spans
    .sort(([, a], [, b]) => a - b)
    .map(([kind, at, words]) => {
      const cut = (from: number, to: number): string =>
        spans
          .filter(([, place]) => place !== at && place >= from && place < to)
          .reduce((part, [, , other]) => part.replace(other, ""), said.slice(from, to));
      const before = cut(0, at);
      return read(kind, before + words + cut(at + words.length, said.length), before.length, words);
    });
}

/** What an aspect of a decision asks for. */
export function kindOf(folded: string): Kind | null {
  for (const [kind, asking] of KINDS) if (asking.test(folded)) return kind;
  return null;
}

/* Of the asking words these say what is asked about as well. */
const TELLING = new RegExp(
  `${MONEY}|最高|最低|面积|标准|上限|比例|占比|满意度|知晓度|[一-鿿]{2}率|规模`,
  "g",
);

function deedIn(kind: Kind, asking: string, behind: string): string {
  if (kind === "who") return /^[去来能会要该的]*([一-鿿]*?)过?(?![一-鿿])/.exec(behind)?.[1] ?? "";
  if (kind !== "often") return "";
  const between = asking.replace(
    /^.*?(?:多久|几天|几周|几个月|几年|多少天|多长时间)|[一几多少]+[次回遍轮趟期届场]$/g,
    "",
  );
  return (/^多久|^[几隔多间]/.test(asking) ? between : "") + (behind.startsWith("会") ? "会" : "");
}

const MEASURED = new RegExp(`[人户${MEASURES}]`);

function read(kind: Kind, folded: string, at: number, asking: string): Question {
  const before = folded.slice(0, at) + (/^了/.test(asking) ? "了" : "");
  const behind = folded.slice(at + asking.length);
  const said = kind === "count" ? [] : asking.match(TELLING) || [];
  const ending = /^(?:人次|人(?!口)|户)/.exec(behind)?.[0] ?? asking.slice(-1);
  const measure = MEASURED.test(ending) ? ending : "";
  return {
    kind,
    content: [before, ...said, behind].join("\n"),
    context: "",
    asked: folded,
    counted: kind === "count" ? (/^[^,。?!、的]*/.exec(behind)?.[0] ?? "") : "",
    measure,
    each: EACH.test(folded),
    lead: kind === "who" && LEAD.test(folded),
    deed: deedIn(kind, asking, behind),
    whom: kind === "who" && /(?:找|帮|评|给|管|发动|服务)(?:的是|了)?$/.test(before),
    done: kind === "count" && before.endsWith("了"),
    short: false,
  };
}
