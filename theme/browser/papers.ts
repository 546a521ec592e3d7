/* The script of cases, sources and papers: what readers take along. */
import { start } from "./papers/take";

start();
