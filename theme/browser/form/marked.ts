/* The article that was pasted, with its figures marked: each is taken into the record by a press, and out of it by another. */
import { fill, h } from "../browse/dom";
import { press } from "../builder/controls";
import type { Figure, Finder } from "../reading/figures";
import type { Draft } from "./draft";
import { type Branch, isBranch, type Value } from "./emit";

const listed = (draft: Draft): Value[] => {
  const { observations } = draft.data;
  return Array.isArray(observations) ? observations : [];
};

/** Whether an item of the record is a figure of the article: the same number by the same phrase. */
function is(item: Value, { quantity, quote }: Figure): boolean {
  if (!isBranch(item) || !isBranch(item.evidence)) return false;
  const { value, unit, value_to: to, evidence } = item;
  const range = to === undefined ? quantity.to === null : to === quantity.to;
  const part =
    quote.figure === null ? evidence.figure === undefined : evidence.figure === quote.figure;
  return (
    value === quantity.value &&
    unit === quantity.unit &&
    range &&
    part &&
    evidence.quote === quote.text
  );
}

/** What the article says of a figure; what a person has to decide stays open. */
function observation(
  { quantity, quote, period, label }: Figure,
  id: string,
  source: Value,
): Branch {
  return {
    id,
    ...(label.length > 1 && { label }),
    value: quantity.value,
    ...(quantity.to !== null && { value_to: quantity.to }),
    unit: quantity.unit,
    comparator: quantity.comparator,
    ...(period && { period: { raw: period } }),
    evidence: {
      source,
      quote: quote.text,
      ...(quote.figure !== null && { figure: quote.figure }),
    },
  };
}

function take(draft: Draft, figures: Figure[], source: Value): number {
  const now = listed(draft).filter((one) => !isBranch(one) || Object.keys(one).length > 1);
  const ids = now.map((one) => (isBranch(one) && typeof one.id === "string" ? one.id : ""));
  let last = Math.max(0, ...ids.map((id) => Number(id.slice(1)) || 0));
  const fresh = figures.filter((figure) => !now.some((one) => is(one, figure)));
  const made = fresh.map((figure) => observation(figure, `o${++last}`, source));
  draft.set(["observations"], [...now, ...made]);
  return made.length;
}

/** The paragraphs that have figures; `changed` is told when the record has changed. */
export function markedArticle(
  draft: Draft,
  finder: Finder,
  article: { text: string; source: Value },
  changed: (said: string) => void,
): HTMLElement[] {
  const lines = finder.lines(article.text);
  const figures = finder.figures(lines);
  const has = (figure: Figure): boolean => listed(draft).some((one) => is(one, figure));
  const button = (figure: Figure, n: number): HTMLElement => {
    const taken = has(figure);
    const { text } = figure.quantity;
    const made = press(
      taken ? `✓ ${text}` : text,
      `figure:${n}`,
      () => {
        if (!has(figure)) {
          take(draft, [figure], article.source);
          changed(`收下了“${text}”。指标、层级、性质、范围要在下面补。`);
          return;
        }
        draft.set(
          ["observations"],
          listed(draft).filter((one) => !is(one, figure)),
        );
        changed(`不要“${text}”了。`);
      },
      { label: `${figure.quote.text}：${text}` },
    );
    made.setAttribute("aria-pressed", String(taken));
    return made;
  };
  const paragraph = (line: string, n: number): HTMLElement | null => {
    const own = figures.flatMap((figure, at) => (figure.paragraph === n ? [{ figure, at }] : []));
    if (!own.length) return null;
    const parts: (Node | string)[] = [];
    let from = 0;
    for (const { figure, at } of own) {
      const { start, end } = figure.quantity;
      parts.push(line.slice(from, start), button(figure, at));
      from = end;
    }
    return fill(h("p"), ...parts, line.slice(from));
  };
  const taken = figures.filter(has).length;
  return [
    h(
      "p",
      { "data-cb-figures": String(figures.length) },
      `文章里有 ${figures.length} 个数字，收下了 ${taken} 个。按一下收下，再按一下不要。日期、楼层、编号不算。`,
    ),
    h(
      "p",
      { class: "cb-row" },
      press(
        "全部收下",
        "figure:all",
        () => changed(`收下了 ${take(draft, figures, article.source)} 个，不是这项做法的请去掉。`),
        { disabled: taken === figures.length },
      ),
    ),
    ...lines.map(paragraph).filter((one): one is HTMLElement => one !== null),
  ];
}
