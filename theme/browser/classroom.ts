/* The script of /curricula/class/: a case before a class. Nothing of it leaves this device. */
import { fill, h } from "./browse/dom";
import { plays } from "./classroom/screen";
import { presents } from "./classroom/presenter";
import { playOf } from "./classroom/stages";
import { ballot } from "./kit/forms";
import { noteOf } from "./kit/notes";

const TEACHER = "presenter";
const asked = new URLSearchParams(location.search);
const name = asked.get("case") ?? "";
const part = (which: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-cb-class="${which}"]`) ?? h("div");

/** Open the teacher's window, which stays the same one. */
function opened(): Window | null {
  const address = new URL(location.href);
  address.searchParams.set("view", TEACHER);
  const made = window.open(address.href, "casebook-class", "width=900,height=760");
  part("said").textContent = made
    ? ""
    : "浏览器没有让打开新窗口：在地址栏旁边允许弹出窗口，再按一次。";
  return made;
}

async function start(): Promise<void> {
  const note = await noteOf(name);
  const play = playOf(note);
  const title = document.querySelector("h1");
  if (title) title.textContent = play.title;
  part("list").hidden = true;
  if (asked.get("view") === TEACHER) {
    part("teacher").hidden = false;
    presents(part("teacher"), play);
    return;
  }
  const begin = plays(part("stage"), play, name, opened);
  part("begin").addEventListener("click", begin);
  part("print").addEventListener("click", () => window.print());
  fill(part("ballots"), ...ballot(note));
  part("ready").hidden = false;
}

if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  start().catch(() => {
    part("said").textContent = "没有取到这个案例的数据。请刷新页面，或者从下面重新挑一个。";
  });
}
