/* The parts of theme/browser/compare/ that are tested without a page. */
export { comparable, reasons } from "../../theme/browser/compare/comparability";
export { table } from "../../theme/browser/compare/table";
