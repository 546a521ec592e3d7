/*
 * A deck of slides as it stands on a page: what is marked with data-cb-slide goes on the slide of that title, what is marked with
 * data-cb-speak into its notes; each data-cb-deck-part is a lesson with slides of its own. What does not fit on one slide goes on on the next.
 */
import { textWidth } from "../compare/grid";
import { runs, words } from "./paper";

export interface SlideLine {
  text: string;
  /** All of it is set bold. */
  strong: boolean;
  /** A remark below the others. */
  small: boolean;
}
export interface Slide {
  title: string;
  lines: SlideLine[];
  notes: string[];
}
export interface Deck {
  title: string;
  /** What stands under the title: for whom it is, where it is from. */
  under: string[];
  address: string;
  slides: Slide[];
}

/* Characters in a line of the body, and lines of a slide: type of 22 points on 33.9 by 19 cm. */
const ACROSS = 38;
const DOWN = 10;

/** The lines in an element that is marked: itself, or what stands in it. */
function linesIn(element: Element): Element[] {
  if (element.matches("[data-cb-line]")) return [element];
  return Array.from(element.querySelectorAll("[data-cb-line]"));
}

const heightOf = ({ text }: SlideLine): number => Math.max(1, Math.ceil(textWidth(text) / ACROSS));

/* Phrases of the article may tell what the place chose: they are for the notes. */
const QUOTES = ".cb-teach__quotes";

/** What a line says, and the phrases on which it rests. */
function read(line: Element): { said: SlideLine; quotes: string[] } {
  const shown = line.cloneNode(true) as Element;
  shown.querySelectorAll(QUOTES).forEach((quote) => quote.remove());
  const pieces = runs(shown);
  return {
    said: {
      text: words(pieces),
      strong: pieces.every(({ strong }) => strong),
      small: line.getAttribute("data-cb-line") === "hint",
    },
    quotes: Array.from(line.querySelectorAll(QUOTES), (quote) => words(runs(quote))),
  };
}

/** Share the lines of a slide out over as many as they need; the notes stay with the first. */
function divided({ title, lines, notes }: Slide): Slide[] {
  const made: Slide[] = [];
  let room = 0;
  for (const line of lines) {
    const height = heightOf(line);
    const last = made[made.length - 1];
    if (last && height <= room) {
      last.lines.push(line);
      room -= height;
    } else {
      made.push({
        title: last ? `${title}（续）` : title,
        lines: [line],
        notes: last ? [] : notes,
      });
      room = DOWN - height;
    }
  }
  return made;
}

/** The slides that stand in `part`, each as long as it needs to be. */
function slidesIn(part: Element): Slide[] {
  const slides = new Map<string, Slide>();
  const slideOf = (title: string): Slide => {
    const slide = slides.get(title) ?? { title, lines: [], notes: [] };
    slides.set(title, slide);
    return slide;
  };
  for (const element of part.querySelectorAll<HTMLElement>("[data-cb-slide], [data-cb-speak]")) {
    const { cbSlide, cbSpeak } = element.dataset;
    for (const line of linesIn(element)) {
      const { said, quotes } = read(line);
      const slide = slideOf(cbSlide ?? cbSpeak ?? "");
      if (!said.text) continue;
      if (cbSlide === undefined) slide.notes.push(said.text);
      else slide.lines.push(said);
      slide.notes.push(...quotes.map((quote) => `原话：${quote}`));
    }
  }
  return Array.from(slides.values());
}

/** The slides of `page`, not yet divided: of one case, or of the lessons of a course, each behind a slide that names it. */
export function stages(page: Element): Slide[] {
  const parts = Array.from(page.querySelectorAll<HTMLElement>("[data-cb-deck-part]"));
  if (!parts.length) return slidesIn(page);
  return parts.flatMap((part) => {
    const when = part.querySelector("[data-cb-line=hint]");
    const first = { text: when ? words(runs(when)) : "", strong: false, small: true };
    const title = part.dataset.cbDeckPart ?? "";
    return [{ title, lines: [first], notes: [] }, ...slidesIn(part)];
  });
}

/** Read the deck that stands in `page`, whose address is `address`. */
export function deckOf(page: HTMLElement, address: string): Deck {
  const text = (name: string): string => (page.dataset[name] ?? "").trim();
  return {
    title: text("cbDeck"),
    under: [text("cbDeckUnder")].filter(Boolean),
    address,
    slides: stages(page).flatMap(divided),
  };
}
