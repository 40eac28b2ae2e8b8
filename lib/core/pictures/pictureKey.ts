import { createSha256 } from '../sha256.ts';

const encoder = new TextEncoder();

/** How much is hashed between two pauses: about 5 ms of work on a common machine, 30 ms on one six times slower. */
const bytesPerSlice = 1 << 20;

/**
 * A picture's key: 64 hexadecimal digits of SHA-256 over the UTF-8 of its canonical URL (`canonicalUrl.ts`).
 *
 * Synchronous and in JavaScript, because `crypto.subtle` is missing on plain-http pages, where pictures must have the
 * same keys as everywhere else.
 */
export function pictureKey(canonicalUrl: string): string {
  const hash = createSha256();
  hash.update(encoder.encode(canonicalUrl));
  return hash.hex();
}

/**
 * The key of a picture without an address that outlives its page (`data:`, `blob:`, an added file), over its bytes. They
 * arrive in pieces and may be many: awaits `pause` after every MiB, so that no task is long.
 */
export async function slicedBytesKey(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  pause: () => Promise<void>,
): Promise<string> {
  const hash = createSha256();
  let sincePause = 0;
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += bytesPerSlice) {
      const slice = piece.subarray(start, start + bytesPerSlice);
      hash.update(slice);
      sincePause += slice.length;
      if (sincePause >= bytesPerSlice) {
        sincePause = 0;
        await pause();
      }
    }
  }
  return hash.hex();
}
