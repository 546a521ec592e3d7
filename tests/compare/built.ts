/* The parts of theme/browser/builder/ that are tested without a page. */
export { findings } from "../../theme/browser/builder/checks";
export { courseOf, read, saved, yamlOf } from "../../theme/browser/builder/file";
export { fragmentOf, opened } from "../../theme/browser/builder/link";
export {
  added,
  halfDays,
  laidOut,
  lessonOf,
  moved,
  put,
  TEMPLATES,
  timesOf,
} from "../../theme/browser/builder/schedule";
export { emptyCourse, ruleOf } from "../../theme/browser/builder/course";
