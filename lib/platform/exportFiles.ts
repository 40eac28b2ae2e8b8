import { CodedError } from '../core/codedError.ts';
import { formatBytes } from '../core/formatBytes.ts';
import { text } from '../core/text.ts';

/** A file that is being written; pieces are written in the order of calls, each of which is to be awaited. */
export interface ExportFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All that was written, as a file on disk where the browser lets us have one. */
  close(): Promise<Blob>;
}

export interface NamedFile {
  /** May lead into folders. */
  readonly name: string;
  readonly file: Blob;
}

/** Room for the files of one export. */
export interface ExportFolder {
  create(): Promise<ExportFile>;
  /** Hands files to the browser's downloads, and settles when all are there; none is when it rejects. */
  save(files: readonly NamedFile[], signal: AbortSignal): Promise<void>;
  /** Removes everything that was created. */
  discard(): Promise<void>;
}

export interface ExportFiles {
  /** Removes what exports left behind that were interrupted, with their page for instance. */
  sweep(): Promise<void>;
  open(): Promise<ExportFolder>;
}

interface Dependencies {
  /** `navigator.storage.getDirectory`; rejects where there is no such storage, as in Firefox's private windows. */
  readonly root: () => Promise<FileSystemDirectoryHandle>;
  readonly locks: LockManager;
  readonly newId: () => string;
  readonly save: (files: readonly NamedFile[], signal: AbortSignal) => Promise<void>;
}

const FOLDER = 'exports';

/**
 * Files of exports, in the origin's private file system: they may be larger than memory. Each export has a folder there,
 * and holds a lock while it lives, by which other pages tell it from one that was left behind.
 */
export function createExportFiles({ root, locks, newId, save }: Dependencies): ExportFiles {
  async function exportsFolder(): Promise<FileSystemDirectoryHandle | null> {
    try {
      if (!('createWritable' in FileSystemFileHandle.prototype)) return null;
      return await (await root()).getDirectoryHandle(FOLDER, { create: true });
    } catch {
      return null;
    }
  }

  async function sweep(): Promise<void> {
    const folder = await exportsFolder();
    if (folder === null) return;
    const ids: string[] = [];
    for await (const id of folder.keys()) ids.push(id);
    for (const id of ids) {
      await locks.request(lockName(id), { ifAvailable: true }, async (lock) => {
        if (lock !== null) await folder.removeEntry(id, { recursive: true });
      });
    }
  }

  async function ownFolder(): Promise<Omit<ExportFolder, 'save'> | null> {
    const folder = await exportsFolder();
    if (folder === null) return null;
    const id = newId();
    const release = await hold(locks, lockName(id));
    try {
      const files = onDisk(await folder.getDirectoryHandle(id, { create: true }));
      return {
        create: files.create,
        async discard() {
          await files.abort();
          // A file that the browser still reads stays until the next export.
          await folder.removeEntry(id, { recursive: true }).catch(() => {});
          release();
        },
      };
    } catch (error) {
      release();
      throw error;
    }
  }

  // What cannot be removed now can be the next time.
  const trySweep = () => sweep().catch(() => {});

  return {
    sweep: trySweep,
    async open() {
      await trySweep();
      return { ...((await ownFolder().catch(() => null)) ?? inMemory()), save };
    },
  };
}

function onDisk(folder: FileSystemDirectoryHandle) {
  const writing = new Set<FileSystemWritableFileStream>();
  let count = 0;

  async function create(): Promise<ExportFile> {
    let written = 0;
    const fail = (error: unknown): never => {
      throw storageError(error, written);
    };
    const handle = await folder.getFileHandle(String((count += 1)), { create: true }).catch(fail);
    const stream = await handle.createWritable().catch(fail);
    writing.add(stream);
    return {
      async write(bytes) {
        await stream.write(bytes).catch(fail);
        written += bytes.length;
      },
      async close() {
        writing.delete(stream);
        await stream.close().catch(fail);
        return handle.getFile();
      },
    };
  }

  return {
    create,
    async abort() {
      await Promise.allSettled([...writing].map((stream) => stream.abort()));
      writing.clear();
    },
  };
}

/** For want of a disk: the browser may still put parts of it on one. */
function inMemory(): Pick<ExportFolder, 'create' | 'discard'> {
  return {
    async create() {
      let parts: Blob[] = [];
      return {
        async write(bytes) {
          parts.push(new Blob([bytes]));
        },
        async close() {
          const file = new Blob(parts);
          parts = [];
          return file;
        },
      };
    },
    async discard() {},
  };
}

function storageError(error: unknown, written: number): unknown {
  if (!(error instanceof Error) || error.name !== 'QuotaExceededError') return error;
  return new CodedError('export-failed', text('export_disk_full_after', { size: formatBytes(written) }), {
    cause: error,
  });
}

function lockName(id: string): string {
  return `likeable-gallery-export-${id}`;
}

/** Gives what releases the lock; it goes with the page, too. */
function hold(locks: LockManager, name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    locks.request(name, () => new Promise<void>((release) => resolve(release))).catch(reject);
  });
}
