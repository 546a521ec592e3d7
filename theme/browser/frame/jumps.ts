/*
 * A jump within a page is no step: Back leads to the page before, not through every place that was looked at. The address
 * still says where the reader is, but on a page whose address says what is shown, that stays.
 */

const isState = (hash: string): boolean => hash.includes("=");

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href*='#']");
  const [here] = location.href.split("#");
  if (!link || link.target || link.href.split("#")[0] !== here || isState(link.hash)) return;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  if (!isState(location.hash)) {
    location.replace(link.href);
    return;
  }
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  place?.scrollIntoView();
  place?.focus();
});
