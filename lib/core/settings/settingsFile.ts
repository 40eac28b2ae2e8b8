import { readExtensionSettings, type ExtensionSettings, type SettingsChanges } from './extensionSettings.ts';

const FORMAT = 'likeable-gallery-settings';
const VERSION = 1;
/** Characters; the most that settings can be is far less. */
const LONGEST = 8_000_000;

/** All settings as a file. @param exportedAt ISO 8601, UTC. */
export function settingsFileText(settings: ExtensionSettings, exportedAt: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exportedAt, settings }, null, 2)}\n`;
}

/** Why a file holds no settings that can be taken over. */
type SettingsFileProblem = 'too-large' | 'not-json' | 'not-settings' | 'newer';

/** What of a file makes sense as settings; the rest takes its default, as what is stored does. */
export function readSettingsFile(content: string): { readonly settings: ExtensionSettings } | SettingsFileProblem {
  if (content.length > LONGEST) return 'too-large';
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return 'not-json';
  }
  if (typeof parsed !== 'object' || parsed === null || !('format' in parsed) || parsed.format !== FORMAT) {
    return 'not-settings';
  }
  if (!('settings' in parsed) || !('version' in parsed) || typeof parsed.version !== 'number') return 'not-settings';
  return parsed.version > VERSION ? 'newer' : { settings: readExtensionSettings(parsed.settings) };
}

/** The changes that make one of the other, whatever there is. */
export function changesBetween(from: ExtensionSettings, to: ExtensionSettings): SettingsChanges {
  const gone = Object.keys(from.sites).filter((site) => !Object.hasOwn(to.sites, site));
  return { ...to, sites: { ...to.sites, ...Object.fromEntries(gone.map((site) => [site, null])) } };
}

/** How much differs, by what it is. */
export interface SettingsDifference {
  readonly gallery: number;
  readonly sites: number;
  readonly actions: number;
  readonly switches: number;
}

export function differenceBetween(one: ExtensionSettings, other: ExtensionSettings): SettingsDifference {
  const byId = (settings: ExtensionSettings) => Object.fromEntries(settings.actions.map((own) => [own.id, own]));
  const switches = ({ badge, privateWindows }: ExtensionSettings) => ({ badge, privateWindows });
  return {
    gallery: countDifferent(one.gallery, other.gallery),
    sites: countDifferent(one.sites, other.sites),
    actions: countDifferent(byId(one), byId(other)),
    switches: countDifferent(switches(one), switches(other)),
  };
}

function countDifferent(one: object, other: object): number {
  const [a, b] = [new Map<string, unknown>(Object.entries(one)), new Map<string, unknown>(Object.entries(other))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => {
    return JSON.stringify(inOrder(a.get(name))) !== JSON.stringify(inOrder(b.get(name)));
  }).length;
}

/** Alike whatever order its fields were written in. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}
