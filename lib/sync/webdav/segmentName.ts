import { contentHash } from '../../platform/contentHash.ts';
import { MAX_SEQ, type SeqRange } from './seqRanges.ts';

/** What the name of a segment says: which part of a device's Likes it holds, and how to tell that it is whole. */
export interface SegmentName {
  readonly range: SeqRange;
  /** 32 hex digits: the first half of SHA-256 over the bytes as they are stored. */
  readonly hash: string;
  readonly isEncrypted: boolean;
}

/** So many that names sort as their numbers do. */
const SEQ_DIGITS = String(MAX_SEQ).length;
const NAME = /^(\d{13})-(\d{13})-([0-9a-f]{32})\.jsonl\.gz(\.enc)?$/;

export function formatSegmentName({ range: [first, last], hash, isEncrypted }: SegmentName): string {
  return `${digits(first)}-${digits(last)}-${hash}.jsonl.gz${isEncrypted ? '.enc' : ''}`;
}

/** `null` for what is no segment's name. */
export function parseSegmentName(name: string): SegmentName | null {
  const [, first = '', last = '', hash = '', encrypted] = NAME.exec(name) ?? [];
  const range = [Number(first), Number(last)] as const;
  if (range[0] < 1 || range[1] < range[0]) return null;
  return { range, hash, isEncrypted: encrypted !== undefined };
}

/** What encryption binds a segment to: the hash is not known before. */
export function segmentPath(device: string, [first, last]: SeqRange): string {
  return `${device}/${digits(first)}-${digits(last)}`;
}

export async function segmentHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await contentHash(new Blob([bytes]))).slice(0, 32);
}

function digits(seq: number): string {
  return String(seq).padStart(SEQ_DIGITS, '0');
}
