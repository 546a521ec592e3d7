/* What a class sees of a case, stage by stage: the slides of its note, with a vote before the discussion and one before the truth. */
import { deckOf, type Slide } from "../papers/deck";
import { h } from "../browse/dom";
import { text as said } from "../compare/grid";
import { elements, type Note, parts } from "../kit/notes";

/** A way to decide, and how often it was chosen. */
export interface Way {
  letter: string;
  text: string;
}
export interface Stage extends Slide {
  /** Which vote is taken here, 0 being the first. */
  vote?: number;
}
/** A stretch of the class, in minutes from its beginning. */
export interface Stretch {
  begins: number;
  ends: number;
  phase: string;
  teacher: string;
}
export interface Play {
  title: string;
  minutes: number;
  ways: Way[];
  stages: Stage[];
  stretches: Stretch[];
}

const ASKED = "有哪些办法";
const REVEALED = "当地怎么办的";
const VOTES = ["第一次表决：讨论以前", "第二次表决：揭晓以前"];

function stretchesOf(note: Note): Stretch[] {
  const rows = (parts(note).get("课堂安排") ?? []).flatMap((element) =>
    Array.from(element.querySelectorAll("tbody tr")),
  );
  return rows.map((row) => {
    const [time, phase, teacher] = Array.from(row.children);
    const [begins = 0, ends = 0] = (said(time).match(/[0-9]+/g) ?? []).map(Number);
    return { begins, ends, phase: said(phase?.querySelector("p")), teacher: said(teacher) };
  });
}

/** The play of a case: what is shown in turn, what the teacher is to say, and when. */
export function playOf(note: Note): Play {
  const page = h("div", {}, ...elements(note, "story"), ...elements(note, "teachers"));
  page.dataset.cbDeck = note.title;
  const ways = Array.from(page.querySelectorAll(".cb-teach__ways > li"), (way) => ({
    letter: said(way.querySelector(".cb-letter")),
    text: said(way.lastElementChild),
  }));
  const slides = deckOf(page, "").slides;
  const stages: Stage[] = [];
  const vote = (n: number): void => {
    stages.push({ title: VOTES[n] ?? "", lines: [], notes: [], vote: n });
  };
  slides.forEach((slide, n) => {
    if (slide.title === REVEALED) vote(1);
    stages.push(slide);
    const next = slides[n + 1]?.title ?? "";
    if (slide.title.startsWith(ASKED) && !next.startsWith(ASKED)) vote(0);
  });
  return { title: note.title, minutes: note.minutes, ways, stages, stretches: stretchesOf(note) };
}
