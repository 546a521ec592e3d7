/* The parts of theme/browser/form/ and theme/browser/reading/ that are tested without a page. */
export { fieldFindings } from "../../theme/browser/form/checks";
export { changed, pruned, read, written } from "../../theme/browser/form/edit";
export { hostOf } from "../../theme/browser/form/hosts";
export { proofFindings } from "../../theme/browser/form/proofs";
export { ruleFindings } from "../../theme/browser/form/rules";
export { partOf } from "../../theme/browser/form/schema";
export { wordForm } from "../../theme/browser/form/word_form";
export { asks, taken } from "../../theme/browser/reading/fingerprint";
export { readerOf } from "../../theme/browser/reading/reader";
export { finderOf } from "../../theme/browser/reading/figures";
