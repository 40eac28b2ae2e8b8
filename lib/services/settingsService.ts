import { actionButton } from '../core/actions/actions.ts';
import {
  changeOnSite,
  changeSettings,
  galleryOnSite,
  type ExtensionSettings,
  type SettingsChanges,
} from '../core/settings/extensionSettings.ts';
import { PANEL_SCOPE, scopedCss } from '../core/settings/customCss.ts';
import type { GallerySettings } from '../core/settings/gallerySettings.ts';
import { hostOf } from '../core/library/likeFacts.ts';
import type { PageSettings } from '../protocol/messages.ts';
import type { SettingsStore } from '../storage/settingsStore.ts';

export interface SettingsService {
  /** @throws {CodedError} `storage-unavailable` */
  read(): Promise<ExtensionSettings>;
  /**
   * Changes what is named and leaves the rest as it is; settles when it is stored, with all settings.
   * @throws {CodedError} `storage-unavailable` or `storage-full`
   */
  change(changes: SettingsChanges): Promise<ExtensionSettings>;
  /** What a page's gallery needs to know; `url` is the page's. */
  readOfPage(url: string): Promise<PageSettings>;
  /** Changes made in the gallery of a page: for its site alone where that has its own, and for all otherwise. */
  changeOfPage(url: string, changes: Partial<GallerySettings>): Promise<PageSettings>;
}

interface Dependencies {
  readonly store: SettingsStore;
  /** Hears whenever some of them were stored. */
  readonly onChanged: (settings: ExtensionSettings) => void;
}

export function createSettingsService({ store, onChanged }: Dependencies): SettingsService {
  /** The last change that was asked for: the next reads what it has written. */
  let latest: Promise<unknown> = Promise.resolve();

  function change(apply: (settings: ExtensionSettings) => ExtensionSettings): Promise<ExtensionSettings> {
    const changed = latest.then(async () => {
      const settings = apply(await store.read());
      await store.write(settings);
      onChanged(settings);
      return settings;
    });
    // One that fails must not fail those behind it.
    latest = changed.catch(() => undefined);
    return changed;
  }

  return {
    read: store.read,
    change: (changes) => change((settings) => changeSettings(settings, changes)),
    readOfPage: async (url) => settingsOfPage(await store.read(), url),
    changeOfPage: async (url, changes) =>
      settingsOfPage(await change((settings) => changeOnSite(settings, hostOf(url), changes)), url),
  };
}

function settingsOfPage(settings: ExtensionSettings, url: string): PageSettings {
  const gallery = galleryOnSite(settings, hostOf(url));
  return {
    gallery: { ...gallery, customCss: scopedCss(gallery.customCss, PANEL_SCOPE).css },
    actions: settings.actions.map(actionButton),
  };
}
