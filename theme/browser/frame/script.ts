/* Data that the site keeps in classic scripts, so that it can be read from a disk as well. */

/** Load the script at an address; rejects where there is none. */
export function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`cannot load ${address}`));
    document.head.appendChild(script);
    script.addEventListener("load", () => script.remove());
  });
}
