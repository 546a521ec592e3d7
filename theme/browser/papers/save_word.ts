/* Word files, made by a script that is loaded when somebody asks for one; WeChat lets nobody save a file. */
import { script } from "../frame/data";
import { save } from "../compare/save";
import type {} from "../word";
import type { Paper } from "./paper";

const WORD = "assets/casebook-word.js";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Whether the page stands in WeChat's own browser, which refuses downloads and cannot print. */
export const inWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** Save what `made` gives as a Word file called what `name` gives when `button` is pressed; what happens goes to `say`. */
export function savesWord(
  button: HTMLButtonElement,
  made: () => Paper,
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
    say("正在做 Word 文件……");
    void script(WORD)
      .then(() => window.__casebook_word(made()))
      .then((file) => {
        save(new Blob([file], { type: WORD_TYPE }), name());
        say("Word 文件做好了。");
      })
      .catch(() => say("Word 文件没有做成，可以打印。"))
      .then(() => (button.disabled = false));
  });
}
