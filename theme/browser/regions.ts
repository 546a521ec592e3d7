/* The script of the page on which any two places stand side by side. */
import { run } from "./regions/page";

run();
