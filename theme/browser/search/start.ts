/** Puts the search into a page. */

import { load } from "../frame/script";
import { Engine } from "./engine";
import { Store } from "./store";

const own = document.currentScript;
const base = new URL((own && own.getAttribute("data-cb-base")) || ".", location.href);

const store = new Store((address) =>
  load(new URL(`${base.href.replace(/\/?$/, "/")}assets/search/${address}`).href),
);
window.__casebook_search = store.receive;
window.casebook = new Engine(store);
