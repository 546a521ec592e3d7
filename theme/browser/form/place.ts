/* 地点: one question for the code of a division and the names above it, which belong together. */
import { h } from "../browse/dom";
import { offered, wrong } from "./controls";
import type { Place } from "./data";
import type { Desk } from "./fields";

/** Of a place the names from its province down. */
export function lineage(code: string, places: Map<string, Place>): string[] {
  const names: string[] = [];
  for (let step = places.get(code); step; step = places.get(step[2])) names.unshift(step[1]);
  return names;
}

/** What is offered for a place: its name, with those above it, by which districts of one name are told apart. */
export function placeNames(places: Map<string, Place>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [code, , parent] of places.values()) {
    if (parent) names.set(lineage(code, places).reverse().join("，"), code);
  }
  return names;
}

/** A name without its kind: 大冶 for 大冶市. */
const short = (name: string): string =>
  name.replace(/^(.{2,}?)(?:自治区|自治县|省|市|区|县|旗)$/, "$1");

/** `text` without the name at its beginning, in full or in short, if it begins so. */
function behind(text: string, name: string): string {
  const said = [name, short(name)].find((one) => text.startsWith(one));
  return said === undefined ? text : text.slice(said.length);
}

/** The code of the one place that `text` can mean: 湖北省大冶市, 湖北大冶, 大冶; nothing where there are several. */
export function placeMeant(text: string, places: Map<string, Place>): string {
  const meant = [...places.values()].filter(([code, name, parent]) => {
    if (!parent || !text.includes(short(name))) return false;
    const above = lineage(code, places).slice(0, -1);
    const rest = above.reduce(behind, text.replace(/[，,、\s]/g, ""));
    return rest === name || rest === short(name);
  });
  const full = meant.filter(([, name]) => text.endsWith(name));
  const [one, other] = full.length ? full : meant;
  return one && !other ? one[0] : "";
}

export function placeQuestion(desk: Desk, places: Map<string, Place>): HTMLElement {
  const names = placeNames(places);
  const list = offered("places", [...names.keys()]);
  const at = ["place", "code"];
  const code = desk.draft.value(at);
  const given = typeof code === "string" ? lineage(code, places).reverse().join("，") || code : "";
  const control = h("input", {
    type: "text",
    id: "form-place-code",
    list,
    "data-cb-key": "place.code",
    "aria-required": "true",
    "aria-describedby": "form-place-code-hint form-place-code-wrong",
  });
  control.value = given;
  const hint = h("p", { class: "cb-note cb-match__hint", id: "form-place-code-hint" });
  const tell = (): void => {
    const now = desk.draft.value(at);
    const told = typeof now === "string" ? lineage(now, places).join("") : "";
    hint.textContent = told
      ? `${told}，区划代码 ${typeof now === "string" ? now : ""}。`
      : "写县（市、区）的名字，从里面选一个；不设县的市（如东莞市）写市。也可以写六位区划代码。";
  };
  control.addEventListener("input", () => {
    const text = control.value.trim();
    const exact = names.get(text) ?? (places.has(text) ? text : "");
    const found = exact || placeMeant(text, places);
    desk.draft.set(at, found || text || undefined);
    desk.draft.set(["place", "path"], found ? lineage(found, places) : undefined);
    tell();
    desk.typed();
  });
  tell();
  return h(
    "div",
    { class: "cb-builder__field" },
    h("label", { for: "form-place-code" }, "县（市、区）"),
    control,
    wrong(at),
    hint,
  );
}
