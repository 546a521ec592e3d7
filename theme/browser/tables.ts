/* A table that stands ready on its page (a decision, a measure, two places) can be taken away as Word or CSV, printed, and passed on. */
import { pickedPlaces } from "./compare/picked_places";
import { tools } from "./compare/tools";

const place = document.querySelector<HTMLElement>('[data-cb-table="tools"]');
const shown = document.querySelector<HTMLElement>('[data-cb-table="shown"]');
const whole = document.querySelector<HTMLAnchorElement>('[data-cb-table="whole"]');
if (place && shown) {
  const title = document.querySelector("h1")?.textContent ?? "";
  const offer = (): void => {
    tools(place, shown, title, "", { kinds: [], whole: whole?.href ?? "" });
  };
  pickedPlaces(shown, offer);
  offer();
  whole?.parentElement?.remove();
}
