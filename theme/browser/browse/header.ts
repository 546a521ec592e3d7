/*
 * The search in the header of every page and on the home page: a combobox (WAI-ARIA 1.2, list with manual selection)
 * that suggests while the reader writes and ends on the browse page.
 */
import { siteUrl } from "../frame/site";
import { fill, h } from "./dom";
import { watch } from "./field";

const SUGGESTIONS = 8;

/** The address of the browse page for a query, as state.ts writes it. */
function browseAddress(query: string): string {
  return siteUrl(`cases/index.html#q=${encodeURIComponent(query)}`);
}

function combobox(form: HTMLFormElement): void {
  const input = form.querySelector("input") as HTMLInputElement;
  const list = form.querySelector("ul") as HTMLUListElement;
  let options: HTMLElement[] = [];
  let active = -1;
  let latest = 0;

  /** Mark an option; where there is none at `index`, the field alone has the focus. */
  function mark(index: number): void {
    active = index;
    options.forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const option = options[index];
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }
  function show(open: boolean): void {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    mark(-1);
  }
  function close(): void {
    latest++;
    show(false);
  }
  function go(address: string): void {
    close();
    form.classList.remove("is-open");
    input.blur();
    location.href = address;
  }

  async function ask(query: string): Promise<void> {
    const turn = ++latest;
    if (!query) {
      close();
      return;
    }
    const suggestions = await window.casebook.suggest(query, SUGGESTIONS).catch(() => []);
    if (turn !== latest || document.activeElement !== input) return;
    options = suggestions.map(({ text, kind, url }, i) => {
      const id = `${list.id}-${i}`;
      const item = h(
        "li",
        { role: "option", id, "aria-selected": "false" },
        text,
        h("span", { class: "cb-note cb-suggest__kind" }, kind),
      );
      item.addEventListener("click", () => {
        input.value = text;
        go(url ? siteUrl(url) : browseAddress(text));
      });
      return item;
    });
    fill(list, ...options);
    show(suggestions.length > 0);
  }

  const field = watch(input, (query) => void ask(query));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    const open = !list.hidden;
    const count = options.length;
    if (event.isComposing) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && count) {
      if (!open) show(true);
      /* One place more than there are options: the field itself. */
      mark(((active + 1 + (key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    } else if (key === "Enter" && options[active]) {
      options[active]?.click();
    } else if (key === "Escape") {
      if (open) close();
      else if (input.value) {
        field.set("");
        options = [];
      } else {
        input.blur();
        if (form.classList.contains("is-open")) glass()?.focus();
        form.classList.remove("is-open");
      }
    } else return;
    event.preventDefault();
  });
  /* A press on an option must not take the focus from the field: the list would close first. */
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) go(browseAddress(input.value.trim()));
    else input.focus();
  });
}

/** What opens the search on a phone, where the header has no room for it; without JavaScript it leads to the browse page. */
function glass(): HTMLElement | null {
  return document.querySelector("[data-cb-open-search]");
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll<HTMLFormElement>("[data-cb-suggest]").forEach(combobox);
  glass()?.addEventListener("click", (event) => {
    event.preventDefault();
    /* The search of the page itself, if it has one: the browse page's or the home page's. */
    const ofPage = document.querySelector<HTMLInputElement>("#cb-query, #cb-hero-query");
    const form = document.querySelector(".cb-search");
    const field = ofPage ?? form?.querySelector("input");
    if (!ofPage) form?.classList.add("is-open");
    field?.focus();
    field?.select();
  });
});
