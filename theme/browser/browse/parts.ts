/* The places that theme/templates/cases.html keeps for the script of the browse page. */

export function part(name: string): HTMLElement {
  return document.querySelector(`[data-cb-browse=${name}]`) as HTMLElement;
}
