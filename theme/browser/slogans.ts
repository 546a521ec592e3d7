/* Sifts the page of slogans as one types: by slogan, place, or measure. Without this the page is read as it stands. */
import { fill, h } from "./browse/dom";
import { root } from "./frame/site";

const TYPED = "#q=";
const SIGNS = /[\s“”‘’"']/g;

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(SIGNS, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>(".cb-sift");
  const field = form?.querySelector("input");
  const status = form?.querySelector("[role=status]");
  if (!form || !field || !status) return;

  const entries = Array.from(document.querySelectorAll<HTMLElement>("[data-sift]"));
  const texts = entries.map((entry) => plain(entry.textContent));
  const groups = Array.from(document.querySelectorAll<HTMLElement>("[data-sift-group]"));
  const links = Array.from(document.querySelectorAll<HTMLElement>("[data-sift-to]"));
  const index = Array.from(document.querySelectorAll<HTMLElement>("[data-sift-index]"));

  const tell = (count: number): void => {
    const typed = field.value.trim();
    if (!typed || count) {
      fill(status, typed && `本页有 ${count} 个。`);
      return;
    }
    const search = `${root.href}cases/index.html${TYPED}${encodeURIComponent(typed)}`;
    fill(status, "本页没有。换一个说法，或者", h("a", { href: search }, "到案例里搜索"), "。");
  };

  const sift = (): void => {
    const wanted = plain(field.value);
    entries.forEach((entry, number) => {
      entry.hidden = !texts[number]?.includes(wanted);
    });
    for (const group of groups) {
      const left = group.querySelectorAll("[data-sift]:not([hidden])").length;
      const id = group.querySelector("h2")?.id;
      group.hidden = !left;
      for (const link of links) {
        if (link.dataset.siftTo !== id) continue;
        link.hidden = !left;
        fill(link.querySelector("span") ?? link, String(left));
      }
    }
    for (const part of index) part.hidden = wanted !== "";
    tell(entries.filter((entry) => !entry.hidden).length);
  };

  /* What is typed stands in the address, so that it is there again after a reload or on the way back. */
  const remember = (): void => {
    const typed = field.value.trim();
    const place = typed ? TYPED + encodeURIComponent(typed) : location.pathname + location.search;
    history.replaceState(null, "", place);
  };

  const follow = (): void => {
    if (location.hash.startsWith(TYPED)) {
      field.value = decoded(location.hash.slice(TYPED.length));
      sift();
      return;
    }
    // A link into the page must lead to what it names, also when that is sifted out.
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (target?.closest("[data-sift][hidden], [data-sift-group][hidden]")) {
      field.value = "";
      sift();
      target.scrollIntoView();
    }
  };

  field.addEventListener("input", () => {
    sift();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", follow);
  form.hidden = false;
  sift();
  follow();
}

start();
