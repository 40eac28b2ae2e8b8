import { NextPageError } from '../core/nextPage/nextPageError.ts';
import type { FetchedPage } from './loadMore.ts';

/** Bytes of HTML that are read of one page, and milliseconds that it may take. */
const mostBytes = 20_000_000;
const patience = 30_000;

/**
 * A page of the same site as text, with the address it came from in the end. Without credentials or a referrer: it is the
 * page as everyone gets it.
 * @throws {NextPageError}
 */
export async function fetchPage(url: string, signal: AbortSignal): Promise<FetchedPage> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const response = await fetch(url, { signal: inTime, credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(
    () => {
      signal.throwIfAborted();
      throw new NextPageError('network');
    },
  );
  if (!response.ok) throw new NextPageError('status', response.status);
  const type = response.headers.get('content-type') ?? '';
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) throw new NextPageError('not-html');
  return { url: response.url || url, html: await textOf(response, signal) };
}

async function textOf({ body, headers }: Response, signal: AbortSignal): Promise<string> {
  if (!body) return '';
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const decoder = decoderOf(charset);
  const reader = body.getReader();
  let text = '';
  let size = 0;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > mostBytes) throw new NextPageError('too-large');
      text += decoder.decode(piece.value, { stream: true });
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof NextPageError ? error : new NextPageError('network');
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return text + decoder.decode();
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
