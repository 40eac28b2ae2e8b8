import { CodedError } from '../core/codedError.ts';
import { readExtensionSettings, type ExtensionSettings } from '../core/settings/extensionSettings.ts';
import { SETTINGS_ENTRY } from '../core/library/storedEntries.ts';
import type { LocalStorage } from '../platform/localStorage.ts';
import { text } from '../core/text.ts';

/** Of the stored form. Whoever changes what a field means raises it, and brings older settings up in `upgraded`. */
const VERSION = 2;

export interface SettingsStore {
  /** @throws {CodedError} `storage-unavailable`; rubbish in storage reads as the defaults. */
  read(): Promise<ExtensionSettings>;
  /** @throws {CodedError} `storage-unavailable` or `storage-full` */
  write(settings: ExtensionSettings): Promise<void>;
}

export function createSettingsStore(storage: LocalStorage): SettingsStore {
  return {
    read: async () => readExtensionSettings(upgraded(await storage.read(SETTINGS_ENTRY).catch(refuse))),
    write: (settings) => storage.write(SETTINGS_ENTRY, { version: VERSION, ...settings }).catch(refuse),
  };
}

/** Version 1 were the gallery's settings alone. */
function upgraded(stored: unknown): unknown {
  const isFirst = typeof stored === 'object' && stored !== null && !Object.hasOwn(stored, 'gallery');
  return isFirst ? { gallery: stored } : stored;
}

/** Both browsers say only in words that there is no more space. */
function refuse(error: unknown): never {
  const words = error instanceof Error ? error.message : String(error);
  const code = /quota|no space|disk is full/i.test(words) ? 'storage-full' : 'storage-unavailable';
  throw new CodedError(code, text('problem_settings', { reason: words }), { cause: error });
}
