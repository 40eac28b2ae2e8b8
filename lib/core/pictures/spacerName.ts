/** The file names of spacers: whole ones, since `pixel-art.png` is a picture. A `clear.png` may be about weather. */
const spacerName =
  /^https?:\/\/[^?#]*\/(?:(?:spacer|blank|transparent|trans|pixel|px|empty|shim|1x1|1px|(?:clear|dot|invisible)(?=[^?#/]*\.gif))[-_]?){1,4}\.(?:gif|png)(?:$|[?#])/i;

/** Whether an address is called as spacers are. */
export function isSpacerName(url: string): boolean {
  return spacerName.test(url.slice(0, 8192));
}
