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

/** Call `search` with the value of `input`, without blanks around it, 150 ms after its last change. */
export function watch(input: HTMLInputElement, search: (query: string) => void): Field {
  let timer = 0;
  let last = input.value;

  function now(): void {
    clearTimeout(timer);
    const value = input.value.trim();
    if (value === last) return;
    last = value;
    search(last);
  }
  function changed(event: Event): void {
    clearTimeout(timer);
    if (!(event as InputEvent).isComposing) timer = window.setTimeout(now, WAIT);
  }
  input.addEventListener("input", changed);
  input.addEventListener("compositionend", changed);
  return {
    set(value) {
      clearTimeout(timer);
      last = input.value = value;
    },
    now,
  };
}
