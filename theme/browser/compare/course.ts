/* The list of cases chosen for a course: to read, to copy, to print, to keep as a text. */
import { button, fill, h } from "../browse/dom";
import { choose, chosen, type Chosen, whenChosen } from "../chosen/list";
import { copy, save, told } from "./save";
import { address } from "./table";

function part(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-cb-course="${name}"]`) ?? h("div");
}

function say(text: string): void {
  part("said").textContent = text;
}

const uri = (c: Chosen): string => address(`cases/${c.id}/`);

function text(): string {
  const lines = chosen("course").map(
    (c, place) => `${place + 1}. ${c.title}\n   ${told(uri(c))}\n`,
  );
  return `备课清单（${lines.length} 个案例）\n\n${lines.join("")}`;
}

function entry(c: Chosen, place: number, all: Chosen[]): HTMLElement {
  const act = (name: string, next: () => Chosen[]): HTMLElement => {
    const made = button(name, "cb-compare__move", () => choose("course", next()));
    made.setAttribute("aria-label", `${name}：${c.title}`);
    return made;
  };
  const up = (): Chosen[] => {
    const next = all.filter((other) => other !== c);
    next.splice(place - 1, 0, c);
    return next;
  };
  return h(
    "li",
    {},
    h("a", { href: uri(c) }, c.title),
    h(
      "span",
      { class: "cb-row cb-compare__moves" },
      place > 0 && act("往前", up),
      act("去掉", () => all.filter((other) => other !== c)),
    ),
  );
}

/** Bring the page to life. */
export function course(): void {
  part("page").hidden = false;
  fill(
    part("tools"),
    button("复制清单", "cb-button", () => {
      void copy(text()).then((done) => say(done ? "清单已复制。" : "没有复制成，可以存成文本。"));
    }),
    button("打印", "cb-button", () => window.print()),
    button("存成文本", "cb-button", () => {
      /* Windows' editor reads UTF-8 only with this mark, and lines only with these ends. */
      const content = `\ufeff${text().replace(/\n/g, "\r\n")}`;
      save(new Blob([content], { type: "text/plain;charset=utf-8" }), "备课清单.txt");
      say("文本做好了。");
    }),
  );
  whenChosen(() => {
    const cases = chosen("course");
    part("none").hidden = cases.length > 0;
    part("tools").hidden = cases.length === 0;
    fill(part("list"), ...cases.map(entry));
  });
}
