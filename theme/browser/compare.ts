/* The script of the pages under /compare/. */
import { start } from "./compare/page";
import { sheet } from "./compare/sheet";

const paper = document.querySelector<HTMLElement>("[data-cb-compare=sheet]");
if (paper) void sheet(paper);
else void start();
