/* Ways of taking something away: a file, the clipboard. */
import { root } from "../frame/site";

/** Offer `content` as a file called `name`. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Copy `text`; pages without HTTPS have only the old way. Whether it worked. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "cb-sr";
    document.body.append(field);
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else works on an intranet without HTTPS
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** The address `href` as others may be told it: of a site on a disk only the part that is no folder of this computer. */
export function told(href: string): string {
  const url = new URL(href);
  url.hash = "";
  if (url.protocol !== "file:") return url.href;
  return url.href.slice(root.href.length).replace(/(^|\/)index\.html(?=$|\?)/, "$1");
}

/** A short name for a file, of what every system allows: its kind, and the places compared or what stands before the colon. */
export function fileName(title: string, ending: string, kind = "比较"): string {
  const parts = title.split(" / ").map((one) => (one.split("：")[0] ?? one).slice(0, 24));
  const name = [kind, ...new Set(parts)].join("_").replace(/[\\/:*?"<>|\s]+/g, "");
  return `${name}.${ending}`;
}
