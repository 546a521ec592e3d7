/* Sifts the page of slogans as one types: by slogan, place, or measure. Without this the page is read as it stands. */

const SIGNS = /[\s“”‘’"']/g;

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(SIGNS, "");
}

function start(): void {
  const form = document.querySelector<HTMLFormElement>(".cb-sift");
  const field = form?.querySelector("input");
  const status = form?.querySelector("[role=status]");
  if (!form || !field || !status) return;

  const entries = Array.from(document.querySelectorAll<HTMLElement>("[data-sift]"));
  const texts = entries.map((entry) => plain(entry.textContent));
  const groups = Array.from(document.querySelectorAll<HTMLElement>("[data-sift-group]"));
  const index = document.querySelector<HTMLElement>("[data-sift-index]");

  const sift = (): void => {
    const wanted = plain(field.value);
    let found = 0;
    entries.forEach((entry, number) => {
      const fits = texts[number]?.includes(wanted) ?? false;
      entry.hidden = !fits;
      if (fits) found += 1;
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-sift]:not([hidden])");
    if (index) index.hidden = wanted !== "";
    status.textContent = wanted
      ? found
        ? `本页有 ${found} 个。`
        : "本页没有。换一个说法，或者到案例里搜索。"
      : "";
  };

  field.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link into the page must lead to what it names, also when that is sifted out.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest("[data-sift][hidden], [data-sift-group][hidden]")) {
      field.value = "";
      sift();
      target.scrollIntoView();
    }
  });
  form.hidden = false;
  sift();
}

start();
