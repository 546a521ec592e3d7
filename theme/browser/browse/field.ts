/*
 * A field that searches while the reader writes: never in the middle of a word that an input method is still composing,
 * always after a paste, a word from the microphone or a drawn character, which all end in an `input` event.
 */

const WAIT = 150;

export interface Field {
  /** Take a value without searching for it. */
  set(value: string): void;
  /** Search now, if the value is new. */
  now(): void;
}

/** Call `search` with the value of `input` 150 ms after its last change. */
export function watch(input: HTMLInputElement, search: (query: string) => void): Field {
  let timer = 0;
  let composing = false;
  let last = input.value;

  function now(): void {
    clearTimeout(timer);
    if (input.value === last) return;
    last = input.value;
    search(last);
  }
  function soon(): void {
    clearTimeout(timer);
    timer = window.setTimeout(now, WAIT);
  }
  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    soon();
  });
  input.addEventListener("input", () => {
    if (!composing) soon();
  });
  return {
    set(value) {
      clearTimeout(timer);
      last = value;
      if (input.value !== value) input.value = value;
    },
    now,
  };
}
