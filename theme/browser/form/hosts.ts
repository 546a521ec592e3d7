/* The pages on which the hosts of repositories let one begin a new file. */

/** Longer addresses are refused by some servers. */
const LONGEST = 7000;

export interface File {
  path: string;
  text: string;
}

/** Where a host lets one begin a new file; `filled` tells that the text goes along. */
export interface Host {
  name: string;
  address: string;
  filled: boolean;
}

/**
 * The page for a new file at the repository's host, by what its name says. GitLab takes a name only and Gitee nothing, and an
 * address has its limits: the text is then copied and pasted.
 */
export function hostOf(repository: string, { path, text }: File): Host | null {
  if (!/^https?:\/\//.test(repository)) return null;
  const { hostname } = new URL(repository);
  const query = (parts: Record<string, string>): string => new URLSearchParams(parts).toString();
  const filled = (name: string, base: string, parts: Record<string, string>): Host => {
    const whole = `${base}?${query({ ...parts, value: text })}`;
    const fits = whole.length <= LONGEST;
    return { name, address: fits ? whole : `${base}?${query(parts)}`, filled: fits };
  };
  if (hostname.includes("gitlab")) {
    const address = `${repository}/-/new/main?${query({ file_name: path })}`;
    return { name: "GitLab", address, filled: false };
  }
  if (hostname.includes("gitee")) {
    const folder = path.replace(/\/[^/]*$/, "");
    return { name: "Gitee", address: `${repository}/tree/main/${folder}`, filled: false };
  }
  if (hostname.includes("github")) {
    return filled("GitHub", `${repository}/new/main`, { filename: path });
  }
  return filled("Gitea 或 Forgejo", `${repository}/_new/main/`, { filename: path });
}
