/* The answer above the results: a sentence or figure of a record, where and when it holds, and the words it rests on. */
import { fill, h } from "../browse/dom";
import { siteUrl } from "../frame/site";
import type { Found, Near } from "./find";
import type { Answer } from "./matching";

const QUOTES = 2;

/* A quotation within quotation marks. */
const quoted = (text: string): string => `“${text.replace(/“/g, "‘").replace(/”/g, "’")}”`;

function said({ stated }: Answer): (Node | string)[] {
  const { source, lead, text } = stated;
  if (source === "gap") return [h("strong", {}, text)];
  if (source === "passed over") return [`${lead}：`, h("strong", {}, "原文没有提")];
  /* What a place did is told at length: its first sentence. */
  const sentence = source === "deed" ? (/^[^。]*。/.exec(text)?.[0] ?? text) : text;
  return [`${lead}：`, h("strong", {}, sentence)];
}

function item(answer: Answer): Node {
  const { stated, record } = answer;
  const { source, about, place, when, marks, quotes, anchor, caution } = stated;
  const address = siteUrl(`cases/${record.id}/index.html#${anchor}`);
  const time = when || (source === "figure" ? "时间未说明" : "");
  return h(
    "li",
    {},
    h("p", {}, ...said(answer)),
    h(
      "p",
      { class: "cb-muted" },
      [place, time].filter(Boolean).join("，"),
      ...marks.flatMap((mark) => [" ", h("span", { class: "cb-state cb-state--open" }, mark)]),
    ),
    source === "gap" && h("p", { class: "cb-muted" }, `走访时可以问：${about}`),
    caption(caution),
    h(
      "div",
      { class: "cb-reply__more" },
      quotes.length &&
        h(
          "details",
          { class: "cb-proof" },
          h("summary", {}, "原话"),
          ...quotes
            .slice(0, QUOTES)
            .map((quote) => h("blockquote", { class: "cb-quote" }, h("p", {}, quoted(quote)))),
        ),
      h("a", { href: address, "aria-label": `${record.title}：看这一段` }, "看这一段"),
    ),
  );
}

/** What comes near a question that nothing answers, marked as that. */
function nearby({ stated, record, page }: Near): Node[] {
  const { lead, text, place, when, anchor, caution } = stated;
  return [
    h("p", { class: "cb-muted" }, "相近的，不是所问的："),
    h(
      "ul",
      { class: "cb-items" },
      h(
        "li",
        {},
        h(
          "p",
          {},
          h("a", { href: siteUrl(`cases/${record.id}/index.html#${anchor}`) }, lead),
          `：${text}`,
        ),
        h("p", { class: "cb-muted" }, [place, when].filter(Boolean).join("，")),
        caption(caution),
        page?.url && h("p", {}, `${page.kind}：`, h("a", { href: siteUrl(page.url) }, page.text)),
      ),
    ),
  ];
}

const caption = (caution: string): Node | false =>
  caution !== "" && h("p", { class: "cb-muted" }, `注意：${caution}`);

function part(answers: Answer[]): Node[] {
  const [first] = answers;
  if (!first) return [];
  const head = first.silent
    ? "库中未见，原文没有交代："
    : first.stated.source === "deed"
      ? "别处这样做："
      : "库里的回答：";
  return [
    h("p", { class: "cb-muted" }, head),
    h("ul", { class: "cb-items" }, ...answers.map(item)),
  ];
}

/** Put what was found into its place on the page; without anything that is hidden. */
export function draw(place: HTMLElement, { answers, unseen, near }: Found): void {
  place.hidden = !answers.length && !unseen && !near;
  fill(
    place,
    ...part(answers.filter(({ silent }) => !silent)),
    ...part(answers.filter(({ silent }) => silent)),
    unseen &&
      h(
        "p",
        {},
        h("strong", {}, "库中未见。"),
        `写到“${unseen.word}”的 ${unseen.records} 条记录都看了，没有一个数字说它${unseen.said}。`,
      ),
    ...(near ? nearby(near) : []),
  );
}
