/*
 * A jump within a page is no step: Back leads to the page before, not through every place that was looked at. The address
 * still says where the reader is, but on a page whose address says what is shown, that stays.
 */

import { show } from "./unfold";

const isState = (hash: string): boolean => hash.includes("=");

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href*='#']");
  const [here] = location.href.split("#");
  if (!link || link.target || link.href.split("#")[0] !== here || isState(link.hash)) return;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  /* A second press on the same link changes no address, and what it names may have been closed meanwhile. */
  if (!isState(location.hash) && link.hash !== location.hash) location.replace(link.href);
  else show(link.hash);
});
