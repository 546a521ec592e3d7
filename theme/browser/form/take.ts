/* 带走: the files, and the ways to hand them in that the host of the repository has. */
import { fill, h } from "../browse/dom";
import { press } from "../builder/controls";
import { copy, save } from "../compare/save";
import { script } from "../frame/data";
import { inWeChat } from "../papers/save_word";
import type { Settings } from "./data";
import type { Draft } from "./draft";
import { isBranch } from "./emit";
import { type File, hostOf } from "./hosts";
import { wordForm } from "./word_form";
import type {} from "../word";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The files that make a case: the record, and its source where that is new. */
export function filesOf(main: Draft, source: Draft | null, settings: Settings): File[] {
  const { place } = main.data;
  const code = isBranch(place) ? textOf(place.code) : "";
  const folder = settings.folders[`${code.slice(0, 2)}0000`] ?? "";
  const id = textOf(main.data.id) || "my-case";
  const files = [{ path: `cases/records/${folder ? `${folder}/` : ""}${id}.yml`, text: main.text }];
  if (source) {
    const name = textOf(source.data.id) || "my-source";
    files.unshift({ path: `cases/sources/${name}.yml`, text: source.text });
  }
  return files;
}

function fileParts(file: File, repository: string, say: (text: string) => void): HTMLElement {
  const name = /[^/]+$/.exec(file.path)?.[0] ?? "case.yml";
  const id = `form-file-${name}`;
  const text = h("textarea", { id, rows: "8", readonly: "", "data-cb-file": file.path });
  text.value = file.text;
  const host = hostOf(repository, file);
  const how = host?.filled
    ? "内容已经带过去，改好点提交，会自动开一个合并请求。"
    : "先点“复制”，在打开的网页上新建这个文件，粘贴，提交。";
  return h(
    "div",
    { class: "cb-builder__field cb-builder__long" },
    h("label", { for: id }, file.path),
    text,
    h(
      "p",
      { class: "cb-row" },
      press(
        "存成文件",
        `save:${name}`,
        () => {
          if (inWeChat()) {
            say("微信里存不了文件：按右上角的“…”，选“在浏览器打开”，再来这里存。");
            return;
          }
          save(new Blob([file.text], { type: "text/yaml;charset=utf-8" }), name);
          say(`存好了，放到 ${file.path}。`);
        },
        { kind: "cb-button", label: `存成文件：${name}` },
      ),
      press(
        "复制",
        `copy:${name}`,
        () =>
          void copy(file.text).then((done) =>
            say(done ? "复制好了。" : "没有复制成，请从框里选中再复制。"),
          ),
        { kind: "cb-button", label: `复制：${name}` },
      ),
      host && h("a", { href: host.address, rel: "noopener" }, `到 ${host.name} 新建这个文件`),
    ),
    host && h("p", { class: "cb-note" }, how),
  );
}

/** Draw what can be taken away. */
export function drawTake(
  place: HTMLElement,
  main: Draft,
  source: Draft | null,
  settings: Settings,
  more: { repository: string; say: (text: string) => void },
): void {
  const { repository, say } = more;
  const files = filesOf(main, source, settings);
  const id = textOf(main.data.id) || "my-case";
  fill(
    place,
    h(
      "p",
      { class: "cb-note" },
      "放到库里以后要用 casebook check 再查一遍：时间、地名、行文、有没有写到居民的姓名，这一页查不了。",
    ),
    ...files.map((file) => fileParts(file, repository, say)),
    h(
      "p",
      { class: "cb-row" },
      press(
        "存成 Word（用邮件交）",
        "word",
        () => {
          if (inWeChat()) {
            say("微信里存不了文件：按右上角的“…”，选“在浏览器打开”，再来这里存。");
            return;
          }
          say("正在做 Word 文件……");
          script("assets/casebook-word.js")
            .then(() => window.__casebook_word_form(wordForm(main)))
            .then((file) => {
              save(file, `${id}.docx`);
              say(`存好了，连同文章一起寄去；整理的人用 casebook import ${id}.docx 读进库里。`);
            })
            .catch(() => say("Word 文件没有做成，可以把上面的内容复制到邮件里。"));
        },
        { kind: "cb-button" },
      ),
    ),
  );
}
