/* What theme/browser/papers/ makes of a page, for a test that reads many pages without opening them. */
import { paperOf } from "../../theme/browser/papers/paper";

Object.assign(window, { __paperOf: paperOf });
