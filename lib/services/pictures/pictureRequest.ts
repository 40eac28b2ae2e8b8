import { imageTypeOf, isText, SIGNATURE_BYTES } from '../../core/pictures/imageSignature.ts';
import { retryAfter } from '../../core/sync/retryAfter.ts';
import { formatBytes } from '../../core/formatBytes.ts';
import { text } from '../../core/text.ts';

/** What became of one request for a picture. `reason` is a sentence. */
export type PictureAnswer =
  | { readonly kind: 'picture'; readonly image: Blob }
  /** Asking again is in vain; the site itself is well. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may come right: after so many ms, where the site has said so. Also when nobody is there, or it broke off. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfter?: number }
  /** Nobody has said anything for as long as patience goes. */
  | { readonly kind: 'silent'; readonly reason: string };

export interface RequestLimits {
  readonly bytes: number;
  /** Milliseconds to the first byte of the answer, and between any two pieces of it. */
  readonly patience: number;
}

interface Asking {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly limits: RequestLimits;
  readonly signal: AbortSignal;
}

/** What is joined into a blob, which browsers keep elsewhere than on the heap. */
const BYTES_JOINED = 1 << 22;

/**
 * Asks for a picture once, without cookies and referrer, and reads it.
 * @throws the signal's reason when it aborts.
 */
export async function requestPicture(url: string, { fetch, now, limits, signal }: Asking): Promise<PictureAnswer> {
  const giveUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp.abort(), limits.patience);
  };
  let isAnswered = false;
  try {
    restart();
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      signal: AbortSignal.any([signal, giveUp.signal]),
    });
    isAnswered = true;
    restart();
    const refusal = refusalOf(response, now) ?? sizeRefusal(Number(response.headers.get('content-length')), limits);
    if (refusal === null) return await readPicture(response, limits, restart);
    await response.body?.cancel().catch(() => undefined);
    return refusal;
  } catch {
    signal.throwIfAborted();
    if (giveUp.signal.aborted)
      return { kind: 'silent', reason: text(isAnswered ? 'problem_stopped_sending' : 'problem_no_answer_in_time') };
    return {
      kind: 'failed',
      reason: text(isAnswered ? 'problem_broke_off' : 'problem_unreachable'),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** A picture whose bytes are here already, unless they are none. */
export function pictureFrom(bytes: readonly Uint8Array[], declaredType: string): PictureAnswer {
  const start = startOf(bytes);
  if (start.length === 0) return { kind: 'refused', reason: text('problem_empty') };
  const type = typeOf(start, declaredType);
  if (type === undefined) return noPicture();
  return { kind: 'picture', image: new Blob([...bytes] as BlobPart[], { type }) };
}

function noPicture(): PictureAnswer {
  return { kind: 'refused', reason: text('problem_no_picture') };
}

async function readPicture(response: Response, limits: RequestLimits, onPiece: () => void): Promise<PictureAnswer> {
  const declaredType = response.headers.get('content-type') ?? '';
  const reader = response.body?.getReader();
  const joined: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let unjoined = 0;
  let type: string | undefined;
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      onPiece();
      pieces.push(next.value);
      size += next.value.length;
      const tooLarge = sizeRefusal(size, limits);
      if (tooLarge !== null) return tooLarge;
      if (type === undefined && size >= SIGNATURE_BYTES) {
        type = typeOf(startOf(pieces), declaredType);
        if (type === undefined) return noPicture();
      }
      unjoined += next.value.length;
      if (unjoined >= BYTES_JOINED) {
        joined.push(new Blob(pieces));
        pieces = [];
        unjoined = 0;
      }
    }
  } finally {
    // Ends the rest of an answer that is not wanted.
    reader?.cancel().catch(() => undefined);
  }
  if (type === undefined) return pictureFrom(pieces, declaredType);
  return { kind: 'picture', image: new Blob([...joined, ...pieces], { type }) };
}

/** The kind its bytes tell; else what the server says, of what can be no text. */
function typeOf(start: Uint8Array, declaredType: string): string | undefined {
  const told = imageTypeOf(start);
  if (told !== undefined) return told;
  return isText(start) ? undefined : /^image\/[\w.+-]+/i.exec(declaredType)?.[0].toLowerCase();
}

function startOf(pieces: readonly Uint8Array[]): Uint8Array {
  const start = new Uint8Array(SIGNATURE_BYTES);
  let length = 0;
  for (const piece of pieces) {
    if (length === SIGNATURE_BYTES) break;
    const part = piece.subarray(0, SIGNATURE_BYTES - length);
    start.set(part, length);
    length += part.length;
  }
  return start.subarray(0, length);
}

function sizeRefusal(bytes: number, limits: RequestLimits): PictureAnswer | null {
  if (!(bytes > limits.bytes)) return null;
  return { kind: 'refused', reason: text('problem_too_large', { size: formatBytes(limits.bytes) }) };
}

/** Why an answer brings no picture; `null` where it should. */
function refusalOf({ ok, status, headers }: Response, now: () => number): PictureAnswer | null {
  if (ok) return null;
  if (status === 404 || status === 410)
    return { kind: 'refused', reason: text('problem_gone', { status: String(status) }) };
  if (status === 401 || status === 403)
    return { kind: 'refused', reason: text('problem_forbidden', { status: String(status) }) };
  const after = retryAfter(headers.get('retry-after'), now);
  const retry = after === undefined ? {} : { retryAfter: after };
  if (status === 429) return { kind: 'failed', reason: text('problem_later', { status: String(status) }), ...retry };
  if (status >= 500)
    return { kind: 'failed', reason: text('problem_site_failed', { status: String(status) }), ...retry };
  return { kind: 'refused', reason: text('problem_status', { status: String(status) }) };
}
