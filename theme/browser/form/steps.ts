/* The steps of the form: what is asked together. The least that makes a record comes first; the rest may come later. */

export interface Step {
  name: string;
  /** What to do here, in a sentence. */
  told: string;
  /** The fields of a record that are asked, by their keys. */
  keys: string[];
  /** Of the least that a record needs. */
  least: boolean;
}

const ARTICLE: Step = {
  name: "文章",
  told: "选一篇登记过的文章；没有登记过的，把全文贴进来，登记的文件由这里写。全文只在这一页里用，不进文件，也不记下来。",
  keys: ["sources"],
  least: true,
};

export const STEPS: Step[] = [
  ARTICLE,
  {
    name: "在哪里",
    told: "写到社区或村为止，不写门牌。",
    keys: ["id", "title", "place", "settlements"],
    least: true,
  },
  {
    name: "难题",
    told: "要解决什么，一件一条，最要紧的在前。",
    keys: ["problems"],
    least: true,
  },
  {
    name: "做法",
    told: "一项一条：谁做、做什么。没有数字也可以。",
    keys: ["measures"],
    least: true,
  },
  {
    name: "谁参与",
    told: "单位和人群，不写个人姓名。",
    keys: ["actors", "status", "type"],
    least: true,
  },
  {
    name: "没说什么",
    told: "原文没有交代、又值得到当地问的事。没有成效数字的，写一条“成效”；没有写局限的，写一条“失败与教训”。",
    keys: ["not_reported", "transfer"],
    least: true,
  },
  {
    name: "收尾",
    told: "最后写摘要：哪里，什么难题，怎么做，结果如何。不写评价。",
    keys: ["summary", "keywords", "editorial"],
    least: true,
  },
  {
    name: "数字",
    told: "每个数字一条，连同证明它的原话。人不是人次，“余”“近”“超过”要留着，打算写成“目标”。",
    keys: ["observations", "headline", "calculations"],
    least: false,
  },
  {
    name: "背景和投入",
    told: "数字以外的背景，投入了什么，什么时候做到哪一步。",
    keys: ["background", "resources", "timeline", "officials"],
    least: false,
  },
  {
    name: "说法和局限",
    told: "没有数字的说法，原文自认的问题，打算做的事。",
    keys: ["claims", "limits", "next_steps"],
    least: false,
  },
  { name: "抉择", told: "当地在几条路里选了哪一条。", keys: ["decisions"], least: false },
  {
    name: "口号、政策、关系",
    told: "口号指什么，贯彻什么政策，和哪个案例有关。",
    keys: ["slogans", "policies", "relations"],
    least: false,
  },
  { name: "别人会怎么问", told: "只拿来搜索，页面上不显示。", keys: ["asked"], least: false },
  { name: "教学", told: "给上课的人用；可以由整理的人补。", keys: ["teaching"], least: false },
];

export const LEAST = STEPS.filter(({ least }) => least).length;

/** The step on which a field of a record is asked; the first where none asks it. */
export const stepOf = (key: string | number | undefined): number =>
  Math.max(
    0,
    STEPS.findIndex(({ keys }) => keys.includes(String(key))),
  );
