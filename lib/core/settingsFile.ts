import { readExtensionSettings, type ExtensionSettings } from './extensionSettings.ts';

const FORMAT = 'likeable-gallery-settings';
/** Raised when what a field means changes; older files are then brought up in `readSettingsFile`. */
const VERSION = 1;

/** Characters. Two thousand sites with rules of their own are less. */
export const MAX_SETTINGS_FILE = 64_000_000;

/**
 * `not-json`: no JSON, or cut off. `other`: JSON that holds no settings of ours; `library`: an export of the library.
 * `newer`: of a later version of this extension.
 */
export type SettingsFileProblem = 'not-json' | 'other' | 'library' | 'newer';

/** The settings as a file; only what is known to be a setting goes into it. */
export function settingsFile(settings: ExtensionSettings, exportedAt: Date): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    exportedAt: exportedAt.toISOString(),
    ...readExtensionSettings(settings),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function settingsFileName(exportedAt: Date): string {
  return `likeable-gallery-settings-${exportedAt.toISOString().slice(0, 10)}.json`;
}

/** What makes no sense in it takes its default, as everywhere. */
export function readSettingsFile(
  text: string,
): { readonly settings: ExtensionSettings } | { readonly problem: SettingsFileProblem } {
  const read = parsed(text);
  if (read === undefined) return { problem: 'not-json' };
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return { problem: 'other' };
  const { format, version, ...settings } = read as Readonly<Record<string, unknown>>;
  if (format === 'likeable-gallery') return { problem: 'library' };
  if (format !== FORMAT || typeof version !== 'number') return { problem: 'other' };
  if (version > VERSION) return { problem: 'newer' };
  return { settings: readExtensionSettings(settings) };
}

function parsed(text: string): unknown {
  try {
    // A byte order mark, as some editors leave it.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
