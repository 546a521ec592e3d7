/*
 * Changes a record in its text: only the lines of what has changed are written anew. Comments, order, quotation marks and every
 * other byte stay. Where the text is of a kind that records are not written in (flow style, anchors), the parts that have
 * changed cannot be told from the others: it is then written anew as a whole, under the comments at its head.
 */
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { type Branch, entries, entry, inline, isBranch, item, type Value } from "./emit";
import type { Field, Part } from "./schema";

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text cannot be changed in its place. */
class NotInPlace extends Error {}

export const same = (one: Value | undefined, other: Value | undefined): boolean => {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, n) => same(part, other[n]));
  }
  if (isBranch(one) && isBranch(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => key in other && same(one[key], other[key]))
    );
  }
  return one === other;
};

/** The data of a text; null where it is no YAML mapping. */
export function read(text: string): Branch | null {
  const document = parseDocument(text.replace(/^\ufeff/, ""));
  if (document.errors.length || !isMap(document.contents)) return null;
  const data = document.toJS() as Value;
  return isBranch(data) ? data : null;
}

/* What the form writes into a new item by itself. */
const BY_ITSELF = ["id", "source"];

/** Remove what says nothing: empty texts, lists and mappings, and items that nobody has written into. */
export function pruned(value: Value, inside = false): Value | undefined {
  if (Array.isArray(value)) {
    const kept = value
      .map((part) => pruned(part, true))
      .filter((part): part is Value => part !== undefined);
    return kept.length ? kept : undefined;
  }
  if (isBranch(value)) {
    const kept = Object.entries(value).flatMap(([key, part]) => {
      const left = pruned(part, true);
      return left === undefined ? [] : [[key, left] as const];
    });
    const says = kept.some(([key]) => !inside || !BY_ITSELF.includes(key));
    return says ? Object.fromEntries(kept) : undefined;
  }
  return value === "" ? undefined : value;
}

const startOf = (node: unknown): number => {
  const start = (node as Node | null)?.range?.[0];
  if (start === undefined) throw new NotInPlace();
  return start;
};

/* Where the content of a node ends; of a block that is the end of its last part. */
function contentEnd(node: unknown): number {
  if (isMap(node) && !node.flow && node.items.length) {
    const last = node.items[node.items.length - 1] as Pair;
    return last.value ? contentEnd(last.value) : contentEnd(last.key);
  }
  if (isSeq(node) && !node.flow && node.items.length) {
    return contentEnd(node.items[node.items.length - 1]);
  }
  const end = (node as Node | null)?.range?.[1];
  if (end === undefined) throw new NotInPlace();
  return end;
}

class Editor {
  edits: Edit[] = [];

  constructor(
    readonly text: string,
    readonly eol: string,
  ) {}

  lineStart(at: number): number {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }

  /** The end of the line on which a node's content ends, with its line break. */
  lineEnd(node: unknown): number {
    let end = contentEnd(node);
    while (end > 0 && /[\s]/.test(this.text.charAt(end - 1))) end -= 1;
    const next = this.text.indexOf("\n", end);
    return next < 0 ? this.text.length : next + 1;
  }

  pad(at: number): string {
    return " ".repeat(at - this.lineStart(at));
  }

  put(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  /** Put whole lines in at the start of a line. */
  insert(at: number, lines: string[]): void {
    const broken = at > 0 && this.text.charAt(at - 1) !== "\n" ? this.eol : "";
    this.put(at, at, broken + lines.map((line) => line + this.eol).join(""));
  }

  pairEnd(pair: Pair): number {
    return this.lineEnd(isScalar(pair.value) && pair.value.value === null ? pair.key : pair.value);
  }

  map(node: YAMLMap, next: Branch, part: Part | null): void {
    const pairs = node.items;
    const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);
    const starts = pairs.map(({ key }) => startOf(key));
    const pad = this.pad(starts[0] ?? 0);
    const kept = pairs.map((pair) => keyOf(pair) in next);
    if (!kept.includes(true)) throw new NotInPlace();
    /* The first key of an item stands behind its dash: what is taken away there, the next one takes the place of. */
    const behindDash = this.text.slice(this.lineStart(starts[0] ?? 0), starts[0]).trim() !== "";
    let from = 0;
    if (behindDash && !kept[0]) {
      from = kept.indexOf(true);
      this.put(starts[0] ?? 0, starts[from] ?? 0, "");
    }
    pairs.forEach((pair, n) => {
      if (n < from) return;
      const key = keyOf(pair);
      const field = part?.fields[key] ?? null;
      if (kept[n]) this.pair(pair, key, next[key] ?? null, field, pad);
      else this.put(this.lineStart(starts[n] ?? 0), this.pairEnd(pair), "");
    });
    const known = Object.keys(part?.fields ?? {});
    const place = (key: string): number =>
      known.includes(key) ? known.indexOf(key) : known.length;
    const present = pairs.map(keyOf);
    const added = Object.keys(next).filter((key) => !present.includes(key));
    added.sort((a, b) => place(a) - place(b));
    for (const key of added) {
      const lines = entry(key, next[key] ?? null, part?.fields[key] ?? null, pad);
      let after = -1;
      pairs.forEach((pair, n) => {
        if (n >= from && place(keyOf(pair)) <= place(key)) after = n;
      });
      const before = pairs[after];
      if (before) this.insert(this.pairEnd(before), lines);
      else {
        const [first = "", ...rest] = lines;
        const text = [first.trimStart(), ...rest].map((line) => line + this.eol).join("");
        this.put(starts[0] ?? 0, starts[0] ?? 0, text + pad);
      }
    }
  }

  pair(pair: Pair, key: string, next: Value, field: Field | null, pad: string): void {
    const node = pair.value;
    const start = startOf(pair.key);
    if (node && same((node as Node).toJSON() as Value, next)) return;
    if (isMap(node) && !node.flow && isBranch(next) && Object.keys(next).length) {
      if (this.shares(node, next)) {
        this.map(node, next, field?.part ?? null);
        return;
      }
    }
    if (isSeq(node) && !node.flow && Array.isArray(next) && next.length) {
      this.list(node, next, field?.item ?? null);
      return;
    }
    const lines = entry(key, next, field, pad);
    const isEmpty = isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1];
    if (
      isScalar(node) &&
      !isEmpty &&
      lines.length === 1 &&
      !String(node.type).startsWith("BLOCK")
    ) {
      const [from, to] = node.range ?? [0, 0];
      if (!this.text.slice(from, to).includes("\n")) {
        this.put(from, to, inline(next));
        return;
      }
    }
    if (isEmpty) {
      const colon = this.text.indexOf(":", contentEnd(pair.key)) + 1;
      if (lines.length === 1) {
        this.put(colon, colon, ` ${inline(next)}`);
        return;
      }
      this.insert(this.pairEnd(pair), lines.slice(1));
      return;
    }
    const [first = "", ...rest] = lines;
    const text = [first.trimStart(), ...rest].map((line) => line + this.eol).join("");
    this.put(start, this.pairEnd(pair), text);
  }

  shares(node: YAMLMap, next: Branch): boolean {
    return node.items.some(({ key }) => String(isScalar(key) ? key.value : key) in next);
  }

  list(node: YAMLSeq, next: Value[], field: Field | null): void {
    const before = node.toJSON() as Value[];
    const old = matched(before, next);
    const nodes = node.items as Node[];
    const dashes = nodes.map((one) => {
      const at = this.text.lastIndexOf("-", startOf(one) - 1);
      const line = this.text.slice(this.lineStart(at), startOf(one));
      if (at < 0 || !/^[ ]*-[ ]*$/.test(line)) throw new NotInPlace();
      return at;
    });
    const pad = this.pad(dashes[0] ?? 0);
    const ends = nodes.map((one) => this.lineEnd(one));
    let top = this.lineStart(dashes[0] ?? 0);
    const kept = old.filter((n) => n >= 0);
    if (kept.every((n, at) => !at || n > (kept[at - 1] ?? 0))) {
      nodes.forEach((_, n) => {
        if (!kept.includes(n)) this.put(this.lineStart(dashes[n] ?? 0), ends[n] ?? 0, "");
      });
      let at = top;
      next.forEach((value, n) => {
        const was = old[n] ?? -1;
        if (was < 0) this.insert(at, item(value, field, pad));
        else {
          this.item(nodes[was], value, field);
          at = ends[was] ?? at;
        }
      });
      return;
    }
    /* Another order: every item takes the comments above it along. */
    const lineBefore = (): string => this.text.slice(this.lineStart(top - 1), top);
    while (/^\s*#/.test(lineBefore())) top = this.lineStart(top - 1);
    const chunks = next.map((value, n) => {
      const was = old[n] ?? -1;
      if (was < 0)
        return item(value, field, pad)
          .map((line) => line + this.eol)
          .join("");
      const part = new Editor(this.text, this.eol);
      part.item(nodes[was], value, field);
      const start = was ? (ends[was - 1] ?? 0) : top;
      const chunk = part.applied(start, ends[was] ?? 0);
      return chunk.endsWith("\n") ? chunk : chunk + this.eol;
    });
    this.put(top, ends[ends.length - 1] ?? 0, chunks.join(""));
  }

  item(node: Node | undefined, next: Value, field: Field | null): void {
    if (!node || same(node.toJSON() as Value, next)) return;
    if (isMap(node) && !node.flow && isBranch(next) && this.shares(node, next)) {
      this.map(node, next, field?.part ?? null);
      return;
    }
    const start = startOf(node);
    if (isScalar(node) && !isBranch(next) && !Array.isArray(next)) {
      const [from, to] = node.range ?? [0, 0];
      if (!this.text.slice(from, to).includes("\n")) {
        this.put(from, to, inline(next));
        return;
      }
    }
    const dash = this.text.lastIndexOf("-", start - 1);
    const lines = item(next, field, this.pad(dash));
    this.put(this.lineStart(dash), this.lineEnd(node), lines.map((one) => one + this.eol).join(""));
  }

  applied(start = 0, end = this.text.length): string {
    const sorted = this.edits
      .map((edit, n) => ({ edit, n }))
      .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.n - b.n);
    let made = "";
    let at = start;
    for (const { edit } of sorted) {
      if (edit.start < at) throw new NotInPlace();
      made += this.text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return made + this.text.slice(at, end);
  }
}

/* For every new item, which old one it is: by its id, else by what it says, else by its place; -1 for a new one. */
function matched(before: Value[], next: Value[]): number[] {
  const idOf = (value: Value | undefined): Value | undefined =>
    isBranch(value) ? value.id : undefined;
  const free = new Set(before.keys());
  const take = (n: number | undefined): number => {
    if (n === undefined || n < 0) return -1;
    free.delete(n);
    return n;
  };
  const found = next.map((value) => {
    const id = idOf(value);
    return take(
      [...free].find((n) => (id === undefined ? same(before[n], value) : idOf(before[n]) === id)),
    );
  });
  let least = -1;
  return found.map((n, at) => {
    if (n >= 0) {
      least = Math.max(least, n);
      return n;
    }
    /* What stands where an old one stood, between the same neighbours, is that one changed. */
    const following = found.slice(at + 1).find((other) => other >= 0) ?? before.length;
    const near = [...free].find((other) => other > least && other < following);
    const other = near !== undefined && idOf(next[at]) !== idOf(before[near]);
    if (near === undefined || (other && before.length !== next.length)) return -1;
    least = near;
    return take(near);
  });
}

const head = (text: string): string => /^(?:#[^\n]*\n)*/.exec(text)?.[0] ?? "";

/** The text of a record of its own: the comments at its head, then all of it. */
export const written = (next: Branch, part: Part, comments = ""): string =>
  comments +
  entries(next, part, "")
    .map((line) => `${line}\n`)
    .join("");

/** The text with the data `next`, changed where the data have changed. */
export function changed(text: string, next: Branch, part: Part): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  try {
    const document = parseDocument(text);
    const { contents } = document;
    if (document.errors.length || !isMap(contents) || contents.flow) throw new NotInPlace();
    const editor = new Editor(text, eol);
    if (contents.items.length) editor.map(contents, next, part);
    const made = editor.applied();
    if (same(read(made) ?? undefined, next)) return made;
  } catch (error) {
    if (!(error instanceof NotInPlace)) throw error;
  }
  return written(next, part, head(text));
}
