/* The parts of theme/browser/compare/ that are tested without a page. */
export { differences, reasons, state } from "../../theme/browser/compare/comparability";
export { sheet, table } from "../../theme/browser/compare/table";
