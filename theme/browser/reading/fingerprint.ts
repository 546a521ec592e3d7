/* Whether a phrase stands in an article of which only hashes are kept, as scripts/casebook/language/fingerprint.py. */
import { blake2b } from "@noble/hashes/blake2.js";
import type { Normal } from "./normalise";

export const WINDOW = 8;
const BYTES = 5;
const LINE = 76;
/* Where Python's splitlines ends a line, but for signs that nobody can paste. */
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/;

/** A fingerprint as a record of a source has it. */
export interface Written {
  salt: string;
  window: number;
  length: number;
  windows: string;
}

/** The first window of a phrase that is not in the article. */
export interface Unknown {
  start: number;
  end: number;
}

const encoder = new TextEncoder();
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function hasher(salt: string): (characters: string[]) => string {
  const key = blake2b(encoder.encode(salt), { dkLen: 64 });
  return (characters) => hex(blake2b(encoder.encode(characters.join("")), { key, dkLen: BYTES }));
}

/** What asks one fingerprint: null where all of a phrase stands in the article. */
export function asks(
  mark: Pick<Written, "salt" | "window" | "windows">,
  normal: Normal,
): (quote: string) => Unknown | null {
  const raw = atob(mark.windows.replace(/\s+/g, ""));
  const known = new Set<string>();
  for (let at = 0; at + BYTES <= raw.length; at += BYTES) {
    known.add(hex(Uint8Array.from(raw.slice(at, at + BYTES), (one) => one.charCodeAt(0))));
  }
  const hash = hasher(mark.salt);
  const ask = (quote: string): Unknown | null => {
    const { characters, places } = normal.of(quote);
    if (characters.length < mark.window) return { start: 0, end: quote.length };
    for (let at = 0; at + mark.window <= characters.length; at++) {
      if (known.has(hash(characters.slice(at, at + mark.window)))) continue;
      const last = places[at + mark.window - 1] ?? 0;
      return {
        start: places[at] ?? 0,
        end: last + (characters[at + mark.window - 1] ?? "").length,
      };
    }
    return null;
  };
  /* A record asks for the same phrases again with every change. */
  const answers = new Map<string, Unknown | null>();
  return (quote) => {
    const known = answers.get(quote);
    if (known !== undefined) return known;
    const found = ask(quote);
    answers.set(quote, found);
    return found;
  };
}

/** The fingerprint of an article, one paragraph to a line, for the source called `id`. */
export function taken(article: string, id: string, normal: Normal): Written {
  const salt = hex(blake2b(encoder.encode(`casebook ${id}`), { dkLen: 8 }));
  const hash = hasher(salt);
  const hashes = new Set<string>();
  let length = 0;
  for (const line of article.split(LINE_END)) {
    const { characters } = normal.of(line);
    length += characters.length;
    for (let at = 0; at + WINDOW <= characters.length; at++) {
      hashes.add(hash(characters.slice(at, at + WINDOW)));
    }
  }
  const sorted = [...hashes].sort().join("");
  const bytes = (sorted.match(/../g) ?? []).map((one) => String.fromCharCode(parseInt(one, 16)));
  const lines = btoa(bytes.join("")).match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return { salt, window: WINDOW, length, windows: `${lines.join("\n")}\n` };
}
