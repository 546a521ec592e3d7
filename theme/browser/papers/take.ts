/* The buttons with which a reader takes something along: they stand hidden in the page until there is somebody to press them. */
import { readsAloud } from "./aloud";
import { type Paper, paperOf, setsType } from "./paper";
import { copy, fileName, told } from "../compare/save";
import { todayInWords } from "../frame/today";
import { deckOf } from "./deck";
import { inWeChat, savesSlides, savesWord } from "./save_word";
import { plainText } from "./text";

type Say = (text: string) => void;

/** The address under which others find this page: the one that the site knows of itself, else the one it has here. */
export function addressOf(href = location.href): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  if (canonical && href === location.href && !location.search) return canonical.href;
  return told(href).replace(/(^|\/)index\.html(?=$|\?)/, "$1");
}

const failed = "没有复制成，可以长按选中再复制。";

function act(place: ParentNode, name: string): HTMLButtonElement | null {
  return place.querySelector<HTMLButtonElement>(`[data-cb-act=${name}]`);
}

function copies(button: HTMLButtonElement, text: () => string, done: string, say: Say): void {
  button.addEventListener("click", () => {
    void copy(text()).then((is) => say(is ? done : failed));
  });
}

function sayer(place: ParentNode): Say {
  const status = place.querySelector("[role=status]");
  return (text) => {
    if (status) status.textContent = text;
  };
}

/**
 * Put into the foot what only the reader's device knows: the day, and the address if the site does not know its own.
 * A foot without a place for an address belongs to a paper that does not tell where it comes from.
 */
function fillFoot(page: Element): string {
  const made = page.querySelector<HTMLElement>("[data-cb-address]");
  const of = made?.dataset.cbOf;
  const known = (made?.textContent ?? "").replace("，", "").trim();
  const address = made
    ? known || addressOf(of ? new URL(of, location.href).href : location.href)
    : "";
  if (made && !known && /^https?:/.test(address)) made.textContent = `，${address}`;
  const day = page.querySelector("[data-cb-printed]");
  if (day) {
    day.textContent = `。打印日期：${todayInWords()}`;
  }
  return address;
}

/** The tools of the paper in `page`. */
export function takesPaper(page: HTMLElement): void {
  const place = page.querySelector<HTMLElement>("[data-cb-take=paper]");
  if (!place) return;
  const say = sayer(place);
  setsType(page);
  const made = (): Paper => paperOf(page, fillFoot(page));
  fillFoot(page);
  window.addEventListener("beforeprint", () => fillFoot(page));
  const print = act(place, "print");
  /* In WeChat there is nothing to print with; the other button says where there is. */
  if (inWeChat()) print?.remove();
  else print?.addEventListener("click", () => window.print());
  /* Of a paper that is still being made, only when it is asked for. */
  const lineOf = (style: string): string =>
    page.querySelector(`[data-cb-line=${style}]`)?.textContent ?? "";
  const name = (ending: string): string =>
    fileName(page.querySelector("h1")?.textContent ?? lineOf("title"), ending, lineOf("kicker"));
  const word = act(place, "word");
  if (word) savesWord(word, made, () => name("docx"), say);
  const slides = act(place, "slides");
  if (slides)
    savesSlides(
      slides,
      () => deckOf(page, fillFoot(page)),
      () => fileName(page.dataset.cbDeck ?? "", "pptx", "课件"),
      say,
    );
  const text = act(place, "text");
  if (text) copies(text, () => plainText(made()), "文字已复制，可以贴到微信里。", say);
  place.hidden = false;
}

/** What is taken along from a case: the words to pass it on with, and its first block, aloud. */
function takesCase(place: HTMLElement): void {
  const say = sayer(place);
  const link = act(place, "link");
  if (link) {
    const { cbWhat, cbResult } = link.dataset;
    const title = (document.querySelector("h1")?.textContent ?? "").trim();
    const text = (): string => [title, cbWhat, cbResult, addressOf()].filter(Boolean).join("\n");
    const whose =
      location.protocol === "file:" ? "网站在这台电脑上，链接别人打不开。" : "可以贴到微信里。";
    copies(link, text, `标题和链接已复制，${whose}`, say);
    link.hidden = false;
  }
  const aloud = act(place, "read");
  if (aloud) readsAloud(aloud);
}

/** The title of a source that has no address, to be looked for elsewhere. */
function takesTitle(button: HTMLButtonElement): void {
  const say = sayer(button.parentElement ?? document);
  copies(
    button,
    () => button.dataset.cbCopy ?? "",
    "题名已复制，到常用的搜索网站里粘贴就能找。",
    say,
  );
  button.hidden = false;
}

export function start(): void {
  document.querySelectorAll<HTMLElement>("[data-cb-paper]").forEach(takesPaper);
  document.querySelectorAll<HTMLElement>("[data-cb-take=case]").forEach(takesCase);
  document.querySelectorAll<HTMLButtonElement>("[data-cb-act=title]").forEach(takesTitle);
}
