/* What tests ask: the answers to a question, without a page. */
import { answersTo } from "../../theme/browser/answers/find";

Object.assign(window, { answersTo });
