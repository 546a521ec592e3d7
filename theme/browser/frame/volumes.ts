/* Which file holds the data of a case: as publish/volumes.py, by FNV-1a. */

/** The number of the volume, of so many, that holds the case called `id`. */
export function volumeOf(id: string, volumes: number): number {
  let mark = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) mark = Math.imul(mark ^ id.charCodeAt(i), 0x01000193);
  return (mark >>> 0) % volumes;
}
