/* Writes the site's one script to standard output. `mkdocs build` and `mkdocs serve` run it. */
import { dirname, join } from "node:path";
import { stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const result = await build({
  absWorkingDir: here,
  entryPoints: [join(here, "main.ts")],
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none",
  logLevel: "error",
  minify: true,
  target: "es2017",
  // tsconfig.json is for the type checker: the bundle depends on what stands in this folder alone.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
  write: false,
});
stdout.write(result.outputFiles[0].contents);
