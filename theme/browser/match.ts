/* The script of the page 我像谁. Nothing that is filled in leaves the page, unless the reader asks for a link. */
import { button, fill, h } from "./browse/dom";
import { copy } from "./compare/save";
import { features, type Features } from "./match/data";
import { nearest, type Match } from "./match/distance";
import { read, restore, state, type Filled } from "./match/form";
import { card } from "./match/results";

const SHOWN = 10;

function part(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-cb-match="${name}"]`) ?? h("div");
}

const form = document.querySelector<HTMLFormElement>("[data-cb-match=form]") ?? h("form");
const status = part("status");
const found = part("found");
const list = part("list");
const more = part("more");
const link = part("link");

function show(data: Features, filled: Filled, matches: Match[]): void {
  let shown = 0;
  const next = (focus: boolean): void => {
    const cards = matches.slice(shown, shown + SHOWN).map((one) => card(data, filled, one));
    list.append(...cards);
    shown += cards.length;
    if (focus) cards[0]?.querySelector("a")?.focus();
    fill(
      more,
      shown < matches.length &&
        button(`再看 ${Math.min(SHOWN, matches.length - shown)} 个`, "cb-button", () => next(true)),
    );
    status.textContent = `按距离从近到远排，${matches.length} 个案例里列出了 ${shown} 个。`;
  };
  fill(list);
  next(false);
}

async function answer(): Promise<void> {
  let data: Features;
  try {
    data = await features();
  } catch {
    status.textContent = "没有取到案例的数据。请刷新页面再试。";
    return;
  }
  const filled = read(form, data);
  fill(link);
  found.hidden = !filled;
  if (!filled) {
    status.textContent = "有一个数看不懂，请改好再找。";
    return;
  }
  show(data, filled, nearest(data, filled.reader));
  const heading = found.querySelector<HTMLElement>("h2");
  heading?.focus();
  heading?.scrollIntoView();
}

function shareable(): void {
  const address = `${location.href.split("#")[0]}${state(form)}`;
  const field = h("input", { type: "text", readonly: "", "aria-label": "带着所填内容的链接" });
  field.value = address;
  const note = h("p", { role: "status" });
  fill(
    link,
    field,
    button("复制", "cb-button", () => {
      void copy(address).then((done) => {
        note.textContent = done ? "已复制。" : "没有复制成，请自己选中复制。";
      });
    }),
    note,
  );
  field.select();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void answer();
});
form.addEventListener("reset", () => {
  found.hidden = true;
  status.textContent = "";
  fill(link);
});
part("share").addEventListener("click", shareable);
part("print").addEventListener("click", () => window.print());
part("plain").hidden = true;
form.hidden = false;
if (restore(form, location.hash)) void answer();
