/*
 * Writes the scripts of the site to standard output, as JSON of texts by name: `main`, and every other .ts beside this file.
 * `mkdocs build` and `mkdocs serve` run it. Given paths of sources below this folder, it writes one script of them alone,
 * for tests and measurements; given --packages, it writes which packages stand in which script.
 *
 * A script that holds somebody else's work begins by naming it, with its licence; the texts stand at about/licences/.
 */
import { existsSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const onlyPackages = argv.includes("--packages");
const parts = argv.slice(2).filter((part) => part !== "--packages");
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
  metafile: true,
  outdir: here,
  target: "es2020",
  // tsconfig.json is for the type checker: the bundle depends on what stands in this folder alone.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false, verbatimModuleSyntax: true } },
  write: false,
});

const root = join(here, "..", "..", "node_modules");
const told = (folder) => JSON.parse(readFileSync(join(folder, "package.json")));

/* The packages of a script by the folders that its sources lie in, and what these need: docx and jszip come with it in one file. */
function packagesOf(output) {
  const folders = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter(Boolean)
    .map((folder) => join(here, folder));
  const all = new Set();
  while (folders.length) {
    // A folder of packages may be lent by a link: one package is one, by whatever way.
    const folder = realpathSync(folders.pop());
    if (all.has(folder)) continue;
    all.add(folder);
    for (const need of Object.keys(told(folder).dependencies ?? {})) {
      const places = [join(folder, "node_modules", need), join(root, need)];
      const place = places.find((path) => existsSync(path));
      // Types are gone once a script is made.
      if (place && !need.startsWith("@types/")) folders.push(place);
    }
  }
  const found = [...all].map((folder) => {
    const { name, version, license } = told(folder);
    return { name, version, license: license.replace(/^\((.*)\)$/, "$1"), folder };
  });
  const named = ({ name, version }) => `${name} ${version}`;
  return found.sort((a, b) => (named(a) < named(b) ? -1 : 1));
}

const scripts = {};
const packages = {};
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  const name = basename(path, ".js");
  packages[name] = packagesOf(output);
  const { text } = result.outputFiles.find((file) => basename(file.path, ".js") === name);
  const named = packages[name].map((one) => `${one.name} ${one.version} (${one.license})`);
  scripts[name] = named.length ? `/*! ${named.join(", ")}: about/licences/ */\n${text}` : text;
}
stdout.write(JSON.stringify(onlyPackages ? packages : scripts));
