/* The table of a comparison as HTML: the same elements as theme/templates/macros/comparison.html. */
import { root } from "../frame/site";
import type { Case, Rules } from "./data";
import { type Bar, type Row } from "./row";
import { comparison, type Comparison } from "./rows";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The full address of a page of the site. */
export function address(uri: string): string {
  return new URL(uri.replace(/\/(#|$)/, "/index.html$1"), root).href;
}

function drawing(bar: Bar | undefined): string {
  if (!bar) return "";
  const arrows = {
    "": "",
    more: `<path d="M${bar.width + 4} 2l6 6l-6 6"></path>`,
    less: `<path d="M${bar.width + 10} 2l-6 6l6 6"></path>`,
  };
  return (
    `<svg class="cb-bar" viewBox="0 0 240 16" role="img" data-cb-figures="${escape(bar.figures.join(" "))}">` +
    `<title>${escape(bar.title)}</title><desc>${escape(bar.description)}</desc>` +
    `<rect x="0" y="2" width="${bar.width}" height="12"></rect>${arrows[bar.edge]}</svg>`
  );
}

function cell(given: Row["cells"][number], mark: string): string {
  if (typeof given === "string") return given;
  return given.map(([figure, bar]) => figure.html.split(mark).join(drawing(bar))).join("");
}

function line(row: Row, { letters, marks }: Rules): string {
  const title = row.uri
    ? `<a href="${escape(address(row.uri))}">${escape(row.title)}</a>`
    : escape(row.title);
  const under = (name: string, text: string): string =>
    text && `<p class="cb-comparison__${name}">${escape(text)}</p>`;
  const attribute = (name: string, value: string): string => value && ` data-cb-${name}="${value}"`;
  const cells = row.cells.map(
    (given, place) =>
      `<td role="cell"><span class="cb-letter" aria-hidden="true">${letters.charAt(place)}</span>` +
      `<div>${cell(given, marks.bar)}</div></td>`,
  );
  return (
    `<tr role="row"${attribute("row", row.key)}${attribute("state", row.state)}>` +
    `<th role="rowheader" scope="row"><p class="cb-comparison__title">${title}</p>` +
    `${under("note", row.note)}${under("verdict", row.verdict)}</th>${cells.join("")}</tr>`
  );
}

/** Leaves out what stands before the colon in titles that begin alike: it tells nothing apart. */
function shortNames(titles: string[]): string[] {
  const parts = titles.map((title): [string, string] => {
    const [place = "", ...rest] = title.split("：");
    return [place, rest.join("：")];
  });
  return parts.map(([place, rest], number) =>
    rest && parts.filter(([other]) => other === place).length > 1 ? rest : (titles[number] ?? ""),
  );
}

/** One table of `parts`, each with a heading over its rows or none. */
function tableOf(
  cases: Case[],
  rules: Rules,
  kind: string,
  title: string,
  parts: [string, Row[]][],
): string {
  const lettered = (name: string, place: number): string =>
    `<span class="cb-letter">${rules.letters.charAt(place)}</span> ${escape(name)}`;
  const heads = cases.map(
    (c, place) => `<th role="columnheader" scope="col">${lettered(c.title, place)}</th>`,
  );
  const over = (text: string): string =>
    text &&
    `<tr class="cb-comparison__part" role="row">` +
      `<th role="rowheader" scope="rowgroup" colspan="${cases.length + 1}">${escape(text)}</th></tr>`;
  const bodies = parts.map(
    ([text, rows]) =>
      `<tbody role="rowgroup">${over(text)}${rows.map((row) => line(row, rules)).join("")}</tbody>`,
  );
  const caption = shortNames(cases.map((c) => c.title))
    .map((name, place) => `<span>${lettered(name, place)}</span>`)
    .join("");
  return (
    `<table class="cb-comparison cb-comparison--${kind}" role="table" data-cb-number="${cases.length}"` +
    ` data-cb-title="${escape(title)}"><caption>${caption}</caption>` +
    `<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${rules.headings["corner"] ?? ""}</th>` +
    `${heads.join("")}</tr></thead>${bodies.join("")}</table>`
  );
}

const HINT = ' data-cb-line="hint"';
const nobody = (titles: unknown[], text: string, mark = ""): string =>
  titles.length ? `<p class="cb-nobody"${mark}>${escape(text)}</p>` : "";

const lettered = (letters: string, note: string, mark = ""): string =>
  `<li${mark}>${letters && `<span class="cb-letters">${letters}</span> `}${escape(note)}</li>`;

/** When to take which, behind its heading. */
const choiceOf = ({ choice, headings }: Comparison, mark = ""): string =>
  choice &&
  `<ul class="cb-contrasts">${lettered(headings["choose"] ?? "", choice + (headings["analysis"] ?? ""), mark)}</ul>`;

/** Whether the cases share no question: then each says what it does. */
const nothingShared = ({ contrasts }: Comparison, { words }: Rules): boolean =>
  contrasts.some(([, text]) => text === words["nothing_shared"]);

const linked = (html: string, rules: Rules): string => html.split(rules.marks.root).join(root.href);

/** What of `cases` stands on one sheet of paper. */
export function sheet(cases: Case[], rules: Rules): string {
  const made = comparison(cases, rules);
  const { sheet, glance, contrasts, headings, left } = made;
  const byEditors = cases.length < rules.most ? "" : (headings["by_editors"] ?? "");
  const notes = contrasts
    .slice(0, nothingShared(made, rules) ? contrasts.length : rules.sentences)
    .map(([letters, note]) => lettered(letters, note + byEditors, ' data-cb-line="item"'));
  return linked(
    (notes.length
      ? `<ul class="cb-contrasts">${notes.join("")}</ul>` +
        (cases.length < rules.most
          ? choiceOf(made, ' data-cb-line="item"') + nobody(cases, headings["edited"] ?? "", HINT)
          : "")
      : "") +
      tableOf(cases, rules, "glance", "", [["", sheet]]) +
      nobody(
        left.map(({ title }) => title),
        headings["left"] ?? "",
        HINT,
      ) +
      nobody(glance.unwritten, headings["unwritten"] ?? "", HINT) +
      nobody(glance.nobody, headings["unseen"] ?? "", HINT),
    rules,
  );
}

/** All tables of `cases`. */
export function table(cases: Case[], rules: Rules): string {
  const made = comparison(cases, rules);
  const { headings, glance } = made;
  const word = (name: string): string => headings[name] ?? "";
  const heading = (id: string): string => `<h2 id="${id}">${escape(word(id))}</h2>`;
  const of = (kind: string, title: string, rows: Row[]): string =>
    tableOf(cases, rules, kind, title, [["", rows]]);
  const folded = (attributes: string, title: string, content: string): string =>
    `<details class="cb-folded${attributes}><summary>${escape(title)}</summary>${content}</details>`;
  const section = (id: string, rows: Row[]): string =>
    rows.length ? heading(id) + of(id, word(id), rows) : "";
  const contrasts = made.contrasts.map(([letters, note]) => lettered(letters, note));
  /* Of long ones one stands open. */
  const said = made.contrasts.slice(0, rules.sentences);
  const length = said.reduce((sum, [, text]) => sum + Array.from(text).length, 0);
  const nothing = nothingShared(made, rules);
  const first = nothing ? made.contrasts.length : length <= rules.on_top ? rules.sentences : 1;
  const list = (notes: string[]): string => `<ul class="cb-contrasts">${notes.join("")}</ul>`;
  const more = contrasts.slice(first);
  const rest =
    (made.parts.length ? tableOf(cases, rules, "rest", "", made.parts) : "") +
    (made.single.length
      ? folded(
          ' cb-folded--small" data-cb-single',
          word("single"),
          of("single", word("single"), made.single),
        )
      : "") +
    nobody(made.nobody, word("nobody"));
  const all = [
    contrasts.length &&
      `<section class="cb-difference">${heading("contrasts")}` +
        `<p class="cb-comparison__note">${escape(word("edited"))}</p>${list(contrasts.slice(0, first))}` +
        (more.length
          ? `<details class="cb-proof"><summary>还有 ${more.length} 句</summary>${list(more)}</details>`
          : "") +
        choiceOf(made) +
        `</section>`,
    heading("glance"),
    of("glance", word("glance"), glance.rows),
    glance.lone.length && folded(' cb-folded--small"', word("lone"), of("glance", "", glance.lone)),
    nobody(glance.unwritten, word("unwritten")),
    nobody(glance.nobody, word("unseen")),
    section("decisions", made.decided),
    section("together", made.together),
    folded('" data-cb-rest', word("rest"), rest),
  ]
    .filter(Boolean)
    .join("");
  return linked(all, rules);
}
