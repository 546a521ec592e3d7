/** The words of the library and how they are read: for queries in pinyin and for one wrong character. */

/** Words by frequency, some with readings ("巷长:xiang,zhang|xiang,chang"), and characters by their reading. */
export interface LexiconFile {
  words: string;
  characters: string;
}

const MOST = 4;
const MOST_REPAIRS = 6;

export class Lexicon {
  private syllables = new Map<string, string>();
  private sounds = new Map<string, string[]>();
  private initials = new Map<string, string[]>();
  private byLength: string[][] = [];
  private words = new Set<string>();

  constructor(file: LexiconFile) {
    for (const group of file.characters.split(" ")) {
      const reading = /^[a-z]+/.exec(group)![0];
      for (const character of group.slice(reading.length)) this.syllables.set(character, reading);
    }
    for (const entry of file.words.split(" ")) {
      const [word, given] = entry.split(":") as [string, string?];
      this.words.add(word);
      (this.byLength[word.length] = this.byLength[word.length] || []).push(word);
      this.hear(word, this.reading(word));
      if (given) for (const reading of given.split("|")) this.hear(word, reading.split(","));
    }
  }

  private hear(word: string, syllables: string[]): void {
    append(this.sounds, syllables.join(""), word);
    append(this.initials, syllables.map((s) => s[0] || "").join(""), word);
  }

  private reading(word: string): string[] {
    return Array.from(word, (c) => this.syllables.get(c) || c);
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** Words that begin with `prefix`, in characters or in pinyin; the most frequent first. */
  starting(prefix: string, limit: number): string[] {
    const found = new Set<string>();
    const latin = /^[a-z]+$/.test(prefix);
    if (!latin)
      this.words.forEach(
        (word) => word.startsWith(prefix) && found.size < limit && found.add(word),
      );
    else
      for (const table of [this.initials, this.sounds]) {
        table.forEach((words, sound) => {
          if (sound.startsWith(prefix) && found.size < limit) found.add(words[0]!);
        });
      }
    return Array.from(found);
  }

  /** What letters may mean: words of that sound, words of those initials, or several words in a row. */
  heard(letters: string): string[][] {
    const whole = this.sounds.get(letters) || (letters.length > 1 && this.initials.get(letters));
    if (whole) return [whole.slice(0, MOST)];
    // The fewest words whose sounds make up the letters.
    const best: (string[][] | undefined)[] = [[]];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - 24); start < end; start++) {
        const before = best[start];
        const words = before && this.sounds.get(letters.slice(start, end));
        if (words && (!best[end] || best[end]!.length > before.length + 1)) {
          best[end] = before.concat([words.slice(0, MOST)]);
        }
      }
    }
    return best[letters.length] || [];
  }

  /**
   * `text` with one character changed so that it, or a part of it, is a known word; likely ones first. In a piece of
   * a sentence (not `apart`), which may have been cut in the wrong place, two characters are too few to tell, and
   * three only by their sound.
   */
  repaired(text: string, apart: boolean): string[] {
    const found: [string, number][] = [];
    const least = apart ? 2 : 3;
    for (let length = Math.min(text.length, 8); length >= least; length--) {
      for (let start = 0; start + length <= text.length; start++) {
        const part = text.slice(start, start + length);
        if (this.words.has(part)) continue;
        const sound = this.reading(part).join("");
        const put = (word: string, value: number): void => {
          found.push([text.slice(0, start) + word + text.slice(start + length), value]);
        };
        for (const word of this.sounds.get(sound) || []) {
          if (difference(word, part) === 1) put(word, length + 2);
        }
        if (length <= least) continue;
        for (const word of this.byLength[length] || []) {
          if (difference(word, part) === 1) put(word, length);
        }
      }
    }
    found.sort((a, b) => b[1] - a[1]);
    return Array.from(new Set(found.map(([repaired]) => repaired))).slice(0, MOST_REPAIRS);
  }

  /** Cuts a text into known words and what lies between them: the fewest pieces. */
  cut(text: string, known: (word: string) => boolean): string[] {
    const costs: number[] = [0];
    const starts: number[] = [0];
    for (let end = 1; end <= text.length; end++) {
      costs[end] = costs[end - 1]! + 2;
      starts[end] = end - 1;
      for (let start = Math.max(0, end - 10); start < end - 1; start++) {
        const word = text.slice(start, end);
        const cost = costs[start]! + 1;
        if (cost < costs[end]! && (this.words.has(word) || known(word))) {
          costs[end] = cost;
          starts[end] = start;
        }
      }
    }
    const pieces: string[] = [];
    let rest = "";
    for (let end = text.length; end > 0; end = starts[end]!) {
      const piece = text.slice(starts[end], end);
      if (piece.length === 1) rest = piece + rest;
      else {
        if (rest) pieces.unshift(rest);
        rest = "";
        pieces.unshift(piece);
      }
    }
    if (rest) pieces.unshift(rest);
    return pieces;
  }
}

function append(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [word]);
  else if (!list.includes(word)) list.push(word);
}

/** In how many places two words of the same length differ; 9 for words of different length. */
function difference(a: string, b: string): number {
  if (a.length !== b.length) return 9;
  let differences = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differences++;
  return differences;
}
