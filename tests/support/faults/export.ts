import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../scripts/browsers/until.ts';
import type { LibraryExport } from '../../../lib/core/exports/libraryExport.ts';

/** A JSON export in the folder of downloads, once it is complete. */
export async function readExport(folder: string): Promise<LibraryExport> {
  const text = await until(async () => {
    const file = (await readdir(folder)).find((name) => name.endsWith('.json'));
    const read = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
    return read.endsWith('\n]}\n') && read;
  }, 'No export has come.');
  return JSON.parse(text) as LibraryExport;
}
