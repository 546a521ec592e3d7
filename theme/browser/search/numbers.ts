/** Reads what publish/search_index/numbers.py writes: five bits a character, the sixth bit set while more follow. */

const DIGITS = new Map(
  Array.from(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    (c, i): [string, number] => [c, i],
  ),
);

export function decode(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS.get(text[i]!)!;
    number |= (digit & 31) << shift;
    if (digit < 32) {
      numbers.push(number);
      number = shift = 0;
    } else shift += 5;
  }
  return numbers;
}
