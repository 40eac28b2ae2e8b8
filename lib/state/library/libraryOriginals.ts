import { signal, type ReadonlySignal } from '@preact/signals';
import type { LibraryScope } from '../../core/library/libraryQuery.ts';
import type { Jobs } from '../jobs.ts';
import type { LibraryHistory } from './libraryHistory.ts';
import type { LibraryImages } from './libraryImages.ts';
import type { Following, LibraryWork } from './librarySource.ts';
import { problemSentence } from '../problemSentence.ts';
import { text, type TextName } from '../../core/text.ts';

export interface OfflineUsage {
  readonly count: number;
  readonly bytes: number;
  readonly limit: number;
}

/** Whether originals can still be had, and copies of them for when they cannot. */
export interface LibraryOriginals {
  /** Keys of those that no longer load, as the last check found; `null` before one, and when none were missing. */
  readonly broken: ReadonlySignal<readonly string[] | null>;
  readonly usage: ReadonlySignal<OfflineUsage | null>;
  /** To be called synchronously in answer to a press: the browser may have to ask for access to `urls`. */
  check(scope: LibraryScope, urls: readonly string[] | 'all'): void;
  forgetBroken(): void;
  keepOffline(keys: readonly string[], urls: readonly string[]): void;
  removeOffline(keys: readonly string[]): void;
  /** Makes the small images that are missing, by which duplicates are found. As `check`, in answer to a press. */
  readPictures(): void;
  readUsage(): Promise<void>;
}

interface Dependencies {
  readonly work: Pick<
    LibraryWork,
    'readPictures' | 'checkOriginals' | 'keepOffline' | 'removeOffline' | 'offlineUsage' | 'askForSites'
  >;
  readonly images: Pick<LibraryImages, 'all' | 'renew'>;
  readonly jobs: Jobs;
  readonly history: Pick<LibraryHistory, 'say'>;
  readonly report: (error: unknown) => void;
}

interface JobTexts {
  readonly label: TextName;
  /** When the sites may not be read. */
  readonly refused: TextName;
  readonly failed: TextName;
}

const CHECKING: JobTexts = {
  label: 'library_checking',
  refused: 'library_checking_refused',
  failed: 'library_checking_failed',
};
const KEEPING: JobTexts = {
  label: 'library_keeping',
  refused: 'library_keeping_refused',
  failed: 'library_keeping_failed',
};
const READING: JobTexts = {
  label: 'library_reading',
  refused: 'library_reading_refused',
  failed: 'library_reading_failed',
};

export function createLibraryOriginals({ work, images, jobs, history, report }: Dependencies): LibraryOriginals {
  const broken = signal<readonly string[] | null>(null);
  const usage = signal<OfflineUsage | null>(null);

  /** With a line that tells how far it is and ends it; a failure is said. */
  async function run<Result>(
    { label, refused, failed }: JobTexts,
    access: Promise<boolean>,
    start: (following: Following) => Promise<Result>,
  ): Promise<Result | undefined> {
    const controller = new AbortController();
    if (!(await access)) {
      history.say({ tone: 'info', message: text(refused) });
      return undefined;
    }
    const job = jobs.begin(text(label), 0, () => controller.abort());
    try {
      return await start({ signal: controller.signal, onProgress: (done, total) => job.advance(done, total) });
    } catch (error) {
      if (!controller.signal.aborted) {
        history.say({ tone: 'problem', message: text(failed, { problem: problemSentence(error) }) });
      }
      return undefined;
    } finally {
      job.end();
    }
  }

  async function readUsage(): Promise<void> {
    usage.value = await work.offlineUsage();
  }

  async function check(scope: LibraryScope, access: Promise<boolean>): Promise<void> {
    const found = await run(CHECKING, access, (following) => work.checkOriginals(scope, following));
    if (found === undefined) return;
    const { gone, problem } = found;
    broken.value = gone.length === 0 ? null : gone;
    if (problem !== null) history.say({ tone: 'problem', message: text('library_checked_not_all', { problem }) });
    else if (gone.length === 0) history.say({ tone: 'info', message: text('library_checked_all') });
  }

  async function keep(keys: readonly string[], access: Promise<boolean>): Promise<void> {
    const result = await run(KEEPING, access, (following) => work.keepOffline(keys, following));
    await readUsage();
    await images.renew(keys);
    if (result === undefined) return;
    const { kept, problem } = result;
    if (problem === null) history.say({ tone: 'info', message: text('library_kept_offline', { count: kept }) });
    else history.say({ tone: 'problem', message: text('library_kept_offline_but', { count: kept, problem }) });
  }

  async function read(access: Promise<boolean>): Promise<void> {
    const result = await run(READING, access, (following) => work.readPictures(following));
    if (result === undefined) return;
    await images.renew([...images.all.peek().keys()]);
    const { failed } = result;
    const count = result.read;
    if (failed === 0) history.say({ tone: 'info', message: text('library_pictures_read', { count }) });
    else {
      const first = text('library_pictures_read_sentence', { count });
      const second = text('library_pictures_not_read', { count: failed });
      history.say({ tone: 'problem', message: text('common_sentences', { first, second }) });
    }
  }

  async function remove(keys: readonly string[]): Promise<void> {
    try {
      await work.removeOffline(keys);
      history.say({ tone: 'info', message: text('library_copies_removed') });
    } catch (error) {
      history.say({
        tone: 'problem',
        message: text('library_copies_not_removed', { problem: problemSentence(error) }),
      });
    }
    await readUsage();
    await images.renew(keys);
  }

  return {
    broken,
    usage,
    check: (scope, urls) => void check(scope, work.askForSites(urls)).catch(report),
    readPictures: () => void read(work.askForSites('all')).catch(report),
    forgetBroken: () => void (broken.value = null),
    keepOffline: (keys, urls) => void keep(keys, work.askForSites(urls)).catch(report),
    removeOffline: (keys) => void remove(keys).catch(report),
    readUsage,
  };
}
