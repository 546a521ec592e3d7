/* A paper as plain text that survives a messenger: line breaks, no marks of any language, title and address at the end. */
import type { Table } from "../compare/grid";
import { type Block, type Paper, words } from "./paper";

function tableText({ heads, rows }: Table): string[] {
  const letters = heads.map((head) => head.split(" ")[0] ?? "");
  return [
    ...heads,
    ...rows.flatMap(({ title, cells }) => [
      "",
      `【${title}】`,
      ...cells.map((lines, n) =>
        [letters[n], lines.map(({ text }) => text).join("；")].filter(Boolean).join("："),
      ),
    ]),
  ];
}

function lines(block: Block): string[] {
  switch (block.kind) {
    case "table":
      return tableText(block.table);
    case "write":
      return block.label ? [`${block.label}：`] : [];
    case "part": {
      const lines = block.lines.map(words);
      const many = lines.length > 1;
      return [
        "",
        `【${block.title}】`,
        ...lines.map((text, n) => (many ? `${n + 1}．${text}` : text)),
        ...block.notes.map(words),
      ];
    }
    default: {
      const text = words(block.runs);
      if (block.style === "heading") return ["", `【${text}】`];
      if (block.style === "foot") return [];
      return [block.style === "ask" ? `□ ${text}` : text];
    }
  }
}

export function plainText(paper: Paper): string {
  return [...paper.blocks.flatMap(lines), "", paper.title, paper.address].join("\n").trim();
}
