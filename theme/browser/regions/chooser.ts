/* Province, city, county: three lists for each place, as forms in China have them. */
import { fill, h } from "../browse/dom";
import type { Region } from "./data";
import { above } from "./pair";

const WHOLE = ["请选", "全省（区、市）", "全市（州）"];

export interface Chooser {
  /** The code of the place that is picked; "" for none. */
  value: () => string;
  show: (code: string) => void;
}

/** Bring three lists to life; `changed` is called whenever a reader picks. */
export function chooser(
  lists: HTMLSelectElement[],
  regions: Region[],
  changed: () => void,
): Chooser {
  const below = (code: string): Region[] => {
    const parent = code ? regions.findIndex((region) => region[0] === code) : -1;
    return regions.filter((region) => region[2] === parent);
  };

  function options(level: number, parent: string, picked: string): void {
    const list = lists[level];
    if (!list) return;
    const found = level && !parent ? [] : below(parent);
    list.disabled = !found.length;
    const words = level && !found.length ? "—" : WHOLE[level];
    fill(
      list,
      h("option", { value: "" }, words),
      ...found.map(
        ([code, name, , count]) =>
          new Option(`${name}（${count} 例）`, code, false, code === picked),
      ),
    );
  }

  function show(code: string): void {
    const chain = above(regions, code).reverse();
    lists.forEach((_, level) =>
      options(level, chain[level - 1]?.[0] ?? "", chain[level]?.[0] ?? ""),
    );
  }

  const value = (): string => {
    const picked = lists.map((list) => list.value).filter(Boolean);
    return picked[picked.length - 1] ?? "";
  };
  lists.forEach((list, level) => {
    list.addEventListener("change", () => {
      show(list.value || lists[level - 1]?.value || "");
      changed();
    });
  });
  return { value, show };
}
