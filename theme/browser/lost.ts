/*
 * The page for addresses that lead nowhere, shown a folder or two below the root: the script of the site was not found from
 * there. This one was: it says where the root is, fetches the other from there, and mends the links.
 */
const root = new URL("../", (document.currentScript as HTMLScriptElement).src);
let parsed = false;

function mend(): void {
  parsed = true;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const address = link.getAttribute("href") ?? "";
    if (!/^(#|[a-z]+:)/.test(address)) link.href = new URL(address, root).href;
  }
}

if (!("__md_scope" in window)) {
  document.addEventListener("DOMContentLoaded", mend);
  const script = document.createElement("script");
  script.src = new URL("assets/casebook.js", root).href;
  script.dataset.cbBase = root.href;
  /* What waits in it for the page to be parsed must not wait for ever. */
  script.onload = () => {
    if (parsed) document.dispatchEvent(new Event("DOMContentLoaded"));
  };
  document.head.append(script);
}
