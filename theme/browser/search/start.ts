/** Puts the search into a page. */

import { store } from "../frame/data";
import { openEngine } from "./engine";
import { openIndex } from "./store";

const { receive, ask } = store("assets/search/");
window.__casebook_search = receive;
window.casebook = openEngine(openIndex(ask));
