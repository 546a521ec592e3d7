/* Data of the site itself: classic scripts, each of which calls its receiver with what it brings. */
import { load } from "./script";
import { root } from "./site";

/** Load the script at `path` in the site. */
export function script(path: string): Promise<void> {
  return load(new URL(path, root).href);
}

/** What a script of data calls. */
export type Receiver = (kind: string, name: string, payload: unknown) => void;

/** Ask for what the script at `path` calls `kind` and `name`; what did not arrive is asked for again. */
export type Ask = <T>(kind: string, name: string, path: string) => Promise<T>;

/** A receiver, and how to ask for what it receives: every script is loaded once. */
export function store(folder: string): { receive: Receiver; ask: Ask } {
  const received = new Map<string, unknown>();
  const loading = new Map<string, Promise<void>>();
  const ask = async <T>(kind: string, name: string, path: string): Promise<T> => {
    let waiting = loading.get(path);
    if (!waiting) {
      waiting = script(folder + path);
      waiting.catch(() => loading.delete(path));
      loading.set(path, waiting);
    }
    await waiting;
    const payload = received.get(`${kind}/${name}`);
    if (payload === undefined) {
      loading.delete(path);
      throw new Error(`nothing in ${path}`);
    }
    return payload as T;
  };
  return { receive: (kind, name, payload) => received.set(`${kind}/${name}`, payload), ask };
}
