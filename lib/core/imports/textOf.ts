import { invalidImport } from './importEntry.ts';
import { text } from '../text.ts';

/** A stream's bytes, piece by piece. Streams are not async iterable everywhere (Chrome before 124). */
export async function* bytesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    // Of a stream that has ended or failed this does nothing.
    reader.cancel().catch(() => undefined);
  }
}

/**
 * The text in pieces, without the byte-order mark at its start.
 * @param strict refuses bytes that are not in the encoding; they become U+FFFD otherwise.
 * @throws {CodedError} `invalid-import`
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  { strict }: { readonly strict: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: strict });
  let position = 0;
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch (error) {
      throw invalidImport(text('import_no_text', { position }), error);
    }
  };
  for await (const piece of bytes) {
    const decoded = decode(piece);
    position += piece.length;
    if (decoded !== '') yield decoded;
  }
  const rest = decode();
  if (rest !== '') yield rest;
}
