/*
 * The screen of the class and the window of its teacher: the one tells what it shows, the other asks for it. Windows of a disk have
 * no origin that could be named, so each listens to the other alone.
 */

/** What is shown: the stage, the votes of each ballot by letter, when the class began (0 before). */
export interface State {
  at: number;
  votes: Record<string, number>[];
  began: number;
}
/** What the teacher's window asks for. */
export type Wish =
  | { ask: "state" }
  | { ask: "go"; at: number }
  | { ask: "vote"; letter: string; by: number }
  | { ask: "begin" };

interface Envelope<Letter> {
  casebook: "class";
  letter: Letter;
}

/** Send `letter` to another window of this page. */
export function send(to: Window | null, letter: State | Wish): void {
  const origin =
    location.origin === "null" || location.protocol === "file:" ? "*" : location.origin;
  const envelope: Envelope<State | Wish> = { casebook: "class", letter };
  to?.postMessage(envelope, origin);
}

/** Call `act` with what comes from the window that `from` gives, and from nobody else. */
function hear(from: () => Window | null, act: (letter: unknown) => void): void {
  window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    const envelope = data as Partial<Envelope<unknown>> | null;
    if (source && source === from() && envelope?.casebook === "class") act(envelope.letter);
  });
}

export const hearWishes = (from: () => Window | null, act: (wish: Wish) => void): void =>
  hear(from, (letter) => act(letter as Wish));
export const hearState = (from: () => Window | null, act: (state: State) => void): void =>
  hear(from, (letter) => act(letter as State));
