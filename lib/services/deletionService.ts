import {
  DELETED_ENTRY,
  EXPORT_CHOICES_ENTRY,
  LAST_EXPORT_ENTRY,
  SETTINGS_ENTRY,
} from '../core/library/storedEntries.ts';
import type { LocalStorage } from '../platform/localStorage.ts';
import type { DeletedLibrary } from '../storage/deletedLibrary.ts';

/** Deletes everything at once, so that it can be taken back until `forget`. */
export interface DeletionService {
  /**
   * The library with its thumbnails, copies and comparisons, and with `settings` all that was set. What was deleted before
   * is gone for good then.
   */
  deleteAll(options: { readonly settings: boolean }): Promise<void>;
  /** Puts all of it back as it was, with what was judged since. @throws {CodedError} `not-found` */
  restore(): Promise<void>;
  forget(): Promise<void>;
  /** After the browser or the extension has started anew: nobody can want anything back, and what was interrupted ends. */
  tidy(): Promise<void>;
}

interface Dependencies {
  readonly library: DeletedLibrary;
  readonly storage: LocalStorage;
  /** Settles when nothing writes into the library by itself any more: it would do so into the one that comes. */
  readonly quiet: () => Promise<void>;
  /** Hears that library and settings are others now. */
  readonly onChanged: () => void;
}

/** An entry's name and what it held. */
type Kept = readonly (readonly [name: string, value: unknown])[];

export function createDeletionService({ library, storage, quiet, onChanged }: Dependencies): DeletionService {
  return {
    async deleteAll({ settings }) {
      const begun = await storage.read(DELETED_ENTRY);
      if (isKept(begun) && (await library.isAllThereIs())) {
        // Asked for again, by someone who has not heard that it was done.
        await storage.remove(begun.map(([name]) => name));
        onChanged();
        return;
      }
      await quiet();
      await forget();
      const names = [LAST_EXPORT_ENTRY, ...(settings ? [SETTINGS_ENTRY, EXPORT_CHOICES_ENTRY] : [])];
      const kept: Kept = await Promise.all(names.map(async (name) => [name, await storage.read(name)] as const));
      // Before anything goes: without it, what was put aside is taken for what is to be put back.
      await storage.write(DELETED_ENTRY, kept);
      await library.putAside();
      await storage.remove(names);
      onChanged();
    },

    async restore() {
      await quiet();
      const kept = await storage.read(DELETED_ENTRY);
      if (isKept(kept)) {
        for (const [name, value] of kept) if (value !== undefined && value !== null) await storage.write(name, value);
        await storage.remove([DELETED_ENTRY]);
      }
      await library.putBack();
      onChanged();
    },

    forget,

    async tidy() {
      if ((await storage.read(DELETED_ENTRY)) !== undefined) await forget();
      else if (await library.isThere()) {
        // The browser has ended while it was being put back.
        await library.putBack();
        onChanged();
      }
    },
  };

  async function forget(): Promise<void> {
    if ((await storage.read(DELETED_ENTRY)) === undefined) return;
    await library.forget();
    await storage.remove([DELETED_ENTRY]);
  }
}

function isKept(value: unknown): value is Kept {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string');
}
