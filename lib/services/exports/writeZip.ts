import { makeZip } from 'client-zip';
import type { ExportJob } from './exportJob.ts';
import { piecesOf } from './exportOutput.ts';

export interface ZipEntry {
  readonly name: string;
  readonly input: Blob | string | AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly lastModified: Date;
}

/** The first day that a ZIP can name (APPNOTE.TXT, 4.4.6). */
const FIRST_DAY = Date.UTC(1980, 0, 2);
const LAST_DAY = Date.UTC(2107, 11, 30);

/** Puts entries into a ZIP as they come, without compressing them: pictures are compressed already. */
export async function writeZip(job: ExportJob, name: string, entries: AsyncIterable<ZipEntry>): Promise<void> {
  const output = await job.createFile();
  for await (const piece of piecesOf(makeZip(entries))) await output.write(piece);
  await job.deliver(name, output);
}

/** A time (ms since 1970) as a ZIP can have it. */
export function zipDate(time: number): Date {
  return new Date(Math.min(LAST_DAY, Math.max(FIRST_DAY, time || 0)));
}

/** What could not be had, for the end of a ZIP. */
export function* failureEntries(job: ExportJob): Generator<ZipEntry> {
  const lines = job.failureLines();
  if (lines !== '') yield { name: 'failures.jsonl', input: lines, lastModified: zipDate(Date.parse(job.exportedAt)) };
}
