const encoder = new TextEncoder();

const longestPiece = 1 << 18;
const percent = 0x25;
/** Stands for a character that an alphabet does not hold. */
const none = 255;

/** The lower four bits are the value. */
const hexValues = valuesOf('0123456789abcdef0123456789ABCDEF');
const base64Values = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');

/** The MIME type a `data:` URL declares, in lower case and without parameters; `null` for other URLs. */
export function dataUrlType(url: string): string | null {
  // Asked of every address, few of which are these.
  if (!/^data:/i.test(url)) return null;
  return /^data:([^;,]{0,200})[;,]/i.exec(url)?.[1]?.trim().toLowerCase() ?? null;
}

/**
 * The bytes a `data:` URL holds, in pieces of at most 256 KiB (the Fetch standard's data: URL processor:
 * percent-decoded first, then base64 where the header says so, white space ignored). Never throws: characters base64
 * does not know are skipped, although a browser shows no picture then.
 */
export function* dataUrlBytes(url: string): Generator<Uint8Array> {
  const comma = url.indexOf(',');
  if (comma < 0) return;
  const fragment = url.indexOf('#', comma);
  const end = fragment < 0 ? url.length : fragment;
  const isBase64 = /; *base64\s*$/i.test(url.slice(Math.max(0, comma - 100), comma));

  // Three bytes at most for each character of text; the room that is kept free at the end comes on top.
  const pieceLength = Math.min(longestPiece, 3 * (end - comma) + 8);
  let piece = new Uint8Array(pieceLength);
  let length = 0;
  let bits = 0;
  let bitCount = 0;
  for (let index = comma + 1; index < end; index++) {
    let code = url.charCodeAt(index);
    if (code > 127 && !isBase64) {
      const character = String.fromCodePoint(url.codePointAt(index) ?? code);
      const bytes = encoder.encode(character);
      piece.set(bytes, length);
      length += bytes.length;
      index += character.length - 1;
    } else {
      if (code === percent && index + 2 < end) {
        const high = hexValues[url.charCodeAt(index + 1)] ?? none;
        const low = hexValues[url.charCodeAt(index + 2)] ?? none;
        if (high !== none && low !== none) {
          code = ((high & 15) << 4) | (low & 15);
          index += 2;
        }
      }
      if (!isBase64) {
        piece[length++] = code;
      } else {
        const value = base64Values[code] ?? none;
        if (value === none) continue;
        bits = ((bits << 6) | value) & 0xfff;
        bitCount += 6;
        if (bitCount >= 8) piece[length++] = bits >> (bitCount -= 8);
      }
    }
    // Room for the four bytes that one character may take.
    if (length > pieceLength - 4) {
      yield piece.subarray(0, length);
      piece = new Uint8Array(pieceLength);
      length = 0;
    }
  }
  if (length > 0) yield piece.subarray(0, length);
}

function valuesOf(alphabet: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));
}
