/*
 * Writes the scripts of the site to standard output, as JSON of texts by name: `main`, and every other .ts beside this file.
 * `mkdocs build` and `mkdocs serve` run it. Given paths of sources below this folder, it writes one script of them alone,
 * for tests and measurements.
 */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const parts = argv.slice(2);
const sources = parts.length
  ? { stdin: { contents: parts.map((path) => `import "./${path}";`).join(""), resolveDir: here } }
  : {
      entryPoints: readdirSync(here)
        .filter((name) => name.endsWith(".ts"))
        .map((name) => join(here, name)),
    };
const result = await build({
  ...sources,
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none",
  logLevel: "error",
  minify: true,
  outdir: here,
  target: "es2020",
  // tsconfig.json is for the type checker: the bundle depends on what stands in this folder alone.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
  write: false,
});
const scripts = result.outputFiles.map((file) => [basename(file.path, ".js"), file.text]);
stdout.write(JSON.stringify(Object.fromEntries(scripts)));
