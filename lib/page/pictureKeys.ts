import { dataUrlBytes } from '../core/pictures/dataUrl.ts';
import { pictureKey, slicedBytesKey } from '../core/pictures/pictureKey.ts';
import type { Candidate } from '../core/pictures/variants.ts';
import type { Pace } from './pace.ts';

const encoder = new TextEncoder();

/** Keys of addresses, since a page is read again whenever it changes; about 200 bytes each. */
const addressKeys = new Map<string, string>();
const mostAddressKeys = 10_000;
/** The same for pictures within their addresses, which are longer. */
const dataKeys = new Map<string, string>();
const mostDataKeys = 500;
const longestKeptData = 1 << 14;

/**
 * The keys of pictures by their first variants, in order. Uses the browser's own SHA-256 for addresses where the page
 * has it: ours gives the same, but takes a while to get going. A `blob:` that can no longer be read (revoked, or kept
 * from us by the page's policy) is known by its address, which lives as long as the page.
 */
export async function keysOf(
  variants: readonly Candidate[],
  pace: Pace,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const keys: (string | Promise<string>)[] = [];
  const pause = async (): Promise<void> => {
    if (pace.due()) await pace.pause();
  };
  for (const { id, url } of variants) {
    const isData = id.startsWith('data:');
    const known = (isData ? dataKeys : addressKeys).get(id);
    if (known !== undefined) {
      keys.push(known);
      continue;
    }
    if (isData) keys.push(await dataKey(url, pause));
    else if (id.startsWith('blob:')) keys.push(await blobKey(url, pause, signal));
    else keys.push(addressKey(id));
    if (pace.due()) await pace.pause();
  }
  const known: string[] = [];
  // Most are: to wait for these too would take longer than to find them.
  for (const key of keys) known.push(typeof key === 'string' ? key : await key);
  return known;
}

async function addressKey(id: string): Promise<string> {
  // Absent on plain-http pages, whatever the types say.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  let key: string;
  try {
    key = subtle ? hexOf(new Uint8Array(await subtle.digest('SHA-256', encoder.encode(id)))) : pictureKey(id);
  } catch {
    key = pictureKey(id);
  }
  if (addressKeys.size >= mostAddressKeys) addressKeys.clear();
  addressKeys.set(id, key);
  return key;
}

async function dataKey(url: string, pause: () => Promise<void>): Promise<string> {
  const key = await slicedBytesKey(dataUrlBytes(url), pause);
  if (url.length > longestKeptData) return key;
  if (dataKeys.size >= mostDataKeys) dataKeys.clear();
  dataKeys.set(url, key);
  return key;
}

function hexOf(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += (byte + 256).toString(16).slice(1);
  return digits;
}

async function blobKey(url: string, pause: () => Promise<void>, signal: AbortSignal | undefined): Promise<string> {
  try {
    const { body } = await fetch(url, signal ? { signal } : {});
    if (body) return await slicedBytesKey(piecesOf(body), pause);
  } catch {
    signal?.throwIfAborted();
  }
  return pictureKey(url);
}

/** Streams are not async iterable everywhere (Chrome before 124). */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
