/* The page of a decision: its table can be taken away as Word or CSV, printed, and passed on. */
import { tools } from "./compare/tools";

const place = document.querySelector<HTMLElement>('[data-cb-decision="tools"]');
const table = document.querySelector<HTMLTableElement>("table.cb-decision");
const title = document.querySelector("h1")?.textContent ?? "";
if (place && table) tools(place, table, title, "", []);
