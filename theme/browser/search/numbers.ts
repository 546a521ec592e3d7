/** Reads what publish/search_index/numbers.py writes: five bits a character, the sixth bit set while more follow. */

/** The character for 0; those for 1 to 63 follow in ASCII. */
const ZERO = "#".charCodeAt(0);

export function decode(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    number |= (digit & 31) << shift;
    if (digit < 32) {
      numbers.push(number);
      number = shift = 0;
    } else shift += 5;
  }
  return numbers;
}

/** Reads lists, each its first number, how many follow, and those: as one list each. */
export function lists(text: string): number[][] {
  const numbers = decode(text);
  const lists: number[][] = [];
  for (let at = 0; at < numbers.length;) {
    const end = at + 2 + numbers[at + 1]!;
    lists.push([numbers[at]!, ...numbers.slice(at + 2, end)]);
    at = end;
  }
  return lists;
}
