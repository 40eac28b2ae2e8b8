import { CodedError } from '../core/codedError.ts';
import { text } from '../core/text.ts';
import { toBase64 } from '../core/base64.ts';
import { fromBase64, fromHex, toHex } from './bytes.ts';

/** Turns what is sent into what only the passphrase's owners can read. */
export interface Encryption {
  /** Of the master key in use: 16 hex digits. */
  readonly keyId: string;
  /** Whether what was encrypted under this key can be read. */
  has(keyId: string): boolean;
  /** `path` is bound to the bytes: they can be decrypted under the same one alone. */
  encrypt(bytes: Uint8Array<ArrayBuffer>, path: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * @throws {Undecryptable} for what was not written under this path, or was changed since.
   * @throws {CodedError} `sync-passphrase` for a key that another passphrase keeps.
   */
  decrypt(bytes: Uint8Array<ArrayBuffer>, path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Where wrapped keys lie: `<keyId>.json`, several of them where machines have begun at once. */
export interface KeyFiles {
  /** Texts by file name. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Replaces the file of that name. */
  write(name: string, json: string): Promise<void>;
}

/** Bytes that no key of this library has encrypted for where they lie. */
export class Undecryptable extends CodedError {
  constructor(host: string, options?: ErrorOptions) {
    super('sync-not-understood', text('sync_error_unread', { host }), options);
  }
}

interface Place {
  readonly keyFiles: KeyFiles;
  /** Of the server, for sentences. */
  readonly host: string;
}

/** OWASP's recommendation for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
/** A forged file must not keep a machine busy for minutes. */
const MAX_ITERATIONS = 10_000_000;
const FORMAT = 'likeable-gallery-key';
const VERSION = 1;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
const HEAD_BYTES = 1 + KEY_ID_BYTES + IV_BYTES;

const encoder = new TextEncoder();

interface WrappedKey {
  readonly keyId: string;
  readonly iterations: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/**
 * The encryption of the library that lies there, or of a new one. @throws {CodedError} `sync-passphrase` when the library
 * was encrypted with another passphrase; nothing is written then.
 */
export async function openEncryption({
  passphrase,
  keyFiles,
  host,
}: Place & { readonly passphrase: string }): Promise<Encryption> {
  const material = await passphraseMaterial(passphrase);
  const keys = new Map<string, CryptoKey>();
  const found = await readKeys();
  if (keys.size === 0) {
    if (found > 0) throw wrongPassphrase(host);
    await createKey({ keyFiles, material });
    await readKeys();
    if (keys.size === 0) throw new CodedError('sync-not-understood', text('sync_error_unread', { host }));
  }
  // The same on every machine that reads the same files.
  const [keyId = ''] = [...keys.keys()].toSorted();

  return {
    keyId,
    has: (id) => keys.has(id),
    async encrypt(bytes, path) {
      const iv = randomBytes(IV_BYTES);
      const sealed = await crypto.subtle.encrypt(gcm(iv, path), keyNamed(keyId), bytes);
      const written = new Uint8Array(HEAD_BYTES + sealed.byteLength);
      written[0] = VERSION;
      written.set(fromHex(keyId), 1);
      written.set(iv, 1 + KEY_ID_BYTES);
      written.set(new Uint8Array(sealed), HEAD_BYTES);
      return written;
    },
    async decrypt(bytes, path) {
      if (bytes.length < HEAD_BYTES + TAG_BYTES) throw new Undecryptable(host);
      if (bytes[0] !== VERSION) throw newer(host);
      const id = toHex(bytes.subarray(1, 1 + KEY_ID_BYTES));
      // Of a machine that has begun at the same time as this one.
      if (!keys.has(id) && (await readKeys(), !keys.has(id))) {
        if ((await keyFiles.read()).has(`${id}.json`)) throw wrongPassphrase(host);
        throw new Undecryptable(host);
      }
      const iv = bytes.slice(1 + KEY_ID_BYTES, HEAD_BYTES);
      try {
        return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, path), keyNamed(id), bytes.subarray(HEAD_BYTES)));
      } catch (error) {
        throw new Undecryptable(host, { cause: error });
      }
    },
  };

  function keyNamed(id: string): CryptoKey {
    const key = keys.get(id);
    if (key === undefined) throw wrongPassphrase(host);
    return key;
  }

  /** How many files there are, those that cannot be opened included. */
  async function readKeys(): Promise<number> {
    const files = await readKeyFiles({ keyFiles, host });
    for (const file of files) {
      if (keys.has(file.keyId)) continue;
      const raw = await unwrap(file, material);
      if (raw !== null) keys.set(file.keyId, await importKey(raw));
    }
    return files.length;
  }
}

/** Whether a library lies there that cannot be read without a passphrase. */
export async function isEncrypted(keyFiles: KeyFiles): Promise<boolean> {
  return (await keyFiles.read()).size > 0;
}

/** Has the keys kept by another passphrase from now on; what was encrypted stays as it is. @throws as `openEncryption` */
export async function changePassphrase({
  from,
  to,
  keyFiles,
  host,
}: Place & { readonly from: string; readonly to: string }): Promise<void> {
  const [old, next] = [await passphraseMaterial(from), await passphraseMaterial(to)];
  const files = await readKeyFiles({ keyFiles, host });
  const opened: { keyId: string; raw: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of files) {
    const raw = await unwrap(file, old);
    // One that the new passphrase opens is done: the change was broken off, and goes on.
    if (raw !== null) opened.push({ keyId: file.keyId, raw });
    else if ((await unwrap(file, next)) === null) throw wrongPassphrase(host);
  }
  for (const { keyId, raw } of opened) await writeKey({ keyFiles, material: next, keyId, raw });
}

export function passphraseNeeded(host: string): CodedError {
  return new CodedError('sync-passphrase', text('sync_error_passphrase_needed', { host }));
}

function wrongPassphrase(host: string): CodedError {
  return new CodedError('sync-passphrase', text('sync_error_passphrase', { host }));
}

function newer(host: string): CodedError {
  return new CodedError('sync-not-understood', text('sync_error_newer', { host }));
}

async function createKey({
  keyFiles,
  material,
}: {
  readonly keyFiles: KeyFiles;
  readonly material: CryptoKey;
}): Promise<void> {
  const keyId = toHex(randomBytes(KEY_ID_BYTES));
  await writeKey({ keyFiles, material, keyId, raw: randomBytes(KEY_BYTES) });
}

async function writeKey({
  keyFiles,
  material,
  keyId,
  raw,
}: {
  readonly keyFiles: KeyFiles;
  readonly material: CryptoKey;
  readonly keyId: string;
  readonly raw: Uint8Array<ArrayBuffer>;
}): Promise<void> {
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)];
  const wrapping = await wrappingKey(material, salt, ITERATIONS);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt(gcm(iv, keyId), wrapping, raw));
  const file = {
    format: FORMAT,
    version: VERSION,
    keyId,
    kdf: 'PBKDF2-SHA256',
    iterations: ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    wrapped: toBase64(wrapped),
  };
  await keyFiles.write(`${keyId}.json`, JSON.stringify(file));
}

/**
 * @throws {CodedError} `sync-not-understood` when there are files and none can be read: a new key beside one that is on its
 * way would be another library's.
 */
async function readKeyFiles({ keyFiles, host }: Place): Promise<WrappedKey[]> {
  const files = await keyFiles.read();
  const read = [...files.values()].flatMap((json) => parseKeyFile(json, host) ?? []);
  if (files.size > 0 && read.length === 0) {
    throw new CodedError('sync-not-understood', text('sync_error_unread', { host }));
  }
  return read;
}

/** `null` for what is no key file. */
function parseKeyFile(json: string, host: string): WrappedKey | null {
  try {
    const file: unknown = JSON.parse(json);
    if (typeof file !== 'object' || file === null) return null;
    const fields = new Map<string, unknown>(Object.entries(file));
    if (fields.get('format') !== FORMAT) return null;
    const version = fields.get('version');
    if (typeof version === 'number' && version > VERSION) throw newer(host);
    const [keyId, iterations] = [fields.get('keyId'), fields.get('iterations')];
    if (typeof keyId !== 'string' || !/^[0-9a-f]{16}$/.test(keyId)) return null;
    if (typeof iterations !== 'number' || !Number.isInteger(iterations)) return null;
    if (iterations < 1 || iterations > MAX_ITERATIONS) return null;
    const bytesOf = (name: string): Uint8Array<ArrayBuffer> => fromBase64(String(fields.get(name)));
    return { keyId, iterations, salt: bytesOf('salt'), iv: bytesOf('iv'), wrapped: bytesOf('wrapped') };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    return null;
  }
}

/** `null` where the passphrase is another. */
async function unwrap(file: WrappedKey, material: CryptoKey): Promise<Uint8Array<ArrayBuffer> | null> {
  const wrapping = await wrappingKey(material, file.salt, file.iterations);
  try {
    const raw = new Uint8Array(await crypto.subtle.decrypt(gcm(file.iv, file.keyId), wrapping, file.wrapped));
    return raw.length === KEY_BYTES ? raw : null;
  } catch {
    return null;
  }
}

/** Two keyboards may compose the same letters differently. */
function passphraseMaterial(passphrase: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
}

function wrappingKey(material: CryptoKey, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(kdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function gcm(iv: Uint8Array<ArrayBuffer>, bound: string) {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(bound) };
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
