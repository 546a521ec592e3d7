/** Puts the search into a page. */

import { Engine } from "./engine";
import { Store } from "./store";

const own = document.currentScript;
const base = new URL((own && own.getAttribute("data-cb-base")) || ".", location.href);

const store = new Store(
  (address) =>
    new Promise<void>((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${base.href.replace(/\/?$/, "/")}assets/search/${address}`).href;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`cannot load ${address}`));
      document.head.appendChild(script);
      script.addEventListener("load", () => script.remove());
    }),
);
window.__casebook_search = store.receive;
window.casebook = new Engine(store);
