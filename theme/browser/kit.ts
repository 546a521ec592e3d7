/* Writes the papers of a course; the builder loads it when one is asked for, the papers of a published curriculum at once. */
import type { Course, Settings } from "./builder/course";
import { choosesPapers } from "./kit/chooser";
import { draw } from "./kit/draw";

window.__casebook_kit = draw;

const page = document.querySelector<HTMLElement>("[data-cb-kit=page]");
if (page) {
  const settings = JSON.parse(page.dataset.cbSettings ?? "{}") as Settings;
  const course = JSON.parse(page.dataset.cbCourse ?? "{}") as Course;
  const known: Course = {
    ...{ objectives: [], competences: [], audiences: [], authors: [] },
    ...course,
  };
  choosesPapers(page, settings, () => known).draw();
}
