import type { ExportFile } from '../../platform/exportFiles.ts';

/** A file of an export: takes text and bytes, and hands them on in pieces that are worth a call. */
export interface ExportOutput {
  readonly size: number;
  write(piece: string | Uint8Array): Promise<void>;
  close(): Promise<Blob>;
}

/** Bytes handed on at a time. */
const PIECE = 1 << 20;
/** Characters that are gathered before they are encoded. */
const TEXT = 1 << 18;

const encoder = new TextEncoder();

/** @param onBytes Called with how many bytes were handed on. */
export function createExportOutput(file: ExportFile, onBytes: (bytes: number) => void): ExportOutput {
  const piece = new Uint8Array(PIECE);
  let filled = 0;
  let text = '';
  let size = 0;
  /** The piece that is on its way to the disk: the next one is made meanwhile. */
  let writing: Promise<void> = Promise.resolve();

  async function write(part: string | Uint8Array): Promise<void> {
    if (typeof part === 'string') {
      text += part;
      if (text.length >= TEXT) await encodeText();
      return;
    }
    if (text !== '') await encodeText();
    await append(part);
  }

  /** Into the piece itself: Chrome takes several times as long to make an array of its own of a text. */
  async function encodeText(): Promise<void> {
    let rest = text;
    text = '';
    while (rest !== '') {
      const { read, written } = encoder.encodeInto(rest, piece.subarray(filled));
      filled += written;
      rest = rest.slice(read);
      // What is left over may be a character that has no room.
      if (rest !== '' || filled === PIECE) await flush();
    }
  }

  async function append(bytes: Uint8Array): Promise<void> {
    for (let start = 0; start < bytes.length;) {
      const part = bytes.subarray(start, start + PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled === PIECE) await flush();
    }
  }

  async function flush(): Promise<void> {
    if (filled === 0) return;
    // A copy, for where what is written is kept: the piece is filled again.
    const bytes = piece.slice(0, filled);
    filled = 0;
    size += bytes.length;
    await writing;
    writing = file.write(bytes).then(() => onBytes(bytes.length));
    // Heard by whoever writes next, or closes.
    writing.catch(() => undefined);
  }

  return {
    get size() {
      return size;
    },
    write,
    async close() {
      if (text !== '') await encodeText();
      await flush();
      await writing;
      return file.close();
    },
  };
}

/** The pieces of a stream, which is cancelled when they are not all taken. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
