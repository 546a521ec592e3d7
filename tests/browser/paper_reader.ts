/* What theme/browser/papers/ makes of a page, for a test that reads many pages without opening them. */
import { paperOf, setsType } from "../../theme/browser/papers/paper";

Object.assign(window, { __paperOf: paperOf, __setsType: setsType });
