/* The field that finds a case by its title, place or problem and adds it. */
import { button, fill, h } from "../browse/dom";
import { watch } from "../browse/field";
import { address } from "./table";

const SHOWN = 6;

/** Let a reader add cases through `form`; `chosen` are left out, `add` takes the id of one. */
export function chooser(
  form: HTMLElement,
  found: HTMLElement,
  chosen: () => string[],
  add: (id: string) => void,
  say: (text: string) => void,
): void {
  const input = form.querySelector("input") ?? h("input");
  let latest = 0;

  async function show(query: string): Promise<void> {
    const turn = ++latest;
    if (!query.trim()) {
      fill(found);
      return;
    }
    const { results } = await window.casebook.search(query, { limit: SHOWN + 4 });
    const fresh = results.filter(({ id }) => !chosen().includes(id)).slice(0, SHOWN);
    if (turn !== latest) return;
    fill(
      found,
      ...fresh.map(({ id, title, card }) => {
        const made = button("", "cb-compare__pick", () => {
          field.set("");
          fill(found);
          input.focus();
          add(id);
        });
        fill(made, h("b", {}, `加入：${title}`), h("span", {}, card.place));
        return h("li", {}, made);
      }),
      !fresh.length &&
        h(
          "li",
          { class: "cb-compare__nothing" },
          `没有找到“${query.trim()}”。换个说法，或者去`,
          h("a", { href: address("cases/") }, "案例列表"),
          "里挑。",
        ),
    );
    say(fresh.length ? `找到 ${fresh.length} 个，可以加进来。` : `没有找到“${query.trim()}”。`);
  }
  const field = watch(input, (query) => {
    show(query).catch(() => say("搜索没有打开：索引没有读到。可以从案例列表里加入。"));
  });
  /* Arrows go from the field into what was found and through it, as in a list of the browser's own. */
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...found.querySelectorAll<HTMLElement>("button")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = step && stops[at + step];
    if (!next || event.isComposing) return;
    event.preventDefault();
    next.focus();
  };
  input.addEventListener("keydown", move);
  found.addEventListener("keydown", move);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.now();
    found.querySelector("button")?.focus();
  });
}
