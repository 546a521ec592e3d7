/* The nearest cases, with every term of their distance. */
import { h } from "../browse/dom";
import { root } from "../frame/site";
import type { Features, Figure } from "./data";
import type { Neighbour } from "./distance";
import type { Filled } from "./form";
import { lacking, likeness, said, whole } from "./words";

const MEASURES = 4;

function address(id: string, anchor = ""): string {
  return new URL(`cases/${id}/index.html${anchor && `#${anchor}`}`, root).href;
}

function figure(of: Neighbour, { text, anchor }: Figure): HTMLElement {
  return h("a", { href: address(of.case.id, anchor) }, text);
}

function terms(features: Features, { reader }: Filled, of: Neighbour): HTMLElement {
  const list = h("dl", { class: "cb-rows cb-pairs cb-pairs--small cb-match__terms" });
  for (const term of of.terms) {
    const line = said(features, reader, of, term);
    list.append(
      h(
        "div",
        term.distance === null ? { class: "is-unknown" } : {},
        h("dt", {}, line.label),
        h(
          "dd",
          {},
          line.before,
          line.figure && figure(of, line.figure),
          line.after,
          " ",
          h("strong", {}, line.counted),
        ),
      ),
    );
  }
  return list;
}

function conditions(features: Features, { ticked }: Filled, of: Neighbour): HTMLElement {
  if (!of.case.needs.length) return h("p", {}, "前提条件：整理者没有写。");
  const { must, helpful } = lacking(features, ticked, of.case);
  if (!must.length && !helpful.length) return h("p", {}, "前提条件：你都勾选了。");
  const parts = [
    must.length && `必须有的：${must.join("、")}`,
    helpful.length && `有了更好的：${helpful.join("、")}`,
  ].filter(Boolean);
  const lead = ticked.length ? "你没有勾选的前提条件" : "前提条件（你没有勾选自己有哪些）";
  return h("p", {}, `${lead}：${parts.join("；")}。`);
}

/** What was done about the problem that the reader chose, then what else was done, as far as a few lines hold it. */
function deeds({ reader }: Filled, { case: of }: Neighbour): HTMLElement {
  const { problem } = reader;
  const aimed = of.measures.filter(
    ({ problems }) => problem !== null && problems.includes(problem),
  );
  const others = of.measures.filter((measure) => !aimed.includes(measure));
  const room = MEASURES - Math.min(aimed.length, MEASURES);
  const named = (lead: string, list: typeof aimed, most: number): (Node | string)[] =>
    list.length && most
      ? [
          h("b", {}, lead),
          ...list.slice(0, most).flatMap(({ name, anchor }, number) => {
            const link = h("a", { href: address(of.id, anchor) }, name);
            return number ? ["、", link] : [link];
          }),
          list.length > most ? `等 ${list.length} 项。` : "。",
        ]
      : [];
  if (problem === null) return h("p", {}, ...named("怎么做：", of.measures, MEASURES));
  const lead = aimed.length ? "别的做法：" : "没有记针对这个难题的做法。别的做法：";
  return h("p", {}, ...named("怎么做：", aimed, MEASURES), ...named(lead, others, room));
}

function line(label: string, phrases: string[], after = ""): HTMLElement | false {
  return phrases.length > 0 && h("p", {}, h("b", {}, label), `${phrases.join("；")}${after}。`);
}

/** One case. What it is like stands open; how that was worked out, and what it needs, is folded. */
export function card(features: Features, filled: Filled, of: Neighbour): HTMLLIElement {
  const { alike, unlike, unknown } = likeness(features, filled.reader, of);
  return h(
    "li",
    { "data-cb-case": of.case.id },
    h("h3", { class: "cb-case__title" }, h("a", { href: address(of.case.id) }, of.case.title)),
    h("p", { class: "cb-case__place" }, of.case.place),
    line("像：", alike),
    line("不像：", unlike),
    line("不知道：", unknown, "（记录里没有，或写的数不能比）"),
    deeds(filled, of),
    filled.ticked.length > 0 && conditions(features, filled, of),
    h(
      "details",
      {},
      h("summary", {}, "怎样算的，要什么条件"),
      h("p", { class: "cb-match__whole" }, whole(of)),
      terms(features, filled, of),
      !filled.ticked.length && conditions(features, filled, of),
    ),
  );
}
