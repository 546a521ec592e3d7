/* The script of the browse page. */
import "./browse/browse";
