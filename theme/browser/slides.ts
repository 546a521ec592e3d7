/*
 * Writes decks as PowerPoint files. Loaded only when a reader asks for one: pptxgenjs is large.
 *
 * Every run names its font, for the East Asian font of a theme cannot be set: pptxgenjs then writes it for Latin, East Asian and
 * complex scripts alike, and WPS does not fall back to a font of its own. Type of 22 points is read at six metres.
 */
import PptxGenJS from "pptxgenjs";
import { siteName } from "./frame/site";
import type { Deck, Slide } from "./papers/deck";

declare global {
  interface Window {
    __casebook_slides: (deck: Deck) => Promise<Blob>;
  }
}

const WIDE = "LAYOUT_WIDE";
const HEI = "黑体";
const SONG = "宋体";
const INK = "221D16";
const GREY = "6B6358";
const RED = "A02C14";
const LEFT = 0.6;
const WIDTH = 12.1;

/* A line is one run: pptxgenjs repeats the properties of a paragraph before every further run, which PowerPoint has to repair. */
function body(slide: Slide): PptxGenJS.TextProps[] {
  return slide.lines.map(({ text, strong, small }) => ({
    text,
    options: {
      bold: strong,
      breakLine: true,
      fontFace: strong ? HEI : SONG,
      fontSize: small ? 14 : 22,
      color: small ? GREY : INK,
      lang: "zh-CN",
    },
  }));
}

window.__casebook_slides = async (deck) => {
  const made = new PptxGenJS();
  made.layout = WIDE;
  made.author = siteName();
  made.company = siteName();
  made.title = deck.title;
  made.theme = { headFontFace: HEI, bodyFontFace: SONG };
  const first = made.addSlide();
  first.addText(deck.title, {
    ...{ x: LEFT, y: 2.2, w: WIDTH, h: 1.6, valign: "bottom" },
    ...{ fontFace: HEI, fontSize: 44, bold: true, color: INK, lang: "zh-CN" },
  });
  first.addText(deck.under.join("\n"), {
    ...{ x: LEFT, y: 4, w: WIDTH, h: 1.6, valign: "top" },
    ...{ fontFace: SONG, fontSize: 18, color: GREY, lang: "zh-CN" },
  });
  // On the wall it would tell which case it is, before the class has decided.
  if (deck.address) first.addNotes(deck.address);
  deck.slides.forEach((slide, n) => {
    const page = made.addSlide();
    page.addText(slide.title, {
      ...{ x: LEFT, y: 0.35, w: WIDTH, h: 0.8, valign: "middle" },
      ...{ fontFace: HEI, fontSize: 30, bold: true, color: RED, lang: "zh-CN" },
    });
    page.addText(body(slide), {
      ...{ x: LEFT, y: 1.3, w: WIDTH, h: 5.5, valign: "top" },
      ...{ paraSpaceAfter: 6, lineSpacing: 32 },
    });
    page.addText(`${deck.title} · ${n + 2}`, {
      ...{ x: LEFT, y: 6.95, w: WIDTH, h: 0.4, align: "right" },
      ...{ fontFace: SONG, fontSize: 12, color: GREY, lang: "zh-CN" },
    });
    if (slide.notes.length) page.addNotes(slide.notes.join("\n"));
  });
  return (await made.write({ outputType: "blob" })) as Blob;
};
