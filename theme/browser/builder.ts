/* The script of /curricula/builder/. */
import { start } from "./builder/page";

const page = document.querySelector<HTMLElement>("[data-cb-builder=page]");
if (page) start(page);
