/* Reads the first block of a case aloud, with a Chinese voice that is on this device: nothing is sent to anybody. */

const SPOKEN = "[data-cb-spoken], .cb-answers";

/** The lines that are read: the title, then each line of the first block. */
function spoken(): string[] {
  const block = document.querySelector(SPOKEN);
  const parts = [document.querySelector("h1"), ...(block?.querySelectorAll("dt, dd") ?? [])];
  return parts.map((line) => (line?.textContent ?? "").replace(/\s+/g, " ").trim()).filter(Boolean);
}

const voiceOf = (speech: SpeechSynthesis): SpeechSynthesisVoice | undefined =>
  speech.getVoices().find(({ lang, localService }) => localService && /^zh\b/i.test(lang));

/** Show `button` once there is a voice; it starts, and pressed again it stops. */
export function readsAloud(button: HTMLButtonElement): void {
  const speech = (window as Partial<Window>).speechSynthesis;
  if (!speech) return;
  const name = button.textContent;
  const stop = (): void => {
    speech.cancel();
    button.textContent = name;
    button.setAttribute("aria-pressed", "false");
  };
  const start = (voice: SpeechSynthesisVoice): void => {
    /* A line each: browsers stop in the middle of long texts. */
    const lines = spoken().map((text) => new SpeechSynthesisUtterance(text));
    for (const line of lines) {
      line.voice = voice;
      line.lang = voice.lang;
      speech.speak(line);
    }
    const last = lines[lines.length - 1];
    if (!last) return;
    last.onend = stop;
    button.textContent = "停止朗读";
    button.setAttribute("aria-pressed", "true");
  };
  const show = (): void => {
    button.hidden = !voiceOf(speech);
  };
  button.addEventListener("click", () => {
    const voice = voiceOf(speech);
    if (button.getAttribute("aria-pressed") === "true" || !voice) stop();
    else start(voice);
  });
  window.addEventListener("pagehide", stop);
  speech.addEventListener("voiceschanged", show);
  show();
}
