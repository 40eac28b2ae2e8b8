/** An address that any other program can open, on one line; `null` for those that only this browser or page understands. */
export function webAddress(url: string): string | null {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return null;
  // White space and controls would break a line or an attribute; the parser drops or encodes them.
  return /^[\x21-\x7E]+$/.test(url) ? url : new URL(url).href;
}
