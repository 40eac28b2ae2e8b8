import { CodedError } from '../../core/codedError.ts';
import type { Like } from '../../core/judging/like.ts';
import { text } from '../../core/text.ts';
import { InvalidLikeLine } from './likeLineValues.ts';
import { createLikeReader } from './readLikeLines.ts';
import { createLikeWriter } from './writeLikeLines.ts';

/*
 * A segment is a gzipped text. Its first line is JSON, {format, version, device, name}: eight base-36 digits of the device
 * that has written it, and what its person calls it. Every further line is a Like (`likeLines.ts`).
 */

const FORMAT = 'likeable-gallery-segment';
const VERSION = 1;
const DEVICE = /^[0-9a-z]{8}$/;
const MAX_NAME = 200;

/* Of what is read: a few bytes of a forged file can stand for more than there is memory. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_LINE = 32 * 1024 * 1024;

/** A segment that is not, or not yet, what a device of ours has written. */
export class DamagedSegment extends Error {
  override readonly name = 'DamagedSegment';
}

export interface SegmentHead {
  readonly device: string;
  /** What its person calls the device. */
  readonly name: string;
}

export interface SegmentWriter {
  readonly count: number;
  /** So far, of text. */
  readonly textBytes: number;
  /** So far; a little of what was added may still be missing. */
  readonly bytes: number;
  add(likes: readonly Like[]): Promise<void>;
  /** The whole segment. */
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Keeps no more than the compressed bytes. */
export function createSegmentWriter({ device, name }: SegmentHead): SegmentWriter {
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new TextEncoder();
  const writeLike = createLikeWriter(device);
  let count = 0;
  let textBytes = 0;
  let bytes = 0;
  const collected = collect();
  // Whoever adds hears of a failure; until then nobody asks for this.
  collected.catch(() => {});
  let pending = `${JSON.stringify({ format: FORMAT, version: VERSION, device, name: name.slice(0, MAX_NAME) })}\n`;

  return {
    get count() {
      return count;
    },
    get textBytes() {
      return textBytes;
    },
    get bytes() {
      return bytes;
    },
    async add(likes) {
      for (const like of likes) pending += `${writeLike(like)}\n`;
      count += likes.length;
      await flush();
    },
    async end() {
      await flush();
      await writer.close();
      await collected;
      return joined(pieces, bytes);
    },
  };

  async function flush(): Promise<void> {
    const encoded = encoder.encode(pending);
    pending = '';
    textBytes += encoded.length;
    await writer.write(encoded);
  }

  async function collect(): Promise<void> {
    for await (const piece of chunksOf(stream.readable)) {
      pieces.push(piece);
      bytes += piece.length;
    }
  }
}

/**
 * The Likes of a segment of `device`, at most `limit` at a time. @throws {DamagedSegment}; {CodedError}
 * `sync-not-understood` for one that a newer version has written.
 */
export async function* readSegment(
  bytes: Uint8Array<ArrayBuffer>,
  { device, host, limit }: { readonly device: string; readonly host: string; readonly limit: number },
): AsyncGenerator<Like[]> {
  const readLike = createLikeReader(device);
  let head: SegmentHead | undefined;
  let likes: Like[] = [];
  for await (const line of linesOf(bytes)) {
    if (head === undefined) {
      head = readHead(line, host);
      if (head.device !== device) throw new DamagedSegment('of another device');
      continue;
    }
    likes.push(asDamaged(() => readLike(line)));
    if (likes.length < limit) continue;
    yield likes;
    likes = [];
  }
  if (head === undefined) throw new DamagedSegment('empty');
  yield likes;
}

/** Who has written it. @throws as `readSegment` */
export async function readSegmentHead(bytes: Uint8Array<ArrayBuffer>, host: string): Promise<SegmentHead> {
  for await (const line of linesOf(bytes)) return readHead(line, host);
  throw new DamagedSegment('empty');
}

function readHead(line: string, host: string): SegmentHead {
  const read = asDamaged((): unknown => JSON.parse(line));
  if (typeof read !== 'object' || read === null) throw new DamagedSegment('no head');
  const fields = new Map<string, unknown>(Object.entries(read));
  const [version, device, name] = [fields.get('version'), fields.get('device'), fields.get('name')];
  if (fields.get('format') !== FORMAT || typeof version !== 'number') throw new DamagedSegment('no head');
  if (version > VERSION) throw new CodedError('sync-not-understood', text('sync_error_newer', { host }));
  if (typeof device !== 'string' || !DEVICE.test(device) || typeof name !== 'string' || name.length > MAX_NAME) {
    throw new DamagedSegment('no head');
  }
  return { device, name };
}

async function* linesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let total = 0;
  let line = '';
  for await (const piece of decompressed(bytes)) {
    total += piece.length;
    if (total > MAX_BYTES) throw new DamagedSegment('too long');
    const [first = '', ...others] = asDamaged(() => decoder.decode(piece, { stream: true })).split('\n');
    line += first;
    for (const other of others) {
      yield line;
      line = other;
    }
    if (line.length > MAX_LINE) throw new DamagedSegment('too long a line');
  }
  line += asDamaged(() => decoder.decode());
  if (line !== '') throw new DamagedSegment('cut off');
}

async function* decompressed(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const chunks = chunksOf(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
  for (;;) {
    let next: IteratorResult<Uint8Array<ArrayBuffer>>;
    try {
      next = await chunks.next();
    } catch (error) {
      throw new DamagedSegment('no gzip', { cause: error });
    }
    if (next.done === true) return;
    let isTaken = false;
    try {
      yield next.value;
      isTaken = true;
    } finally {
      if (!isTaken) await chunks.return(undefined);
    }
  }
}

/** Streams are no async iterables in every browser. */
async function* chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    isDone = true;
  } finally {
    if (!isDone) await reader.cancel().catch(() => {});
  }
}

function asDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidLikeLine || error instanceof SyntaxError || error instanceof TypeError) {
      throw new DamagedSegment(error.message, { cause: error });
    }
    throw error;
  }
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
