/* The teacher's window: what is shown, what comes next, what to say, and how many minutes are left. */
import { button, fill, h } from "../browse/dom";
import { hearState, send, type State, type Wish } from "./link";
import { shown } from "./screen";
import type { Play } from "./stages";

const MINUTE = 60_000;

function clockOf(play: Play, began: number, now: number): HTMLElement[] {
  if (!began) return [h("p", {}, `这堂课 ${play.minutes} 分钟，还没有开始计时。`)];
  const gone = Math.floor((now - began) / MINUTE);
  const left = play.minutes - gone;
  const due = play.stretches.find(({ begins, ends }) => begins <= gone && gone < ends);
  return [
    h(
      "p",
      { "data-cb-left": String(left) },
      h("b", {}, left >= 0 ? `还剩 ${left} 分钟` : `超了 ${-left} 分钟`),
      `（共 ${play.minutes}）`,
    ),
    h(
      "p",
      { class: "cb-note" },
      due
        ? `照课堂安排，现在是“${due.phase}”，到第 ${due.ends} 分钟：${due.teacher}`
        : "照课堂安排，该下课了。",
    ),
  ];
}

/** Show in `place` what goes with what the window that opened this one shows. */
export function presents(place: HTMLElement, play: Play): void {
  let state: State = { at: 0, votes: [{}, {}], began: 0 };
  const opener = (): Window | null => window.opener as Window | null;
  const wish = (asked: Wish): void => send(opener(), asked);
  const time = h("div", { role: "timer" });
  const stage = h("div");
  const next = h("p", { class: "cb-note" });
  const notes = h("div");
  const draw = (): void => {
    const now = play.stages[state.at];
    if (!now) return;
    fill(time, ...clockOf(play, state.began, Date.now()));
    const vote = (letter: string, by: number): void => wish({ ask: "vote", letter, by });
    fill(
      stage,
      h("h2", {}, [`${state.at + 1} / ${play.stages.length}`, now.title].join("　")),
      ...shown(now, play, state, vote),
    );
    fill(
      notes,
      h("h3", {}, "讲的时候"),
      ...(now.notes.length ? now.notes : ["这一步没有备注。"]).map((text) => h("p", {}, text)),
    );
    next.textContent = `下一步：${play.stages[state.at + 1]?.title ?? "没有了"}`;
  };
  fill(
    place,
    time,
    h(
      "div",
      { class: "cb-row" },
      button("上一步", "cb-button", () => wish({ ask: "go", at: state.at - 1 })),
      button("下一步", "cb-button", () => wish({ ask: "go", at: state.at + 1 })),
      button("重新计时", "cb-button", () => wish({ ask: "begin" })),
    ),
    next,
    stage,
    notes,
  );
  hearState(opener, (told) => {
    state = told;
    draw();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowRight" || key === "PageDown") wish({ ask: "go", at: state.at + 1 });
    if (key === "ArrowLeft" || key === "PageUp") wish({ ask: "go", at: state.at - 1 });
  });
  window.setInterval(draw, MINUTE / 4);
  draw();
  if (opener()) wish({ ask: "state" });
  else fill(next, "这个窗口要从上课的页面打开：那边按“讲师窗口”。");
}
