/* What tests ask: the answers to a question, without a page. */
import { answersTo } from "../../theme/browser/answers/find";
import { questionOf } from "../../theme/browser/answers/question";

Object.assign(window, { answersTo, questionOf });
