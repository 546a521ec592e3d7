/* The page of a decision: its table can be taken away as Word or CSV, printed, and passed on. */
import { tools } from "./compare/tools";

const place = document.querySelector<HTMLElement>('[data-cb-decision="tools"]');
const shown = document.querySelector<HTMLElement>('[data-cb-decision="shown"]');
const whole = document.querySelector<HTMLAnchorElement>('[data-cb-decision="whole"]');
if (place && shown) {
  const title = document.querySelector("h1")?.textContent ?? "";
  tools(place, shown, title, "", { kinds: [], whole: whole?.href ?? "" });
  whole?.parentElement?.remove();
}
