/* Reads the joined style sheets from standard input and writes them small, for the oldest browser that the site is made for. */
import { stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";
import { transform } from "esbuild";

const { code } = await transform(await text(stdin), {
  charset: "utf8",
  loader: "css",
  logLevel: "error",
  minify: true,
  target: "chrome86",
});
stdout.write(code);
