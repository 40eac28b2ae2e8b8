import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sizeLimit from 'size-limit';
import filePlugin from '@size-limit/file';

/** The browsers that are built for. */
export type Target = 'chrome' | 'firefox';

interface Budget {
  readonly name: string;
  readonly path: string;
  /** Bytes; gzip for scripts, as they are for archives. */
  readonly limit: number;
  readonly gzip: boolean;
}

function budgets(browser: Target, { zip }: { readonly zip: boolean }): Budget[] {
  const folder = resolve('.output', `${browser}-mv3`);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const archive = resolve('.output', `likeable-gallery-${version}-${browser}.zip`);
  return [
    { name: 'overlay script', path: `${folder}/overlay.js`, limit: 60_000, gzip: true },
    { name: 'overlay extras script', path: `${folder}/overlay-extras.js`, limit: 75_000, gzip: true },
    { name: 'frame script', path: `${folder}/frame.js`, limit: 24_000, gzip: true },
    { name: 'marks script', path: `${folder}/marks.js`, limit: 27_000, gzip: true },
    { name: 'first marks script', path: `${folder}/marks-first.js`, limit: 1_000, gzip: true },
    { name: 'background script', path: `${folder}/background.js`, limit: 78_000, gzip: true },
    ...(zip ? [{ name: 'zip', path: archive, limit: 1_000_000, gzip: false }] : []),
  ];
}

/** Prints each size beside its budget. @throws {Error} when one is over. */
export async function checkSizes(browser: Target, options: { readonly zip: boolean }): Promise<void> {
  const over: string[] = [];
  for (const { name, path, limit, gzip } of budgets(browser, options)) {
    // Its types say no more than `object` of what it answers.
    const [measured] = (await sizeLimit([filePlugin], { checks: [{ files: [path], gzip, brotli: false }] })) as {
      readonly size: number;
    }[];
    const line = `${browser} ${name}: ${kilobytes(measured?.size ?? 0)} of ${kilobytes(limit)}${gzip ? ' gzip' : ''}`;
    console.error(line);
    if (measured === undefined || measured.size > limit) over.push(line);
  }
  if (over.length > 0) throw new Error(`Over budget: ${over.join('; ')}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
