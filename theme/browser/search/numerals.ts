/** Numbers in characters, as people say them: 八万 is looked up as 8万 and 80000 as well. */

const DIGITS = "零一二三四五六七八九";
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
/** A number begins with 十 or with a digit and its unit: 千家万户 and 三张清单 have none, 十四五 is a name. */
export const NUMERAL =
  /[一二两三四五六七八九][十百千万亿][零一二两三四五六七八九十百千万亿]*|十[一二三四五六七八九](?![一二三四五六七八九十百千])/;

/** The value of a number, in the colloquial way too: 四千五 is 4500. */
function value(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  let unit = 1;
  for (const character of numeral.replace(/两/g, "二")) {
    const place = DIGITS.indexOf(character);
    if (place >= 0) {
      digit = place;
      if (!place) unit = 1;
      continue;
    }
    unit = UNITS[character]!;
    if (unit < 1e4) section += (digit || 1) * unit;
    else {
      total = (total + section + digit) * unit;
      section = 0;
    }
    digit = 0;
  }
  return total + section + digit * (unit > 10 ? unit / 10 : 1);
}

const WHOLE =
  /^(?=[一二两三四五六七八九十])(?:[一二两三四五六七八九]?[十百千万亿]零?)*[一二两三四五六七八九]?$/;

/** The value of a text that is one number in characters and nothing else; null if it is not. */
export function spoken(text: string): number | null {
  return WHOLE.test(text) ? value(text) : null;
}

/** `text` with its first number in figures, plain and by ten thousands; nothing where it has none. */
export function inFigures(text: string): string[] {
  const numeral = NUMERAL.exec(text);
  if (!numeral) return [];
  const number = value(numeral[0]);
  const forms = [String(number)];
  if (number >= 1e4 && number % 100 === 0) forms.push(`${number / 1e4}万`);
  return forms.map((form) => text.replace(numeral[0], form));
}
