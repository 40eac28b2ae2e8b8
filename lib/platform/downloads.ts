import type { Downloads } from 'webextension-polyfill';
import { CodedError } from '../core/codedError.ts';
import { browser } from './browser.ts';
import type { NamedFile } from './exportFiles.ts';
import { text } from '../core/text.ts';

/**
 * Saves a URL among the person's downloads; the browser makes the name unique.
 * @throws {CodedError} `download-failed` when the browser refuses to start it.
 */
export async function download(url: string, fileName: string): Promise<void> {
  try {
    await start(url, fileName);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError('download-failed', text('problem_download', { reason }), { cause: error });
  }
}

/**
 * Saves files made in an extension page, one after the other, and settles when the browser has them all: a worker cannot
 * (Chrome gives it no object URLs). When it rejects, none of them is among the person's downloads.
 * @throws {CodedError} `export-failed`, or the signal's reason when it aborts.
 */
export async function saveFiles(files: readonly NamedFile[], signal: AbortSignal): Promise<void> {
  const saved: number[] = [];
  try {
    for (const { name, file } of files) saved.push(await saveOne(file, name, signal));
  } catch (error) {
    await Promise.all(saved.map(withdraw));
    throw error;
  }
}

async function saveOne(file: Blob, name: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  // Of a kind that goes with every name: Chrome gives a file of text the ending `.txt`, whatever it is to be called.
  const url = URL.createObjectURL(file.slice(0, file.size, 'application/octet-stream'));
  const ends = watchEnds();
  try {
    const id = await start(url, name).catch((error: unknown) => {
      throw saveError(error instanceof Error ? error.message : String(error));
    });
    try {
      const error = await Promise.race([ends.of(id), aborted(signal)]);
      if (error !== null) throw saveError(error);
    } catch (error) {
      await withdraw(id);
      throw error;
    }
    return id;
  } finally {
    ends.stop();
    URL.revokeObjectURL(url);
  }
}

function start(url: string, fileName: string): Promise<number> {
  return browser.downloads.download({
    url,
    filename: fileName,
    conflictAction: 'uniquify',
    saveAs: false,
    // Firefox: a private window's files cannot be read from outside of it. Chrome knows no such option, and has no such pages.
    ...(browser.extension?.inIncognitoContext ? { incognito: true } : {}),
  });
}

/** Listens from before a download starts, for a small one may have ended before its number is known. */
function watchEnds() {
  const ended = new Map<number, string | null>();
  const waiting = new Map<number, (error: string | null) => void>();
  const onChanged = ({ id, state, error }: Downloads.OnChangedDownloadDeltaType): void => {
    if (state?.current !== 'complete' && state?.current !== 'interrupted') return;
    const outcome = state.current === 'complete' ? null : (error?.current ?? 'unknown');
    ended.set(id, outcome);
    waiting.get(id)?.(outcome);
  };
  browser.downloads.onChanged.addListener(onChanged);
  return {
    /** Why it failed, or `null`. */
    of: (id: number) =>
      new Promise<string | null>((resolve) => {
        const outcome = ended.get(id);
        if (outcome !== undefined) resolve(outcome);
        else waiting.set(id, resolve);
      }),
    stop: () => browser.downloads.onChanged.removeListener(onChanged),
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** Takes a download back, whether it has ended or not. Each step fails where there is nothing to do. */
async function withdraw(id: number): Promise<void> {
  await browser.downloads.cancel(id).catch(() => {});
  await browser.downloads.removeFile(id).catch(() => {});
  await browser.downloads.erase({ id }).catch(() => {});
}

/** @param reason An `InterruptReason` of the browser, or what it says. */
function saveError(reason: string): CodedError {
  if (/NO_SPACE/.test(reason)) return new CodedError('export-failed', text('export_disk_full'));
  if (/USER_CANCELED/.test(reason)) return new CodedError('export-failed', text('export_download_cancelled'));
  return new CodedError('export-failed', text('export_not_saved', { reason }));
}
