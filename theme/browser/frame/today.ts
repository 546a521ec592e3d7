/* What day it is: Beijing's, wherever the reader's machine stands, as in the pages themselves. */

const EIGHT_HOURS = 8 * 3600 * 1000;

/** The day as ISO 8601 writes it. */
export function today(): string {
  return new Date(Date.now() + EIGHT_HOURS).toISOString().slice(0, 10);
}

/** The day as papers write it. */
export function todayInWords(): string {
  return today().replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1 年 $2 月 $3 日");
}
