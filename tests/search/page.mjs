/** A page without a browser: the search's own script, and the files of the index as its scripts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/** Returns `window.casebook` of a page of the site, and the paths of the files that it loads. */
export function page(engine, site) {
  const loaded = [];
  const window = {};
  const context = vm.createContext({
    window,
    URL,
    TextDecoder,
    Uint8Array,
    console,
    location: { href: "file:///site/index.html" },
    document: {
      currentScript: { getAttribute: () => "." },
      createElement: () => ({ addEventListener() {}, remove() {} }),
      head: {
        appendChild(script) {
          const path = new URL(script.src).pathname.replace("/site/", "");
          loaded.push(path);
          setImmediate(() => {
            try {
              vm.runInContext(readFileSync(join(site, path), "utf8"), context);
            } catch (error) {
              script.onerror(error);
              return;
            }
            script.onload();
          });
        },
      },
    },
  });
  for (const receiver of ["__casebook_search", "__casebook_answers"])
    vm.runInContext(`globalThis.${receiver} = (...given) => window.${receiver}(...given)`, context);
  vm.runInContext(readFileSync(engine, "utf8"), context);
  return { casebook: window.casebook, window, loaded };
}
