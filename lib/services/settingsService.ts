import { readSettings, type GallerySettings } from '../core/gallerySettings.ts';
import type { SettingsStore } from '../storage/settingsStore.ts';

export interface SettingsService {
  /** @throws {CodedError} `storage-unavailable` */
  read(): Promise<GallerySettings>;
  /**
   * Changes what is named and leaves the rest as it is; settles when it is stored, with all settings.
   * @throws {CodedError} `storage-unavailable` or `storage-full`
   */
  change(changes: Partial<GallerySettings>): Promise<GallerySettings>;
}

interface Dependencies {
  readonly store: SettingsStore;
  /** Hears all settings whenever some of them were stored. */
  readonly onChanged: (settings: GallerySettings) => void;
}

export function createSettingsService({ store, onChanged }: Dependencies): SettingsService {
  /** The last change that was asked for: the next reads what it has written. */
  let latest: Promise<unknown> = Promise.resolve();

  async function change(changes: Partial<GallerySettings>): Promise<GallerySettings> {
    const settings = readSettings({ ...(await store.read()), ...changes });
    await store.write(settings);
    onChanged(settings);
    return settings;
  }

  return {
    read: store.read,
    change(changes) {
      const changed = latest.then(() => change(changes));
      // One that fails must not fail those behind it.
      latest = changed.catch(() => undefined);
      return changed;
    },
  };
}
