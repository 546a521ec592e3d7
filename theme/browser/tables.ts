/* A table that stands ready on its page (a decision, a measure, two places) can be taken away as Word or CSV, printed, and passed on. */
import { pickedPlaces } from "./compare/picked_places";
import { tools } from "./compare/tools";

const place = document.querySelector<HTMLElement>('[data-cb-table="tools"]');
const shown = document.querySelector<HTMLElement>('[data-cb-table="shown"]');
const whole = document.querySelector<HTMLAnchorElement>('[data-cb-table="whole"]');
if (place && shown) {
  const title = document.querySelector("h1")?.textContent ?? "";
  const offer = (): void => {
    /* The table that the site has ready holds all places. */
    const picked = document.documentElement.classList.contains("has-picks");
    tools(place, shown, title, "", { kinds: [], whole: picked ? "" : (whole?.href ?? "") });
  };
  pickedPlaces(shown, offer);
  offer();
  whole?.parentElement?.remove();
}
