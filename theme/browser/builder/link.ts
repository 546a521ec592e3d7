/*
 * A course in the fragment of an address: never sent to a server, and it works from a disk. `1.CHECK.TEXT`: the version, a
 * checksum of what follows, and the course as JSON, deflated, in base64url. Cases are named by their ids.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { type Course, numbered, type Settings } from "./course";
import { read } from "./file";

const KEY = "k";

/** FNV-1a, 32 bits: enough to notice that a messenger has cut an address short. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) {
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

/** What stands behind the # of an address that leads to a course. */
export function fragmentOf(course: Course, settings: Settings): string {
  const packed = toBase64(deflateSync(strToU8(JSON.stringify(numbered(course))), { level: 9 }));
  return `${KEY}=${settings.version}.${checksum(packed)}.${packed}`;
}

export type Opened = { course: Course } | { wrong: string } | null;

/** Read a fragment: a course, what is wrong with it, or null where it is about something else. */
export function opened(fragment: string, settings: Settings): Opened {
  const given = fragment.replace(/^#/, "");
  if (!given.startsWith(`${KEY}=`)) return null;
  const [version, check, packed] = given.slice(KEY.length + 1).split(".");
  if (Number(version) > settings.version) {
    return { wrong: "这个链接是用更新的版本做的，这里还打不开。" };
  }
  if (!packed || checksum(packed) !== check) {
    return { wrong: "链接不完整或已损坏，请让对方重新发一次。" };
  }
  try {
    const course = read(strFromU8(inflateSync(fromBase64(packed))), settings);
    return course ? { course } : { wrong: "链接里的课程读不出来。" };
  } catch {
    return { wrong: "链接里的课程读不出来。" };
  }
}
