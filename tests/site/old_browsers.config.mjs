/*
 * What the site sends to a browser, by the measure of Chromium 86: syntax by the parser, APIs by eslint-plugin-compat,
 * which asks the data of MDN and caniuse. `tests/site/test_old_browsers.py` runs it over the built site.
 */
import compat from "eslint-plugin-compat";

export default [
  {
    linterOptions: { reportUnusedDisableDirectives: "off", noInlineConfig: true },
    languageOptions: { ecmaVersion: 2020, sourceType: "script" },
    plugins: { compat },
    rules: { "compat/compat": "error" },
    settings: { browsers: ["chrome 86"], lintAllEsApis: true },
  },
];
