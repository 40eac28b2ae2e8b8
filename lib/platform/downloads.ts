import { CodedError } from '../core/codedError.ts';
import { browser } from './browser.ts';

/**
 * Saves a URL among the person's downloads; the browser makes the name unique.
 * @throws {CodedError} `download-failed` when the browser refuses to start it.
 */
export async function download(url: string, fileName: string): Promise<void> {
  try {
    await browser.downloads.download({ url, filename: fileName, conflictAction: 'uniquify', saveAs: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError('download-failed', `The picture could not be saved: ${reason}`, { cause: error });
  }
}

/** Saves a file made in an extension page; a worker cannot (Chrome gives it no object URLs). */
export async function saveFile(file: Blob, fileName: string): Promise<void> {
  const url = URL.createObjectURL(file);
  try {
    await download(url, fileName);
  } finally {
    // The browser reads a blob: URL when the download starts, which may be after the call settles.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
