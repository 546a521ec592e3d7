/* The script of /contribute/form/. */
import { start } from "./form/page";

const page = document.querySelector<HTMLElement>("[data-cb-form=page]");
if (page) void start(page);
