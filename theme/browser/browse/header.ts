/*
 * The search in the header of every page and on the home page: a combobox (WAI-ARIA 1.2, list with manual selection)
 * that suggests while the reader writes and ends on the browse page.
 */
import { root } from "../frame/site";
import type { Suggestion } from "../search/api";
import { fill, h } from "./dom";
import { watch } from "./field";

const SUGGESTIONS = 8;
/** The address of the browse page for a query, as state.ts writes it. */
function browseAddress(query: string): string {
  return new URL(`cases/index.html#q=${encodeURIComponent(query)}`, root).href;
}

class Combobox {
  private readonly list: HTMLUListElement;
  private options: { item: HTMLLIElement; suggestion: Suggestion }[] = [];
  private active = -1;
  private latest = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly input: HTMLInputElement,
  ) {
    this.list = h("ul", {
      id: `${input.id}-list`,
      class: "cb-suggest",
      role: "listbox",
      "aria-label": "搜索建议",
      hidden: true,
    });
    form.append(this.list);
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    watch(input, (query) => void this.ask(query));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    /* A press on an option must not take the focus from the field: the list would close first. */
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) this.go(browseAddress(input.value.trim()));
      else input.focus();
    });
  }

  private async ask(query: string): Promise<void> {
    const turn = ++this.latest;
    if (!query.trim()) {
      this.close();
      return;
    }
    const found = await window.casebook.suggest(query.trim(), SUGGESTIONS).catch(() => []);
    if (turn !== this.latest || document.activeElement !== this.input) return;
    this.options = found.map((suggestion, i) => {
      const item = h(
        "li",
        { role: "option", id: `${this.list.id}-${i}`, "aria-selected": "false" },
        suggestion.text,
        h("span", { class: "cb-suggest__kind" }, suggestion.kind),
      );
      item.addEventListener("click", () => this.take(suggestion));
      return { item, suggestion };
    });
    fill(this.list, ...this.options.map(({ item }) => item));
    this.show(found.length > 0);
  }

  private show(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.mark(-1);
  }

  private close(): void {
    this.latest++;
    this.show(false);
  }

  private mark(index: number): void {
    this.options[this.active]?.item.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    option?.item.setAttribute("aria-selected", "true");
    option?.item.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const count = this.options.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      if (!open) this.show(true);
      /* One place more than there are options: the field itself. */
      const step = event.key === "ArrowDown" ? 1 : count;
      this.mark(((this.active + 1 + step) % (count + 1)) - 1);
    } else if (event.key === "Enter" && open) {
      const option = this.options[this.active];
      if (!option) return;
      event.preventDefault();
      this.take(option.suggestion);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (open) this.close();
      else if (this.input.value) this.input.value = "";
      else leave(this.form, this.input);
    }
  }

  private take(suggestion: Suggestion): void {
    this.input.value = suggestion.text;
    this.go(suggestion.url ? new URL(suggestion.url, root).href : browseAddress(suggestion.text));
  }

  private go(address: string): void {
    this.close();
    this.form.classList.remove("is-open");
    this.input.blur();
    location.href = address;
  }
}

function leave(form: HTMLFormElement, input: HTMLInputElement): void {
  input.blur();
  if (!form.classList.contains("is-open")) return;
  form.classList.remove("is-open");
  document.querySelector<HTMLElement>("[data-cb-open-search]")?.focus();
}

/** Put the cursor into the search of this page: the browse page's, the home page's, else the header's. */
function focusSearch(): void {
  const own = document.querySelector<HTMLInputElement>("#cb-query, #cb-hero-query");
  if (own) {
    own.focus();
    own.select();
    return;
  }
  const form = document.querySelector<HTMLFormElement>(".cb-search");
  form?.classList.add("is-open");
  form?.querySelector("input")?.focus();
}

document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-cb-suggest]")) {
    const input = form.querySelector("input");
    if (input) new Combobox(form, input);
  }
  /* On a phone the header has room for the glass only; without JavaScript it leads to the browse page. */
  document.querySelector("[data-cb-open-search]")?.addEventListener("click", (event) => {
    event.preventDefault();
    focusSearch();
  });
});
