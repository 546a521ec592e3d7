/* One list for each place: those that records are about, by province. */
import { fill, h } from "../browse/dom";
import type { Region } from "./data";
import { above } from "./pair";

/** Fill a list with the places, and pick one of them; "" or a place that is none of them picks nothing. */
export function offer(list: HTMLSelectElement, regions: Region[], picked: string): void {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const region of regions) {
    const [code, name, , count, own] = region;
    if (!own) continue;
    const chain = above(regions, code);
    const province = chain[chain.length - 1] ?? region;
    let group = groups.get(province[0]);
    if (!group) {
      group = h("optgroup", { label: province[1] });
      groups.set(province[0], group);
    }
    group.append(new Option(`${name}（${count} 条）`, code, false, code === picked));
  }
  fill(list, h("option", { value: "" }, "请选"), ...groups.values());
  if (!list.value) list.value = "";
}
