/*
 * What a file is, by its first bytes and not by what a server says of it (WHATWG MIME Sniffing, section 6.1, and the
 * formats' own specifications). Servers answer with pages, scripts and words of theirs where a picture was.
 */

/** Bytes that tell every kind. */
export const SIGNATURE_BYTES = 4096;

/** As Latin-1: a byte a character. */
// oxlint-disable no-control-regex -- files begin with them
const signatures: readonly (readonly [type: string, start: RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBPVP/],
  ['image/avif', /^[^]{4}ftyp(?:avi[fs]|[^]{8}(?:[^]{4}){0,6}avi[fs])/],
  ['image/heic', /^[^]{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/],
  ['image/jxl', /^(?:\xff\x0a|\x00{3}\x0cJXL \r\n\x87\n)/],
  ['image/bmp', /^BM[^]{4}\x00{4}/],
  // Or a cursor. Behind it stands how many there are.
  ['image/x-icon', /^\x00\x00[\x01\x02]\x00[\x01-\xff]/],
  ['image/tiff', /^(?:II\*\x00|MM\x00\*)/],
  ['image/jp2', /^\x00{3}\x0cjP {2}\r\n\x87\n/],
  ['image/svg+xml', /^(?:\xef\xbb\xbf)?\s*<(?:[\w-]+:)?svg[\s>]/i],
];

/** XML that may be an SVG further down: a declaration, comments and a document type come before it. */
const xml = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml\b|!--|!doctype\s+svg\b)/i;
const text = /^(?:\xef\xbb\xbf)?[\t\n\r\x20-\x7e]/;

/** The MIME type of a picture that begins with these bytes; `undefined` for one of no known kind. */
export function imageTypeOf(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes);
  for (const [type, signature] of signatures) if (signature.test(start)) return type;
  return xml.test(start) && /<(?:[\w-]+:)?svg[\s>]/i.test(start) && !/<html[\s>]/i.test(start)
    ? 'image/svg+xml'
    : undefined;
}

/** Whether a file that begins with these bytes, and is of no kind that `imageTypeOf` knows, is text: markup, JSON, words. */
export function isText(bytes: Uint8Array): boolean {
  return text.test(latin1(bytes.subarray(0, 4)));
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, SIGNATURE_BYTES));
}
