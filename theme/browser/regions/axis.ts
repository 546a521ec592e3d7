/* Figures that may be compared, on one axis: the same elements as theme/templates/macros/axis.html. */
import { h } from "../browse/dom";
import { address, escape } from "../compare/table";
import type { Axis, FigureRow, Mark } from "./data";

const PITCH = 3.6;
const HEAD = 1.9;
const TRACK = 2.65;
/* The em of a tick's label in that of the drawing. */
const LABEL = 0.82;

const round = (value: number): number => Math.round(value * 100) / 100;

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${round(x1)}%" x2="${round(x2)}%" y1="${round(y1)}em" y2="${round(y2)}em"/>`;
}
const end = (x: number, y: number): string => line(x, y - 0.5, x, y + 0.5);
const head = (from: number, to: number, y: number): string =>
  line(from, y - 0.42, to, y) + line(from, y + 0.42, to, y);

function bar(x: number, y: number, width: number, name = ""): string {
  const place = `x="${round(x)}%" y="${round(y - 0.42)}em" width="${round(width)}%" height="0.84em"`;
  return `<rect ${name && `class="${name}" `}${place}/>`;
}

function mark([shape, from, to]: Mark, y: number): string {
  if (shape === "点") return `<circle cx="${from}%" cy="${round(y)}em" r="0.36em"/>`;
  if (shape === "约") {
    return `<circle class="is-about" cx="${from}%" cy="${round(y)}em" r="0.42em"/>`;
  }
  if (shape === "段") return bar(from, y, to - from) + end(from, y) + end(to, y);
  const step = (to - from) / 3;
  const up = shape === "以上";
  const fading = [0, 1, 2].map((n) =>
    bar(from + step * n, y, step, `is-fading-${up ? n + 1 : 3 - n}`),
  );
  const arrow = up ? end(from, y) + head(to - 1.4, to, y) : end(to, y) + head(from + 1.4, from, y);
  return fading.join("") + arrow;
}

const LEGEND: [Mark[0], string][] = [
  ["点", "圆点是一个确定的数。"],
  ["约", "虚线圆圈：原文说“约”，数在这附近。"],
  ["段", "竖条是一段范围，真实的数在里面。"],
  ["以上", "向右的箭头：比竖线处多，多到哪里原文没有写。"],
  ["以下", "向左的箭头：比竖线处少，少到哪里原文没有写。"],
];

/** Draw `rows`, all of which have a mark, on `axis`. */
export function axisView(
  id: string,
  term: string,
  [shared, unit, fromZero, ticks]: Axis,
  rows: FigureRow[],
): HTMLElement {
  const foot = HEAD + rows.length * PITCH + 0.2;
  const label = (at: number, y: number, text: string): string =>
    `<text x="${at}%" y="${round(y / LABEL)}em">${escape(text)}</text>`;
  const drawnTicks = ticks.map(
    ([at, text]) =>
      line(at, HEAD - 0.45, at, foot) + label(at, HEAD - 0.75, text) + label(at, foot + 1.15, text),
  );
  const marks = rows.map((row, place) =>
    row[9] ? mark(row[9], HEAD + place * PITCH + TRACK) : "",
  );
  const said = rows.map((row) => `${row[3]}：${row[6]}`).join("；");
  const keys = rows.map(([name, number]) => `${name}#${number}`).join(" ");
  const [first, last] = [ticks[0]?.[1] ?? "", ticks[ticks.length - 1]?.[1] ?? ""];
  const plot = h("div", { class: "cb-axis__plot" });
  plot.innerHTML =
    `<svg class="cb-axis__svg" role="img" data-cb-figures="${escape(keys)}" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${round(foot + 1.7)}em">` +
    `<title id="${id}-title">${escape(`${term}：${shared.join("，")}`)}</title>` +
    `<desc id="${id}-desc">${escape(`横轴从 ${first} 到 ${last}${unit}。${said}。`)}</desc>` +
    `<g class="cb-axis__ticks">${drawnTicks.join("")}</g><g class="cb-axis__marks">${marks.join("")}</g></svg>`;
  plot.append(
    h(
      "ol",
      { class: "cb-axis__rows" },
      ...rows.map(([name, number, , place, , what, quantity]) =>
        h(
          "li",
          {},
          h(
            "a",
            { href: address(`cases/${name}/#${number}`) },
            h("span", { class: "cb-axis__place" }, place),
            " ",
            h("span", { class: "cb-axis__what" }, what),
            " ",
            h("span", { class: "cb-axis__value" }, quantity),
          ),
        ),
      ),
    ),
  );
  const shapes = new Set(rows.map((row) => row[9]?.[0]));
  const legend = LEGEND.filter(([shape]) => shapes.has(shape)).map(([, words]) => words);
  return h(
    "figure",
    { class: "cb-axis" },
    plot,
    h("figcaption", {}, `横轴单位：${unit}${fromZero ? "" : "，不从 0 开始"}。${legend.join("")}`),
  );
}
