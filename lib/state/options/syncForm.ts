import { CodedError } from '../../core/codedError.ts';
import {
  MAX_DEVICE_NAME,
  MIN_PASSPHRASE,
  personName,
  SYNC_ABILITIES,
  syncAddress,
  type SyncAccount,
  type SyncKind,
} from '../../core/sync/syncAccount.ts';
import { text } from '../../core/text.ts';

/** What is typed to set a server up. */
export interface SyncForm {
  readonly kind: SyncKind;
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** Who judges, in a library that several people share; only CouchDB keeps them apart. */
  readonly person: string;
  readonly isEncrypted: boolean;
  readonly passphrase: string;
  readonly again: string;
  readonly deviceName: string;
}

/** Fields that something can be wrong with, in the order in which they stand. */
export const CHECKED_FIELDS = ['address', 'passphrase', 'again'] as const;
export type CheckedField = (typeof CHECKED_FIELDS)[number];
export type SyncFormProblems = Readonly<Partial<Record<CheckedField, string>>>;

export function emptySyncForm(deviceName: string): SyncForm {
  return {
    kind: 'webdav',
    address: '',
    user: '',
    password: '',
    person: '',
    isEncrypted: false,
    passphrase: '',
    again: '',
    deviceName,
  };
}

/** What is wrong with each field, as a sentence. */
export function syncFormProblems({ address, isEncrypted, passphrase, again }: SyncForm): SyncFormProblems {
  const wrongAddress = addressProblem(address);
  return {
    ...(wrongAddress === null ? {} : { address: wrongAddress }),
    ...(isEncrypted ? passphraseProblems(passphrase, again) : {}),
  };
}

/** Of a passphrase that is typed twice. */
export function passphraseProblems(passphrase: string, again: string): SyncFormProblems {
  return {
    ...(passphrase.length < MIN_PASSPHRASE
      ? { passphrase: text('sync_passphrase_short', { least: MIN_PASSPHRASE }) }
      : {}),
    ...(again === passphrase ? {} : { again: text('sync_passphrase_differs') }),
  };
}

function addressProblem(address: string): string | null {
  if (address.trim() === '') return text('sync_address_missing');
  try {
    syncAddress(address);
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.message;
    throw error;
  }
}

/** The account that a form without problems describes. */
export function syncAccountOf(form: SyncForm, guessedName: string, everyMinutes: number): SyncAccount {
  const { kind, address, user, password, person, isEncrypted, passphrase, deviceName } = form;
  return {
    kind,
    address: syncAddress(address),
    user: user.trim(),
    password,
    passphrase: isEncrypted ? passphrase : null,
    person: SYNC_ABILITIES[kind].isShareable ? personName(person) || null : null,
    deviceName: (deviceName.trim() || guessedName).slice(0, MAX_DEVICE_NAME),
    everyMinutes,
  };
}
