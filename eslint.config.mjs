import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import { configs } from "typescript-eslint";

export default defineConfig(
  {
    files: ["theme/browser/**/*.ts"],
    extends: [js.configs.recommended, configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and booleans in a template are what they look like.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => show(true)` in a listener says what it does.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // Loops over arrays of numbers, whose bounds the compiler does not see.
    files: ["theme/browser/search/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
