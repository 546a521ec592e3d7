/* The answer above the results. What finds it is loaded when a query first asks for something. */
import type { SearchOptions } from "../search/api";
import type {} from "../answers";
import { script } from "../frame/data";
import { part } from "./parts";

const SCRIPT = "assets/casebook-answers.js";
/* Words without which nothing is asked; what is asked the script reads itself. */
const ASKS =
  /[多幾几]|谁|誰|哪|何|什么|什麼|啥|怎|咋|标准|標準|比例|面积|面積|人数|总数|数量|频|经费|工资|薪|收入|补贴|待遇|牵头|上限|率$/;
/* Results wait no longer for an answer; one that comes later is shown all the same. */
const PATIENCE = 600;

let ready: Promise<void> | undefined;

/**
 * Show what the library answers to `query` in its place above the results, or hide the place. Returns the ids of the records
 * that answer; those that come too late are told to `late`.
 */
export async function answer(
  query: string,
  filters: NonNullable<SearchOptions["filters"]>,
  late: (ids: string[]) => void,
): Promise<string[]> {
  const place = part("answer");
  const asked = ASKS.test(query) ? query : "";
  if (!asked && !ready) return [];
  ready ??= script(SCRIPT);
  const drawn = ready
    .then(() => window.__casebook_answer(place, asked, filters))
    .catch((): string[] => {
      ready = undefined;
      return [];
    });
  let waiting = true;
  void drawn.then((ids) => !waiting && ids.length && late(ids));
  const patience = new Promise<string[]>((resolve) => setTimeout(resolve, PATIENCE, []));
  const ids = await Promise.race([drawn, patience]);
  waiting = false;
  return ids;
}
