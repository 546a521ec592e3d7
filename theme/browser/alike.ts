/* The script of the page 我像谁. Nothing that is filled in leaves the page, unless the reader asks for a link. */
import { button, fill, h } from "./browse/dom";
import { copy } from "./compare/save";
import { features, type Features } from "./alike/data";
import { nearest, type Neighbour } from "./alike/distance";
import { read, restore, state, type Filled } from "./alike/form";
import { card } from "./alike/results";

const SHOWN = 5;

function part(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-cb-match="${name}"]`) ?? h("div");
}

const form = document.querySelector<HTMLFormElement>("[data-cb-match=form]") ?? h("form");
const status = part("status");
const found = part("found");
const list = part("list");
const more = part("more");
const link = part("link");

function show(data: Features, filled: Filled, neighbours: Neighbour[]): void {
  let shown = 0;
  const next = (focus: boolean): void => {
    const cards = neighbours.slice(shown, shown + SHOWN).map((one) => card(data, filled, one));
    list.append(...cards);
    shown += cards.length;
    if (focus) cards[0]?.querySelector("a")?.focus();
    fill(
      more,
      shown < neighbours.length &&
        button(`再看 ${Math.min(SHOWN, neighbours.length - shown)} 个`, "cb-button", () =>
          next(true),
        ),
    );
    status.textContent = `越像的越在前，${neighbours.length} 个案例里列出了 ${shown} 个。`;
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

const steps = Array.from(form.querySelectorAll<HTMLElement>("[data-cb-match=step]"));
const next = part("next");
const back = part("back");
let step = 0;

/** Show one step of the form: three questions at most, and no more unless the reader wants to say more. */
function turn(to: number, focus = false): void {
  step = Math.min(Math.max(to, 0), steps.length - 1);
  steps.forEach((one, number) => {
    one.hidden = number !== step;
  });
  next.hidden = step === steps.length - 1;
  back.hidden = step === 0;
  if (focus) steps[step]?.querySelector<HTMLElement>("input, select")?.focus();
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
next.addEventListener("click", () => turn(step + 1, true));
back.addEventListener("click", () => turn(step - 1, true));
/* A number that cannot be read may stand on a step that is not shown. */
form.addEventListener("invalid", ({ target }) => {
  turn(steps.findIndex((one) => one.contains(target as Node)));
});
form.addEventListener("reset", () => {
  turn(0);
  found.hidden = true;
  status.textContent = "";
  fill(link);
});
part("share").addEventListener("click", shareable);
part("print").addEventListener("click", () => window.print());
part("plain").hidden = true;
turn(0);
form.hidden = false;
if (restore(form, location.hash)) void answer();
