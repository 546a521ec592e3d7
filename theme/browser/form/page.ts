/* 填一个案例: one record, kept on this device; a step on the screen at a time, silent about mistakes until it is asked. */
import { fill, h } from "../browse/dom";
import { press } from "../builder/controls";
import { store, stored } from "../frame/site";
import { asks } from "../reading/fingerprint";
import { type Finder, finderOf } from "../reading/figures";
import { type Reader, readerOf } from "../reading/reader";
import type { Told as Words } from "../reading/told";
import { articleQuestions } from "./article";
import { fieldFindings } from "./checks";
import { idOf } from "./controls";
import {
  figureRules,
  mark,
  type Place,
  places,
  reading,
  settings as asked,
  type Settings,
} from "./data";
import { Draft } from "./draft";
import { same } from "./edit";
import { isBranch } from "./emit";
import { type Desk, part } from "./fields";
import { drawFindings, go, type Told } from "./findings";
import { markedArticle } from "./marked";
import { placeQuestion } from "./place";
import { type Proofs, proofFindings } from "./proofs";
import { partOf, type Path } from "./schema";
import { ruleFindings } from "./rules";
import { LEAST, stepOf, STEPS } from "./steps";
import { drawTake } from "./take";

const KEPT = "__form";
const BEFORE = "__form_before";

interface Kept {
  case: string;
  source: string | null;
  step: number;
}

const day = (date: Date): string => {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((one) => String(one).padStart(2, "0")).join("-");
};

/* What `casebook new` writes into a record by itself. */
function begun(version: number): ConstructorParameters<typeof Draft>[2] {
  const today = new Date();
  const later = new Date(today.getFullYear() + 1, today.getMonth(), today.getDate());
  return {
    schema_version: version,
    editorial: { status: "草稿", recorded: day(today), review_by: day(later) },
  };
}

export async function start(page: HTMLElement): Promise<void> {
  const [given, told, listed] = await Promise.all([asked(), reading(), places()]);
  const divisions = new Map(listed.map((place): [string, Place] => [place[0], place]));
  new FormPage(page, given, told, divisions).begin();
}

class FormPage {
  private main: Draft;
  private source: Draft | null = null;
  private step = 0;
  private checked = false;
  private told: Told[] = [];
  private readonly article = { text: "" };
  private readonly open = new Set<string>();
  private readonly proofs: Proofs = new Map();
  private readonly parts;
  private readonly reader: Reader;
  private waiting = 0;
  private finder: Finder | null = null;
  /** The id and the fingerprint of the new article that quotes are asked of. */
  private proven = "";
  /** The id under which the new article was last cited. */
  private cited = "";

  constructor(
    private readonly page: HTMLElement,
    private readonly settings: Settings,
    private readonly read: Words,
    private readonly places: Map<string, Place>,
  ) {
    this.parts = { case: partOf(settings.case), source: partOf(settings.source) };
    this.reader = readerOf(read, settings.units);
    this.main = this.fresh();
  }

  private fresh(): Draft {
    return new Draft("case", this.parts.case, begun(this.settings.version));
  }

  private part(name: string): HTMLElement {
    return this.page.querySelector<HTMLElement>(`[data-cb-form="${name}"]`) ?? h("div");
  }

  private say = (text: string): void => {
    this.part("said").textContent = text;
  };

  begin(): void {
    this.restore(stored(KEPT) as Kept | null);
    this.page.hidden = false;
    this.part("step").addEventListener("submit", (event) => event.preventDefault());
    this.draw();
  }

  private restore(kept: Kept | null): void {
    if (!kept) return;
    const main = this.fresh();
    if (typeof kept.case === "string" && main.take(kept.case)) this.main = main;
    this.source = null;
    if (typeof kept.source === "string") {
      const source = new Draft("source", this.parts.source);
      if (source.take(kept.source)) this.source = source;
      const id = source.data.id;
      this.cited = typeof id === "string" ? id : "";
    }
    this.step = STEPS[kept.step] ? kept.step : 0;
  }

  private keep(): void {
    store(KEPT, { case: this.main.text, source: this.source?.text ?? null, step: this.step });
  }

  /* What was typed is kept and looked at a moment later: a key that is pressed waits for nothing. */
  private typed = (): void => {
    this.cite();
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.keep();
      this.drawTake();
      void this.look();
    }, 250);
  };

  /* A new article is an article of this record, whatever it is called by now. */
  private cite(own = this.source?.data.id): void {
    const { sources } = this.main.data;
    const now = (Array.isArray(sources) ? sources : []).filter(
      (one) => one !== this.cited && one !== "",
    );
    const next = typeof own === "string" && own && !now.includes(own) ? [own, ...now] : now;
    this.cited = typeof own === "string" ? own : "";
    if (same(next, Array.isArray(sources) ? sources : [])) return;
    this.main.set(["sources"], next.length ? next : [""]);
    for (const [n, given] of next.entries()) {
      const one = typeof given === "string" ? given : "";
      const select = document.getElementById(idOf(["sources", n]));
      if (!(select instanceof HTMLSelectElement)) continue;
      if (one === own) {
        select.querySelector("[data-cb-own]")?.remove();
        select.append(h("option", { value: one, "data-cb-own": "" }, `${one}（新文章）`));
      }
      select.value = one;
    }
  }

  private changed = (said: string, focus?: Path): void => {
    this.draw();
    this.say(said);
    if (focus) go(focus);
  };

  private desk(draft: Draft): Desk {
    const { settings, open, typed, changed } = this;
    return {
      ...{ settings, draft, open, typed, changed, main: this.main },
      place: () => placeQuestion(this.desk(this.main), this.places),
      sources: () => {
        const id = this.source?.data.id;
        const own: [string, string][] = typeof id === "string" ? [[id, `${id}（新文章）`]] : [];
        const known = this.settings.sources.map(([one, name]): [string, string] => [one, name]);
        return [...own, ...known];
      },
    };
  }

  /* Finding out what is wrong: the fingerprints of registered articles come from the site when they are first asked for. */
  private async look(): Promise<void> {
    await this.loadProofs();
    const { main, source, settings } = this;
    const { written } = main;
    const found: Told[] = [
      ...fieldFindings(written, main.part, settings),
      ...ruleFindings(written, settings, this.places),
      ...proofFindings(written, this.proofs, this.reader),
    ].map((one) => ({ ...one, draft: main }));
    found.push(...this.ownFindings());
    if (source) {
      for (const one of fieldFindings(source.written, source.part, settings)) {
        found.push({ ...one, draft: source });
      }
    }
    const order = (one: Told): number => (one.draft === source ? 0 : stepOf(one.where[0]));
    this.told = found
      .map((one, n) => ({ one, n }))
      .sort((a, b) => order(a.one) - order(b.one) || a.n - b.n)
      .map(({ one }) => one);
    this.drawSteps();
    if (this.checked) this.drawFindings();
  }

  /* An id that is taken, and a source that nobody has registered: the site knows those of the library. */
  private ownFindings(): Told[] {
    const { main, source } = this;
    const found: Told[] = [];
    const { id, sources } = main.data;
    const known = this.settings.sources.map(([one]) => one);
    const own = source?.data.id;
    if (source && typeof own === "string" && this.settings.ids.includes(own)) {
      found.push({
        code: "REF-001",
        where: ["id"],
        text: `编号 ${own} 已经用过了，请换一个。`,
        draft: source,
      });
    }
    if (typeof id === "string" && id === own) {
      found.push({
        code: "REF-001",
        where: ["id"],
        text: `编号 ${id} 和文章的编号一样，请换一个。`,
        draft: main,
      });
    }
    for (const [n, one] of (Array.isArray(sources) ? sources : []).entries()) {
      if (typeof one !== "string" || !one || one === own || known.includes(one)) continue;
      const text = `没有编号为 ${one} 的文章，请先登记。`;
      found.push({ code: "REF-003", where: ["sources", n], text, draft: main });
    }
    return found;
  }

  private async loadProofs(): Promise<void> {
    const { sources } = this.main.data;
    const fingerprint = this.source?.data.fingerprint;
    const own = this.source?.data.id;
    for (const id of Array.isArray(sources) ? sources : []) {
      if (typeof id !== "string" || id === own || this.proofs.has(id)) continue;
      if (!this.settings.sources.some(([one]) => one === id)) continue;
      await mark(id).then(
        (found) => this.proofs.set(id, asks(found, this.reader.normal)),
        () => undefined,
      );
    }
    if (typeof own === "string" && isBranch(fingerprint)) {
      const { salt, window, windows } = fingerprint;
      if (typeof salt !== "string" || typeof windows !== "string") return;
      if (this.proven === own + windows) return;
      this.proven = own + windows;
      const found = { salt, windows, window: Number(window) };
      this.proofs.set(own, asks(found, this.reader.normal));
    }
  }

  private draw(): void {
    this.keep();
    this.drawBegin();
    this.drawStep();
    this.drawMoves();
    this.drawTake();
    void this.look();
  }

  private drawBegin(): void {
    const open = h("input", { type: "file", accept: ".yml,.yaml", id: "form-open", hidden: "" });
    open.addEventListener("change", () => {
      const file = open.files?.[0];
      void file?.text().then((text) => this.take(text, file.name));
      open.value = "";
    });
    const hasBefore = stored(BEFORE) !== null;
    fill(
      this.part("begin"),
      h(
        "p",
        { class: "cb-row" },
        press("打开写过的文件", "open", () => open.click()),
        open,
        press("全部清空", "clear", () => {
          this.setAside();
          this.main = this.fresh();
          this.source = null;
          this.article.text = "";
          this.restart("清空了。点“换回前面的”可以拿回来。");
        }),
        hasBefore &&
          press("换回前面的", "before", () => {
            const before = stored(BEFORE) as Kept | null;
            /* What stood here is not lost: pressed again, it comes back. */
            this.setAside();
            this.restore(before);
            this.restart("换回来了。再点一次，换回刚才的。");
          }),
      ),
      stored(KEPT) === null &&
        h("p", { class: "cb-note" }, "这台设备不让网页记东西：关掉这一页以前，请先存成文件。"),
    );
  }

  private setAside(): void {
    store(BEFORE, { case: this.main.text, source: this.source?.text ?? null, step: this.step });
  }

  private restart(said: string): void {
    this.checked = false;
    this.step = 0;
    this.part("checks").hidden = true;
    this.draw();
    this.say(said);
  }

  private take(text: string, name: string): void {
    const main = this.fresh();
    if (!main.take(text)) {
      this.say(`${name} 读不了：它不是一条记录，或者 YAML 写错了。原来的没有动。`);
      return;
    }
    this.setAside();
    if ("fingerprint" in main.data) {
      const source = new Draft("source", this.parts.source);
      source.take(text);
      this.source = source;
    } else {
      this.main = main;
      /* An article that the record does not cite belongs to what was written before. */
      const cited = Array.isArray(main.data.sources) ? main.data.sources : [];
      if (this.source && !cited.includes(this.source.data.id ?? "")) this.source = null;
    }
    this.restart(`打开了 ${name}。没有改动的行一个字也不会变。`);
  }

  private drawSteps(): void {
    const missing = new Set(
      this.told.map(({ draft, where }) => (draft === this.source ? 0 : stepOf(where[0]))),
    );
    const written = this.main.written;
    const button = ({ name, keys, least }: (typeof STEPS)[number], n: number): HTMLElement => {
      const filled = keys.some((key) => key in written);
      const done = filled && !missing.has(n);
      const made = press(`${least ? `${n + 1} ` : ""}${name}${done ? " ✓" : ""}`, `step:${n}`, () =>
        this.turn(n),
      );
      if (n === this.step) made.setAttribute("aria-current", "step");
      return made;
    };
    const place = this.part("steps");
    const active = document.activeElement?.getAttribute("data-cb-key");
    const done = STEPS.filter(
      ({ least, keys }, n) => least && !missing.has(n) && keys.some((key) => key in written),
    ).length;
    fill(
      place,
      h(
        "p",
        { "data-cb-done": String(done) },
        h("strong", {}, `先交最少的：${LEAST} 步填好了 ${done} 步`),
        done === LEAST ? "，可以交了。下面的以后补也行。" : "。",
      ),
      h("div", { class: "cb-row" }, ...STEPS.slice(0, LEAST).map(button)),
      h("p", { class: "cb-note" }, "以后补："),
      h("div", { class: "cb-row" }, ...STEPS.slice(LEAST).map((one, n) => button(one, n + LEAST))),
    );
    if (active?.startsWith("step:")) {
      place.querySelector<HTMLElement>(`[data-cb-key="${CSS.escape(active)}"]`)?.focus();
    }
  }

  private turn(step: number): void {
    this.step = step;
    this.draw();
    const heading = this.part("step").querySelector<HTMLElement>("h2");
    heading?.focus();
    heading?.scrollIntoView();
  }

  private drawStep(): void {
    const step = STEPS[this.step];
    if (!step) return;
    const place = this.part("step");
    const active = document.activeElement;
    const key = place.contains(active) ? active?.getAttribute("data-cb-key") : null;
    const how = step.least ? `第 ${this.step + 1} 步，共 ${LEAST} 步` : "以后补";
    fill(
      place,
      h("h2", { id: "step", tabindex: "-1" }, step.name, h("span", { class: "cb-count" }, how)),
      h("p", { class: "cb-note" }, step.told),
      step.keys.includes("observations") && this.figurePart(),
      ...part([], this.parts.case, this.desk(this.main), step.keys),
      ...(this.step === 0 ? [this.articlePart()] : []),
    );
    const again = key && place.querySelector<HTMLElement>(`[data-cb-key="${CSS.escape(key)}"]`);
    if (again) again.focus();
    if (this.checked) this.drawFindings();
  }

  /* The rules of figures are fetched when there is an article to look for them in. */
  private figurePart(): HTMLElement {
    const id = this.source?.data.id;
    if (!this.article.text || typeof id !== "string") {
      const told = "在第 1 步登记新文章、贴过全文，这里就标出文章里的数字，按一下就收下。";
      return h("p", { class: "cb-note" }, told);
    }
    const room = h("div", { "data-cb-form": "figures" });
    const draw = (finder: Finder): void => {
      const article = { text: this.article.text, source: id };
      fill(room, ...markedArticle(this.main, finder, article, (said) => this.changed(said)));
    };
    if (this.finder) draw(this.finder);
    else {
      void figureRules().then((rules) => {
        this.finder = finderOf(rules, this.read, this.settings.units, this.reader);
        draw(this.finder);
      });
    }
    return h("details", { class: "cb-proof", open: "" }, h("summary", {}, "从文章里找"), room);
  }

  private articlePart(): HTMLElement {
    const { source } = this;
    if (source) {
      return articleQuestions(this.desk(source), this.article, this.reader, () => {
        this.source = null;
        this.article.text = "";
        this.cite();
        this.changed("不登记了。");
      });
    }
    return h(
      "p",
      {},
      press(
        "登记一篇新文章",
        "article:new",
        () => {
          this.source = new Draft("source", this.parts.source, {
            schema_version: this.settings.version,
          });
          this.changed("在下面贴全文。");
          document.getElementById("form-article")?.focus();
        },
        { kind: "cb-button" },
      ),
    );
  }

  private drawMoves(): void {
    const { step } = this;
    const next = STEPS[step + 1];
    fill(
      this.part("moves"),
      step > 0 && press("上一步", "back", () => this.turn(step - 1), { kind: "cb-button" }),
      next &&
        press(`下一步：${next.name}`, "next", () => this.turn(step + 1), {
          kind: "cb-button cb-button--full",
        }),
      press("检查", "check", () => void this.check(), { kind: "cb-button" }),
    );
  }

  private async check(): Promise<void> {
    this.checked = true;
    await this.look();
    const count = this.told.length;
    this.say(count ? `有 ${count} 处要改，列在下面。` : "字段、引文和数字没有发现问题。");
    const heading = this.part("checks").querySelector<HTMLElement>("h2");
    heading?.focus();
    heading?.scrollIntoView();
  }

  private drawFindings(): void {
    const sources = { article: this.source, step: this.part("step") };
    drawFindings(this.part("checks"), this.told, sources, (one) => {
      const step = one.draft === this.source ? 0 : stepOf(one.where[0]);
      if (step !== this.step) this.turn(step);
      go(one.where);
    });
  }

  private drawTake(): void {
    const repository = this.page.dataset.cbRepository ?? "";
    drawTake(this.part("take"), this.main, this.source, this.settings, {
      repository,
      say: this.say,
    });
  }
}
