import { CodedError } from '../core/codedError.ts';
import { readExtensionSettings, type ExtensionSettings } from '../core/settings/extensionSettings.ts';
import { changesBetween } from '../core/settings/settingsFile.ts';
import { ACCOUNT_SETTINGS_ENTRY } from '../core/library/storedEntries.ts';
import { text } from '../core/text.ts';
import type { AccountStorage } from '../platform/accountStorage.ts';
import type { LocalStorage } from '../platform/localStorage.ts';
import type { SettingsService } from './settingsService.ts';

/** Settings, and nothing else, through the browser's own account: whoever changed them last says how they are. */
export interface AccountSettingsService {
  read(): Promise<{ readonly isOn: boolean }>;
  /** @throws {CodedError} `storage-full` where the account does not take them; it is off then. */
  set(isOn: boolean): Promise<void>;
  /** Settings were changed here. */
  noteChange(settings: ExtensionSettings): Promise<void>;
  /** Something has come from another machine. */
  take(): Promise<void>;
}

interface Dependencies {
  readonly account: AccountStorage;
  readonly storage: LocalStorage;
  readonly settings: Pick<SettingsService, 'read' | 'change'>;
  readonly now: () => number;
}

/** As it lies in this machine's storage. */
interface Own {
  readonly isOn: boolean;
  /** When what is in force here was changed, wherever that was, in ms since 1970. */
  readonly at: number;
}

interface Carried {
  readonly at: number;
  readonly settings: ExtensionSettings;
}

/** Bytes of an entry, its name included, and of all together: what both browsers take (MDN, "storage.sync"). */
export const MAX_ENTRY_BYTES = 8192;
const MAX_ACCOUNT_BYTES = 102_400;
const VERSION = 1;
const PART = /^settings\.\d+$/;
/** Room for an entry's name and the rest of it. */
const PART_BYTES = MAX_ENTRY_BYTES - 128;

export function createAccountSettingsService({
  account,
  storage,
  settings,
  now,
}: Dependencies): AccountSettingsService {
  /** One after the other: each reads what the one before has written. */
  let latest: Promise<unknown> = Promise.resolve();

  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = latest.then(work);
    latest = done.catch(() => undefined);
    return done;
  }

  async function own(): Promise<Own> {
    const stored = await storage.read(ACCOUNT_SETTINGS_ENTRY);
    const given = typeof stored === 'object' && stored !== null ? stored : {};
    return {
      isOn: 'isOn' in given && given.isOn === true,
      at: 'at' in given && typeof given.at === 'number' ? given.at : 0,
    };
  }

  /** @throws {CodedError} `storage-full` */
  async function send(present: ExtensionSettings): Promise<void> {
    const carried = readParts(await account.read());
    if (carried !== null && isAlike(carried.settings, present)) return;
    const at = Math.max(now(), (carried?.at ?? 0) + 1);
    const parts = partsOf(present, at);
    await account.write(parts).catch((error: unknown) => {
      throw tooMuch(error);
    });
    const former = Object.keys(await account.read()).filter((name) => PART.test(name) && !Object.hasOwn(parts, name));
    if (former.length > 0) await account.remove(former);
    await storage.write(ACCOUNT_SETTINGS_ENTRY, { isOn: true, at });
  }

  /** Whether the settings here are those of the account now. */
  async function takeNewer({ at, isOn }: Own): Promise<boolean> {
    const carried = readParts(await account.read());
    if (carried === null || carried.at <= at) return false;
    await storage.write(ACCOUNT_SETTINGS_ENTRY, { isOn, at: carried.at });
    const present = await settings.read();
    if (!isAlike(present, carried.settings)) await settings.change(changesBetween(present, carried.settings));
    return true;
  }

  return {
    read: async () => ({ isOn: (await own()).isOn }),

    set: (isOn) =>
      inOrder(async () => {
        if (!isOn) return storage.write(ACCOUNT_SETTINGS_ENTRY, { isOn: false, at: 0 });
        // What another machine has set up is what a new one wants.
        if (await takeNewer({ isOn: true, at: 0 })) return undefined;
        return send(await settings.read());
      }),

    noteChange: (changed) =>
      inOrder(async () => {
        if ((await own()).isOn) await send(changed);
      }),

    take: () =>
      inOrder(async () => {
        const present = await own();
        if (present.isOn) await takeNewer(present);
      }),
  };
}

/** Settings in pieces that the account takes, each of which says which settings it belongs to. */
function partsOf(settings: ExtensionSettings, at: number): Record<string, unknown> {
  const pieces: string[] = [''];
  let bytes = 0;
  for (const letter of JSON.stringify(settings)) {
    // As the browser counts: written as JSON once more.
    const length = new TextEncoder().encode(JSON.stringify(letter)).length - 2;
    if (bytes + length > PART_BYTES) {
      pieces.push('');
      bytes = 0;
    }
    pieces[pieces.length - 1] += letter;
    bytes += length;
  }
  if (pieces.length * MAX_ENTRY_BYTES > MAX_ACCOUNT_BYTES) throw tooMuch(undefined);
  return Object.fromEntries(
    pieces.map((piece, index) => [`settings.${index}`, { version: VERSION, at, of: pieces.length, piece }]),
  );
}

/** `null` where there are none, or not all of their pieces have come. */
function readParts(entries: Readonly<Record<string, unknown>>): Carried | null {
  const parts = Object.entries(entries).flatMap(([name, entry]) => {
    if (!PART.test(name) || typeof entry !== 'object' || entry === null) return [];
    const fields = new Map<string, unknown>(Object.entries(entry));
    const [version, at, of, piece] = ['version', 'at', 'of', 'piece'].map((field) => fields.get(field));
    if (version !== VERSION || typeof at !== 'number' || typeof of !== 'number' || typeof piece !== 'string') return [];
    return [{ index: Number(name.slice('settings.'.length)), at, of, piece }];
  });
  const last = parts.toSorted((a, b) => b.at - a.at)[0];
  if (last === undefined) return null;
  const own = parts.filter(({ at, index, of }) => at === last.at && index < of).toSorted((a, b) => a.index - b.index);
  if (own.length !== last.of) return null;
  try {
    return { at: last.at, settings: readExtensionSettings(JSON.parse(own.map(({ piece }) => piece).join(''))) };
  } catch {
    return null;
  }
}

function isAlike(one: ExtensionSettings, other: ExtensionSettings): boolean {
  return JSON.stringify(readExtensionSettings(one)) === JSON.stringify(readExtensionSettings(other));
}

function tooMuch(cause: unknown): CodedError {
  return new CodedError('storage-full', text('sync_account_full'), { cause });
}
