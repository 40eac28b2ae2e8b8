import { CodedError } from '../../core/codedError.ts';
import type { SyncAccount } from '../../core/sync/syncAccount.ts';
import { text } from '../../core/text.ts';
import {
  changePassphrase,
  openEncryption,
  passphraseNeeded,
  Undecryptable,
  type Encryption,
  type KeyFiles,
} from '../encryption.ts';
import { DamagedSegment, type SegmentWriter } from './segment.ts';
import { formatSegmentName, segmentHash, segmentPath } from './segmentName.ts';
import type { SeqRange } from './seqRanges.ts';
import type { DeviceFolders, ListedSegment } from './deviceFolders.ts';

/** Segments as they are before encryption, whatever the account says of it. */
export interface SegmentStore {
  /** `null` where it is not there any more. @throws {DamagedSegment} for what is not, or not yet, the whole of it. */
  read(device: string, segment: ListedSegment, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Writes one of this device. */
  write(writer: SegmentWriter, range: SeqRange, signal: AbortSignal): Promise<WrittenSegment>;
  /** @throws {CodedError} `sync-passphrase` where the library there has another passphrase, or has one and we have none. */
  unlock(signal: AbortSignal): Promise<void>;
  /** Whether what was encrypted under this key can still be read. */
  hasKey(keyId: string, signal: AbortSignal): Promise<boolean>;
  changePassphrase(to: string, signal: AbortSignal): Promise<void>;
}

export interface WrittenSegment extends ListedSegment {
  readonly bytes: number;
  /** `null` where it was not encrypted. */
  readonly keyId: string | null;
}

/** No segment of ours comes near to it. */
const MAX_BYTES = 64 * 1024 * 1024;

export function createSegmentStore({
  folders,
  account: { passphrase },
  device: own,
  host,
}: {
  readonly folders: DeviceFolders;
  readonly account: SyncAccount;
  readonly device: string;
  readonly host: string;
}): SegmentStore {
  /** Deriving a key takes long on purpose, hence once. */
  let opening: Promise<Encryption> | undefined;
  /** Keys may be read again long after the library was opened. */
  let latestSignal = new AbortController().signal;

  const keyFiles: KeyFiles = {
    async read() {
      const files = new Map<string, string>();
      for (const name of await folders.keyNames(latestSignal)) {
        const bytes = await folders.readKey(name, latestSignal);
        if (bytes !== null) files.set(name, new TextDecoder().decode(bytes));
      }
      return files;
    },
    async write(name, json) {
      const bytes = new TextEncoder().encode(json);
      await folders.writeKey(name, bytes, latestSignal);
      const back = await folders.readKey(name, latestSignal);
      // Without it nothing that is encrypted from now on could be read again.
      if (back === null || new TextDecoder().decode(back) !== json) {
        throw new CodedError('sync-not-understood', text('sync_error_unread', { host }));
      }
    },
  };

  return {
    async read(device, segment, signal) {
      if ((segment.bytes ?? 0) > MAX_BYTES) throw new DamagedSegment('too long');
      const stored = await folders.read(device, segment.name, signal);
      if (stored === null) return null;
      if (segment.bytes !== undefined && stored.length < segment.bytes) {
        throw new CodedError('sync-unreachable', text('sync_error_unread', { host }));
      }
      if ((await segmentHash(stored)) !== segment.hash) throw new DamagedSegment('another hash');
      if (!segment.isEncrypted) return stored;
      try {
        return await (await encryption(signal)).decrypt(stored, segmentPath(device, segment.range));
      } catch (error) {
        if (error instanceof Undecryptable) throw new DamagedSegment('undecryptable', { cause: error });
        throw error;
      }
    },
    async write(writer, range, signal) {
      const plain = await writer.end();
      const key = passphrase === null ? null : await encryption(signal);
      const stored = key === null ? plain : await key.encrypt(plain, segmentPath(own, range));
      const named = { range, hash: await segmentHash(stored), isEncrypted: key !== null };
      const name = formatSegmentName(named);
      await folders.write(own, name, stored, signal);
      return { ...named, name, bytes: stored.length, keyId: key?.keyId ?? null };
    },
    async unlock(signal) {
      const names = opening === undefined && passphrase !== null ? null : await folders.keyNames(signal);
      if (passphrase === null) {
        if (names !== null && names.length > 0) throw passphraseNeeded(host);
        return;
      }
      // What is encrypted with a key that lies nowhere can be read by nobody else.
      if (opening !== undefined && names?.includes(`${(await opening).keyId}.json`) !== true) opening = undefined;
      await encryption(signal);
    },
    hasKey: async (keyId, signal) => passphrase === null || (await encryption(signal)).has(keyId),
    async changePassphrase(to, signal) {
      if (passphrase === null) throw passphraseNeeded(host);
      latestSignal = signal;
      await changePassphrase({ from: passphrase, to, keyFiles, host });
      opening = undefined;
    },
  };

  async function encryption(signal: AbortSignal): Promise<Encryption> {
    if (passphrase === null) throw passphraseNeeded(host);
    latestSignal = signal;
    opening ??= openEncryption({ passphrase, keyFiles, host });
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }
}
