/* Word and PowerPoint files, each made by a script that is loaded when somebody asks for one; WeChat lets nobody save a file. */
import { script } from "../frame/data";
import { save } from "../compare/save";
import type {} from "../slides";
import type {} from "../word";
import type { Deck } from "./deck";
import type { Paper } from "./paper";

/** Whether the page stands in WeChat's own browser, which refuses downloads and cannot print. */
export const inWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** A kind of file: what it is called, the script that makes it, what to do where that fails. */
interface Kind<Given> {
  name: string;
  script: string;
  type: string;
  make: (given: Given) => Promise<Blob>;
}

function saves<Given>(
  button: HTMLButtonElement,
  kind: Kind<Given>,
  made: () => Given,
  name: () => string,
  say: (text: string) => void,
): void {
  if (inWeChat()) {
    button.textContent = "在浏览器中打开";
    button.addEventListener("click", () =>
      say("微信里存不了文件，也不能打印：按右上角的“…”，选“在浏览器打开”，再来这里存。"),
    );
    return;
  }
  button.addEventListener("click", () => {
    button.disabled = true;
    say(`正在做 ${kind.name} 文件……`);
    void script(kind.script)
      .then(() => kind.make(made()))
      .then((file) => {
        save(new Blob([file], { type: kind.type }), name());
        say(`${kind.name} 文件做好了。`);
      })
      .catch(() => say(`${kind.name} 文件没有做成，可以打印。`))
      .then(() => (button.disabled = false));
  });
}

const WORD: Kind<Paper> = {
  name: "Word",
  script: "assets/casebook-word.js",
  type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  make: (paper) => window.__casebook_word(paper),
};
const SLIDES: Kind<Deck> = {
  name: "PPT",
  script: "assets/casebook-slides.js",
  type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  make: (deck) => window.__casebook_slides(deck),
};

type Say = (text: string) => void;

/** Save what `made` gives as a Word file called what `name` gives when `button` is pressed; what happens goes to `say`. */
export function savesWord(
  button: HTMLButtonElement,
  made: () => Paper,
  name: () => string,
  say: Say,
): void {
  saves(button, WORD, made, name, say);
}

/** Likewise as slides. */
export function savesSlides(
  button: HTMLButtonElement,
  made: () => Deck,
  name: () => string,
  say: Say,
): void {
  saves(button, SLIDES, made, name, say);
}
