/* The two places as part of the address, which can be shared: ?a=441322&b=610113. */

export interface State {
  a: string;
  b: string;
}

const CODE = /^\d{6}$/;

export function parse(search: string): State {
  const given = new URLSearchParams(search);
  const code = (name: string): string => {
    const code = given.get(name) ?? "";
    return CODE.test(code) ? code : "";
  };
  return { a: code("a"), b: code("b") };
}

export function format({ a, b }: State): string {
  const parts = [a && `a=${a}`, b && `b=${b}`].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}
