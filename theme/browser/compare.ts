/* The script of the pages under /compare/. */
import { course } from "./compare/course";
import { start } from "./compare/page";

if (document.querySelector("[data-cb-course]")) course();
else void start();
