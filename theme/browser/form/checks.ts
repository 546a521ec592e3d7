/*
 * What `casebook check` says of the fields of a record, by the same codes and in the same words: validate/as_model.py. What it
 * says beyond the fields is not known here, except of quotes and numbers (proofs.ts). tests/compare/test_form_agrees.py holds
 * the two together.
 */
import type { Settings } from "./data";
import { type Branch, isBranch, type Value } from "./emit";
import { type Field, label, type Part, type Path } from "./schema";

export interface Finding {
  code: string;
  where: Path;
  text: string;
}

const KINDS = {
  text: "一段文字",
  list: "一个列表，每项一行、以半角短横开头",
  part: "下级字段，另起一行、缩进两格",
  whole: "一个整数，不加引号",
  number: "一个数，不加引号",
  flag: "true 或 false",
};
const PATTERN_CODES: [string, string][] = [
  ["^-?[0-9]+", "FLD-012"],
  ["^[0-9]{4}", "FLD-016"],
  ["^https", "FLD-015"],
];
const FEW = 8;
const SHOWN = 40;
const FEW_WORDS = 20;

const characters = (text: string): number => Array.from(text).length;
const cut = (text: string, most: number): string =>
  characters(text) > most ? `${Array.from(text).slice(0, most).join("")}……` : text;

function described(value: Value): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return `文字“${cut(value, FEW)}”`;
  if (typeof value === "number") return `数 ${value}`;
  return Array.isArray(value) ? "一个列表" : "下级字段";
}

class Teller {
  findings: Finding[] = [];
  aliases: Finding[] = [];

  constructor(
    readonly root: Part,
    readonly settings: Settings,
  ) {}

  say(code: string, where: Path, text: string): void {
    this.findings.push({ code, where, text });
  }

  named(where: Path): string {
    return label(this.root, where);
  }

  part(data: Branch, part: Part, where: Path): void {
    for (const [key, value] of Object.entries(data)) {
      const field = part.fields[key];
      if (field) this.value(value, field, [...where, key], part.required.includes(key));
      else {
        const place = where.length ? `${this.named(where)}里` : "最外层";
        this.say("FLD-002", [...where, key], `${place}没有“${key}”这个字段。`);
      }
    }
    for (const key of part.required) {
      if (key in data) continue;
      const place = [...where, key];
      const help = part.fields[key]?.help ?? "";
      this.say("FLD-001", place, `缺少必填的字段：${this.named(place)}。${help}`);
    }
  }

  value(value: Value, field: Field, where: Path, required: boolean): void {
    const { raw } = field;
    if (value === null) {
      if ([raw.type].flat().includes("null")) return;
      const advice = required ? "这个字段必须写。" : "不需要的话，把整行删掉。";
      this.say("FLD-005", where, `${this.named(where)}：冒号后面没有内容。${advice}`);
    } else if (field.kind === "part" && isBranch(value)) {
      if (field.part) this.part(value, field.part, where);
    } else if (field.kind === "list" && Array.isArray(value)) this.list(value, field, where);
    else if (field.kind === "text" && typeof value === "string") this.text(value, field, where);
    else if (field.kind === "whole" && Number.isInteger(value)) this.bounds(value, field, where);
    else if (field.kind === "number" && typeof value === "number") this.bounds(value, field, where);
    else if (field.kind !== "flag" || typeof value !== "boolean") this.type(value, field, where);
  }

  type(value: Value, field: Field, where: Path): void {
    const name = this.named(where);
    if (field.kind === "text" && typeof value === "number") {
      this.say("FLD-004", where, `${name}：编号、日期和数值要加半角引号，否则会被当成数来读。`);
      return;
    }
    let text = `${name}：这里应当是${KINDS[field.kind]}，写的是${described(value)}。`;
    if (field.kind === "part") {
      const keys = Object.keys(field.part?.fields ?? {}).slice(0, FEW);
      const titles = keys.map((key) => `${field.part?.fields[key]?.title ?? ""}（${key}）`);
      text += `要写的字段：${titles.join("、")}。`;
    }
    this.say("FLD-003", where, text);
  }

  bounds(value: Value, { raw }: Field, where: Path): void {
    if (typeof value !== "number") return;
    const { minimum = -Infinity, maximum = Infinity } = raw;
    const over = value < minimum ? `不能小于 ${minimum}` : `不能大于 ${maximum}`;
    if (value < minimum || value > maximum) {
      this.say("FLD-018", where, `${this.named(where)}：${value} ${over}。`);
    }
  }

  list(values: Value[], field: Field, where: Path): void {
    const { minItems = 0, maxItems = Infinity } = field.raw;
    const before = this.findings.length;
    const { item } = field;
    let sound = 0;
    values.forEach((value, n) => {
      const found = this.findings.length;
      if (item) this.value(value, item, [...where, n], false);
      sound += Number(this.findings.length === found);
    });
    const now = values.length;
    /* As in the check, an item that is wrong is not an item too many. */
    if (sound > maxItems) {
      const text = `最多写 ${maxItems} 项，现在有 ${now} 项。`;
      this.say("FLD-010", where, `${this.named(where)}：${text}`);
    }
    /* An item that is wrong is not an item too few. */
    if (now < minItems && this.findings.length === before) {
      const text = `至少要写 ${minItems} 项，现在有 ${now} 项。`;
      this.say("FLD-009", where, `${this.named(where)}：${text}`);
    }
  }

  text(value: string, field: Field, where: Path): void {
    if (field.words) {
      this.word(value, field.words, where);
      return;
    }
    const { minLength = 0, maxLength = Infinity, pattern = "" } = field.raw;
    const name = this.named(where);
    const now = characters(value);
    if (now > maxLength) {
      const code = where.length === 1 && where[0] === "summary" ? "TXT-004" : "FLD-007";
      this.say(code, where, `${name}：最多 ${maxLength} 个字，现在有 ${now} 个，请缩短。`);
    } else if (now < minLength && !now) this.say("FLD-005", where, `${name}：内容是空的。`);
    else if (now < minLength) {
      this.say("FLD-008", where, `${name}：至少 ${minLength} 个字，现在只有 ${now} 个。`);
    } else if (pattern && !new RegExp(pattern).test(value)) {
      if (!value.trim()) this.say("FLD-005", where, `${name}：内容是空的。`);
      else {
        const code = PATTERN_CODES.find(([start]) => pattern.startsWith(start))?.[1] ?? "FLD-006";
        const expected = field.raw.patternErrorMessage ?? "";
        this.say(code, where, `${name}：“${cut(value, SHOWN)}”的写法不合规定。${expected}`);
      }
    }
  }

  word(value: string, name: string, where: Path): void {
    const words = this.settings.words[name];
    if (!words || words.terms.some(([term]) => term === value)) return;
    const meant = words.aliases[value];
    if (meant) {
      const text = `“${value}”是“${meant}”的别名，记录里统一写“${meant}”。`;
      this.aliases.push({ code: "VOC-002", where, text });
      return;
    }
    const terms = words.terms.map(([term]) => term);
    const shown =
      terms.length <= FEW_WORDS
        ? `可以写：${terms.join("、")}。`
        : `全部 ${terms.length} 个词见 cases/vocabulary/${name}.yml。`;
    const text = `${this.named(where)}：“${value}”不在词表“${words.title}”里。${shown}`;
    this.say("VOC-001", where, text);
  }
}

/** Everything that is wrong with the fields of a record; of words that stand for others only where nothing else is. */
export function fieldFindings(data: Branch, root: Part, settings: Settings): Finding[] {
  const teller = new Teller(root, settings);
  teller.part(data, root, []);
  return teller.findings.length ? teller.findings : teller.aliases;
}
