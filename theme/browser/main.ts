/* The script of every page. The order of the first three counts: they run in the head, before the page is painted. */
import "./frame/storage";
import "./frame/looks";
import "./frame/drawer";
import "./frame/print";
import "./frame/unfold";
import "./frame/jumps";
import "./search/start";
import "./browse/header";
import "./chosen/choose";
