/* The screen of the class: full, one stage at a time, by keys and by touch. */
import { button, fill, h } from "../browse/dom";
import { root } from "../frame/site";
import { hearWishes, send, type State } from "./link";
import type { Play, Stage } from "./stages";

/** The text of a stage, as large as it is read at six metres. */
export function shown(
  stage: Stage,
  play: Play,
  state: State,
  vote: (letter: string, by: number) => void,
): HTMLElement[] {
  const lines = stage.lines.map(({ text, strong, small }) =>
    h("p", small ? { class: "cb-class__small" } : {}, strong ? h("b", {}, text) : text),
  );
  const { vote: which } = stage;
  if (which === undefined) return lines;
  const counted = state.votes[which] ?? {};
  const before = which ? state.votes[which - 1] : undefined;
  const most = Math.max(1, ...Object.values(counted));
  return play.ways.map(({ letter, text }) => {
    const count = counted[letter] ?? 0;
    const bar = h("span", { class: "cb-class__bar" });
    bar.style.width = `${(100 * count) / most}%`;
    const less = button("－", "cb-button", () => vote(letter, -1));
    const more = button("＋", "cb-button", () => vote(letter, 1));
    less.setAttribute("aria-label", `${letter} 少一票`);
    more.setAttribute("aria-label", `${letter} 多一票`);
    return h(
      "div",
      { class: "cb-class__way" },
      h("p", {}, h("b", {}, letter), text),
      h(
        "div",
        { class: "cb-class__count" },
        less,
        h("b", { "data-cb-votes": letter }, String(count)),
        more,
        before && h("span", { class: "cb-class__small" }, `上一次 ${before[letter] ?? 0}`),
        h("span", { class: "cb-class__track" }, bar),
      ),
    );
  });
}

const keyed = (name: string): string => `__class_${name}`;

/** Play a case on `place`; `presenter` opens the teacher's window. */
export function plays(
  place: HTMLElement,
  play: Play,
  name: string,
  presenter: () => Window | null,
): () => void {
  const kept = window.__md_get(keyed(name), sessionStorage, root) as State | null;
  let state: State = kept ?? { at: 0, votes: [{}, {}], began: 0 };
  let teacher: Window | null = null;
  const last = play.stages.length - 1;
  const heading = h("h2", { tabindex: "-1" });
  const lines = h("div", { class: "cb-class__lines" });
  const number = h("span", { "aria-live": "polite" });

  function change(more: Partial<State>): void {
    state = { ...state, ...more };
    window.__md_set(keyed(name), state, sessionStorage, root);
    draw();
    send(teacher, state);
  }
  const go = (at: number): void => {
    change({ at: Math.min(last, Math.max(0, at)) });
    heading.focus();
  };
  function vote(letter: string, by: number): void {
    const which = play.stages[state.at]?.vote;
    if (which === undefined || !play.ways.some((way) => way.letter === letter)) return;
    const votes = state.votes.map((one, n) =>
      n === which ? { ...one, [letter]: Math.max(0, (one[letter] ?? 0) + by) } : one,
    );
    change({ votes });
  }
  function draw(): void {
    const stage = play.stages[state.at];
    if (!stage) return;
    const focused = document.activeElement?.getAttribute("aria-label");
    heading.textContent = stage.title;
    fill(lines, ...shown(stage, play, state, vote));
    number.textContent = `${state.at + 1} / ${play.stages.length}`;
    if (focused) lines.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
  }
  const close = (): void => {
    place.hidden = true;
    if (document.fullscreenElement) void document.exitFullscreen();
    document.querySelector<HTMLElement>("[data-cb-class=begin]")?.focus();
  };
  const full = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void place.requestFullscreen().catch(() => undefined);
  };
  const open = (): void => {
    teacher = presenter();
  };
  fill(
    place,
    heading,
    lines,
    h(
      "div",
      { class: "cb-class__foot" },
      button("上一步", "cb-button", () => go(state.at - 1)),
      number,
      button("下一步", "cb-button", () => go(state.at + 1)),
      button("讲师窗口", "cb-button", open),
      button("全屏", "cb-button", full),
      button("结束", "cb-button", close),
    ),
  );
  hearWishes(
    () => teacher,
    (wish) => {
      if (wish.ask === "go") go(wish.at);
      else if (wish.ask === "vote") vote(wish.letter, wish.by);
      else if (wish.ask === "begin") change({ began: Date.now() });
      else send(teacher, state);
    },
  );
  document.addEventListener("keydown", (event) => {
    if (place.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const onButton = event.target instanceof HTMLButtonElement && (key === " " || key === "Enter");
    if (onButton) return;
    if (["ArrowRight", "PageDown", " ", "Enter"].includes(key)) go(state.at + 1);
    else if (["ArrowLeft", "PageUp"].includes(key)) go(state.at - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(last);
    else if (key === "Escape") close();
    else if (/^[a-h]$/i.test(key)) vote(key.toUpperCase(), event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  return () => {
    place.hidden = false;
    void place.requestFullscreen().catch(() => undefined);
    change({ began: state.began || Date.now() });
    heading.focus();
  };
}
