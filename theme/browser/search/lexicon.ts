/** The words of the library and how they are read: for queries in pinyin and for one wrong character. */

/** As publish/search_index/words.py writes it. */
export interface LexiconFile {
  /** Lines of groups with | between them: the first character of some words, and the rest of each. */
  words: string;
  /** "a2 ai13": how often each reading comes in a row among the characters of level 1 of GB 2312. */
  level1: string;
  /** "ju车 qu佢佉": other characters by their usual reading. */
  others: string;
  /** "长chang,zhang": characters with several readings, in any word. */
  several: string;
  /** "巷:hang": how words are read whose reading does not follow from their characters. */
  unusual: string;
}

export type Lexicon = ReturnType<typeof openLexicon>;

const MOST = 4;
const MOST_REPAIRS = 6;
const LONGEST_SOUND = 24;
/** What a word by its initials costs, as against one that is spelt out. */
const INITIALS = 1.6;

/**
 * The 3,755 characters of level 1 of GB 2312-80, which stand there in the order of their readings: every browser knows
 * them, so that only the readings have to be sent.
 */
function level1(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row < 0xd8; row++)
    for (let cell = 0xa1; cell < 0xff; cell++) bytes.push(row, cell);
  return new TextDecoder("gbk").decode(new Uint8Array(bytes)).slice(0, 3755);
}

/** The lexicon of a file, with `said`: words that readers use, which come last where several sound alike. */
export function openLexicon(file: LexiconFile, said: Iterable<string>) {
  const syllables = new Map<string, string[]>();
  const sounds = new Map<string, string[]>();
  const initials = new Map<string, string[]>();
  const words = new Set<string>();
  const entries = (text: string): string[] => (text ? text.split(" ") : []);

  const characters = level1();
  let at = 0;
  for (const run of entries(file.level1)) {
    const [, syllable, count] = /^([a-z]+)(\d+)$/.exec(run)!;
    for (const end = at + Number(count); at < end; at++)
      syllables.set(characters[at]!, [syllable!]);
  }
  for (const group of entries(file.others)) {
    const [syllable] = /^[a-z]+/.exec(group)!;
    for (const character of group.slice(syllable.length)) syllables.set(character, [syllable]);
  }
  for (const entry of entries(file.several)) syllables.set(entry[0]!, entry.slice(1).split(","));

  /** All readings of a word, the usual one first. */
  const readings = (word: string): string[][] =>
    Array.from(word).reduce<string[][]>(
      (before, character) =>
        (syllables.get(character) || [character]).flatMap((s) => before.map((b) => [...b, s])),
      [[]],
    );
  const hear = (word: string, reading: string[]): void => {
    append(sounds, reading.join(""), word);
    append(initials, reading.map((syllable) => syllable[0]).join(""), word);
  };
  const learn = (word: string): void => {
    words.add(word);
    for (const reading of readings(word)) hear(word, reading);
  };
  for (const line of file.words.split("\n"))
    for (const group of line.split("|"))
      for (const rest of group.slice(1).split(" ")) learn(group[0]! + rest);
  for (const word of said)
    if (/^[\u4e00-\u9fff]{2,10}$/.test(word) && !words.has(word)) learn(word);
  for (const entry of entries(file.unusual)) {
    const [word, reading] = entry.split(":") as [string, string];
    hear(word, reading.split(","));
  }

  /** Words that begin with `prefix`, in characters or in pinyin; the most frequent first. */
  function starting(prefix: string, limit: number): string[] {
    const readings = new Set<string>();
    if (!/^[a-z]+$/.test(prefix))
      words.forEach(
        (word) => word.startsWith(prefix) && readings.size < limit && readings.add(word),
      );
    else
      for (const table of [initials, sounds])
        table.forEach(([word], sound) => {
          if (sound.startsWith(prefix) && readings.size < limit) readings.add(word!);
        });
    return Array.from(readings);
  }

  /**
   * What letters may mean: words of that sound, words of those initials, or several words in a row, of which at least one
   * is spelt out: sqshitang is 社区 and 食堂.
   */
  function heard(letters: string): string[][] {
    const whole = sounds.get(letters) || (letters.length > 1 && initials.get(letters));
    if (whole) return [whole.slice(0, MOST)];
    // The fewest words that make up the letters, those that are spelt out before initials.
    const best: ({ cost: number; spelt: boolean; words: string[][] } | undefined)[] = [
      { cost: 0, spelt: false, words: [] },
    ];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - LONGEST_SOUND); start < end; start++) {
        const before = best[start];
        const part = letters.slice(start, end);
        const spelt = sounds.get(part);
        const spellings = spelt || (part.length > 1 && initials.get(part));
        if (!before || !spellings) continue;
        const cost = before.cost + (spelt ? 1 : INITIALS);
        if (!best[end] || best[end]!.cost > cost)
          best[end] = {
            cost,
            spelt: before.spelt || Boolean(spelt),
            words: [...before.words, spellings.slice(0, MOST)],
          };
      }
    }
    const all = best[letters.length];
    return all?.spelt ? all.words : [];
  }

  /** Words that sound as `text` does: short ones with one other character, of long ones the sound is enough. */
  const alike = (text: string): string[] =>
    (sounds.get(readings(text)[0]!.join("")) || []).filter(
      (word) =>
        word !== text &&
        word.length === text.length &&
        (word.length > 2 || differByOne(word, text)),
    );

  /** Whether `text`, or the end of it, sounds like another word of three characters or more. */
  const isSlip = (text: string): boolean =>
    Array.from(text.slice(2)).some((_, at) => alike(text.slice(at)).length);

  /**
   * `text` with one character changed so that it, or a part of it, is a known word, and whether that sounds the same;
   * likely ones first. In a piece of
   * a sentence (not `apart`), which may have been cut in the wrong place, two characters are too few to tell, and
   * three only by their sound.
   */
  function repaired(text: string, apart: boolean): [string, boolean][] {
    const ways: [string, number, boolean][] = [];
    const least = apart ? 2 : 3;
    for (let length = Math.min(text.length, 8); length >= least; length--) {
      for (let start = 0; start + length <= text.length; start++) {
        const part = text.slice(start, start + length);
        if (words.has(part)) continue;
        const put = (word: string, value: number, sounds: boolean): void => {
          ways.push([text.slice(0, start) + word + text.slice(start + length), value, sounds]);
        };
        for (const word of alike(part)) put(word, length + 2, true);
        if (length > least)
          for (const word of words) if (differByOne(word, part)) put(word, length, false);
      }
    }
    ways.sort((a, b) => b[1] - a[1]);
    const once = new Map(ways.reverse().map(([text, , sounds]) => [text, sounds]));
    return Array.from(once).reverse().slice(0, MOST_REPAIRS);
  }

  /** Cuts a text into known words and what lies between them: the fewest pieces. */
  function cut(text: string, known: (word: string) => boolean): string[] {
    const costs: number[] = [0];
    const starts: number[] = [];
    for (let end = 1; end <= text.length; end++) {
      costs[end] = costs[end - 1]! + 2;
      starts[end] = end - 1;
      for (let start = Math.max(0, end - 10); start < end - 1; start++) {
        const word = text.slice(start, end);
        const cost = costs[start]! + 1;
        if (cost < costs[end]! && (words.has(word) || known(word))) {
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

  return {
    has: (word: string): boolean => words.has(word),
    starting,
    heard,
    isSlip,
    repaired,
    cut,
  };
}

function append(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [word]);
  else if (!list.includes(word)) list.push(word);
}

/** Whether two words have the same length and differ in one place. */
function differByOne(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different === 1;
}
