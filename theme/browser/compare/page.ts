/*
 * The page on which cases are chosen: the address alone says which (?c=a,b,c) and what is put away, so that it can be shared
 * and the back button is right. On a page that was built beforehand only the tools are added.
 */
import { button, fill, h } from "../browse/dom";
import { choose, chosen, sameCases, showing } from "../chosen/list";
import { chooser } from "./chooser";
import { type Case, caseOf, rules, type Rules } from "./data";
import { ownColumn } from "./own";
import { address, table } from "./table";
import { query, tools } from "./tools";

function part(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-cb-compare="${name}"]`) ?? h("div");
}

function say(text: string): void {
  part("said").textContent = text;
}

/** The ids that an address names, each once. */
export function asked(search: string): string[] {
  const given = new URLSearchParams(search).get("c") ?? "";
  return Array.from(new Set(given.split(",").map((id) => id.trim()))).filter(Boolean);
}

class ChosenCases {
  private ids: string[] = [];
  private cases = new Map<string, Case>();
  private latest = 0;
  private follow: (() => void) | undefined;

  constructor(private readonly rules: Rules) {
    chooser(
      part("form"),
      part("found"),
      () => this.ids,
      (id) => void this.change([...this.ids, id]),
      say,
    );
    window.addEventListener("popstate", () => void this.restore());
    void this.restore();
  }

  private async restore(): Promise<void> {
    const ids = asked(location.search);
    if (this.follow && ids.join() === this.ids.join()) this.follow();
    else {
      await this.show(ids);
      /* Whoever comes with cases reads; whoever picks them here goes on picking. */
      (part("pick") as HTMLDetailsElement).open = this.ids.length < this.rules.fewest;
    }
  }

  /**
   * Compare other cases, as a new step of the history. What the reader has chosen follows if it is what was compared;
   * a list of other cases is left as it is.
   */
  private async change(ids: string[]): Promise<void> {
    const listed = chosen("compare").map(({ id }) => id);
    const follows = !listed.length || sameCases(listed, this.ids);
    history.pushState(null, "", this.addressOf(ids));
    await this.show(ids);
    if (follows) {
      choose(
        "compare",
        this.ids.map((id) => ({ id, title: this.cases.get(id)?.title ?? id })),
      );
    }
  }

  private addressOf(ids: string[]): string {
    return location.pathname + query(ids.join(","));
  }

  private async show(ids: string[]): Promise<void> {
    const turn = ++this.latest;
    const loaded = await Promise.all(ids.map((id) => caseOf(id)));
    if (turn !== this.latest) return;
    const known = loaded.filter((c): c is Case => Boolean(c));
    const unknown = ids.filter((_, place) => !loaded[place]);
    const shown = known.slice(0, this.rules.most);
    const left = known.slice(this.rules.most);
    for (const c of known) this.cases.set(c.id, c);
    this.ids = shown.map((c) => c.id);
    if (this.ids.length < ids.length) {
      history.replaceState(null, "", this.addressOf(this.ids));
    }
    this.draw(shown);
    /* No quotation marks around them: titles have their own. */
    const titles = left.map((c) => c.title).join("；");
    say(
      [
        unknown.length > 0 && `没有读到 ${unknown.join("、")}，已经略去：可能是网址抄漏了。`,
        left.length > 0 && `一次最多比 ${this.rules.most} 个，没有放进来的是：${titles}。`,
        this.summary(shown.length),
      ]
        .filter(Boolean)
        .join(""),
    );
  }

  private summary(number: number): string {
    const { fewest, most } = this.rules;
    if (!number) return `还没有选案例。写几个字找案例，或者在案例旁边按“加入比较”。`;
    if (number < fewest) return `已选 ${number} 个，再选 ${fewest - number} 个就能比。`;
    return number < most
      ? `正在比 ${number} 个案例，还可以加 ${most - number} 个。`
      : `正在比 ${number} 个案例，最多 ${most} 个。`;
  }

  private draw(cases: Case[]): void {
    const enough = cases.length >= this.rules.fewest;
    this.fold(enough);
    part("form").hidden = cases.length >= this.rules.most;
    part("legend").hidden = !enough;
    part("tools").hidden = !enough;
    (part("paper") as HTMLAnchorElement).search = `?c=${cases.map(({ id }) => id).join(",")}`;
    fill(part("heads"), cases.length > 0 && this.heads(cases));
    part("table").innerHTML = enough ? table(cases, this.rules) : "";
    part("jumps").hidden = !enough;
    part("difference").hidden = !part("table").querySelector(".cb-difference");
    const title = cases.map((c) => c.title).join(" / ");
    this.follow = enough
      ? tools(part("tools"), part("table"), title, this.ids.join(","))
      : undefined;
    if (enough) ownColumn(part("table"), part("tools"), cases, this.rules.letters);
    showing(cases.map(({ id, title }) => ({ id, title })));
  }

  /** Put what chooses cases under 换案例, the four ways last; with too few cases it stands open as it was. */
  private fold(enough: boolean): void {
    const pick = part("pick") as HTMLDetailsElement;
    pick.classList.toggle("is-settled", enough);
    if (!enough) pick.open = true;
    /* What else may be compared waits below what is compared. */
    const rest = part("rest") as HTMLDetailsElement;
    rest.classList.toggle("is-settled", enough);
    rest.open = !enough;
    const ways = pick.querySelector(".cb-ways");
    if (!ways) return;
    if (enough) pick.append(ways);
    else pick.querySelector("summary")?.after(ways);
  }

  private heads(cases: Case[]): HTMLElement {
    const moved = (place: number): string[] => {
      const ids = [...this.ids];
      ids.splice(place - 1, 2, ids[place] ?? "", ids[place - 1] ?? "");
      return ids;
    };
    const act = (text: string, title: string, ids: () => string[]): HTMLElement => {
      const made = button(text, "cb-compare__move", () => {
        void this.change(ids()).then(() => part("heads").querySelector("button")?.focus());
      });
      made.setAttribute("aria-label", `${text}：${title}`);
      return made;
    };
    return h(
      "ol",
      { class: "cb-rows cb-compare__heads" },
      ...cases.map((c, place) =>
        h(
          "li",
          {},
          h("span", { class: "cb-letter" }, this.rules.letters.charAt(place)),
          h(
            "span",
            {},
            h("a", { href: address(c.uri) }, c.title),
            h("span", { class: "cb-compare__place" }, c.place),
            h(
              "span",
              { class: "cb-row cb-compare__moves" },
              place > 0 && act("往前", c.title, () => moved(place)),
              place < cases.length - 1 && act("往后", c.title, () => moved(place + 1)),
              act("去掉", c.title, () => this.ids.filter((id) => id !== c.id)),
            ),
          ),
        ),
      ),
    );
  }
}

/** Bring the page to life. */
export async function start(): Promise<void> {
  const page = part("page");
  const ready = part("table").querySelector("table");
  if (ready) {
    const change = document.querySelector<HTMLAnchorElement>('[data-cb-compare="change"]');
    const ids = (page.dataset.cbCases ?? "").split(",");
    if (change) change.search = `?c=${ids.join(",")}`;
    const title = document.querySelector("h1")?.textContent ?? "";
    window.addEventListener("popstate", tools(part("tools"), part("table"), title, ""));
    const titles = Array.from(document.querySelectorAll(".cb-compare__heads a"));
    showing(ids.map((id, place) => ({ id, title: titles[place]?.textContent ?? id })));
    try {
      const cases = await Promise.all(ids.map((id) => caseOf(id)));
      const shown = cases.filter((c): c is Case => Boolean(c));
      if (shown.length === ids.length) {
        ownColumn(part("table"), part("tools"), shown, (await rules()).letters);
      }
    } catch {
      /* The table can be read without a column of one's own. */
    }
    return;
  }
  page.hidden = false;
  part("choosing").hidden = false;
  try {
    new ChosenCases(await rules());
  } catch {
    say("比较没有打开：规则文件没有读到。下面配好的几组可以看。");
  }
}
