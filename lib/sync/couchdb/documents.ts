import { deflateSync, inflateSync } from 'fflate';
import { codeOf } from '../../core/codedError.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import { toBase64 } from '../../core/base64.ts';
import { fromBase64, toHex } from '../bytes.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { Encryption } from '../encryption.ts';
import { receivedLike } from '../receivedLike.ts';
import type { CouchDocument } from './couchAnswers.ts';

/** What a document holds. */
export type Content =
  | { readonly kind: 'own'; readonly like: Like }
  | { readonly kind: 'other'; readonly like: Like; readonly by: string }
  /** Of the adapter itself, or of the database's owner: no Like. */
  | { readonly kind: 'foreign' }
  /** Meant to be a Like, and not one that can be taken. */
  | { readonly kind: 'damaged' }
  /** Encrypted with a key that is not here yet. */
  | { readonly kind: 'locked' }
  /** Encrypted, and no passphrase is given. */
  | { readonly kind: 'encrypted' };

/** How Likes are written as documents, and read. */
export interface CouchDocuments {
  /** Of one's own document of a Like. */
  idOf(key: string): Promise<string>;
  /** The text of the document; without `rev` of a new one. */
  write(id: string, like: Like, rev?: string): Promise<string>;
  /** @throws {CodedError} `sync-passphrase` for what another passphrase of this library has encrypted. */
  read(document: CouchDocument): Promise<Content>;
}

/** Of documents that are not Likes: the adapter's own. */
export const KEY_FILES = 'keys:';
export const ID_SECRET = 'ids:secret';
export const PROBE = 'check:probe';

const ID = /^([0-9a-f]{64})(?:\/(.+))?$/su;
const HEAD_OF_KEY_ID = 1;
const KEY_ID_BYTES = 8;
/** Divides by three, so that pieces of base 64 join. */
const PIECE = 30_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Everyone who has the database can read these: `<key>`, or `<key>/<person>` with the person in `by`. */
export function createPlainDocuments(person: string | null): CouchDocuments {
  return {
    idOf: (key) => Promise.resolve(person === null ? key : `${key}/${person}`),
    write(id, { key: _, ...fields }, rev) {
      return Promise.resolve(
        canonicalJson({
          ...(fields as unknown as Record<string, JsonValue>),
          ...(person === null ? {} : { by: person }),
          ...revised(id, rev),
        }),
      );
    },
    read: (document) => Promise.resolve(readPlain(document, person)),
  };
}

function readPlain(document: CouchDocument, person: string | null): Content {
  const [, key, by] = ID.exec(document._id) ?? [];
  if (key === undefined) return { kind: 'foreign' };
  if (typeof document['enc'] === 'string') return { kind: 'encrypted' };
  // A library of one's own, and one that several share, do not mix.
  if ((by === undefined) !== (person === null)) return { kind: 'foreign' };
  if (by !== undefined && document['by'] !== by) return { kind: 'damaged' };
  return contentOf(receivedLike({ ...document, key }), by ?? null, person);
}

/**
 * Nothing in these can be read without the passphrase: the id is an HMAC of what it is in plain documents, so that nobody
 * can tell whether a picture they know is among them.
 */
export function createEncryptedDocuments({
  encryption,
  idSecret,
  person,
}: {
  readonly encryption: Encryption;
  /** For HMAC with SHA-256. */
  readonly idSecret: CryptoKey;
  readonly person: string | null;
}): CouchDocuments {
  return {
    async idOf(key) {
      const plain = person === null ? key : `${key}/${person}`;
      return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', idSecret, encoder.encode(plain))));
    },

    async write(id, like, rev) {
      const record = { ...(like as unknown as Record<string, JsonValue>), ...(person === null ? {} : { by: person }) };
      const packed = deflateSync(encoder.encode(canonicalJson(record)));
      const sealed = await encryption.encrypt(packed, id);
      return canonicalJson({ enc: base64(sealed), ...revised(id, rev) });
    },

    async read(document) {
      const { _id: id, enc } = document;
      // What is not encrypted could be anyone's.
      if (!ID.test(id) || typeof enc !== 'string') return { kind: 'foreign' };
      let sealed: Uint8Array<ArrayBuffer>;
      try {
        sealed = fromBase64(enc);
      } catch {
        return { kind: 'damaged' };
      }
      let record: unknown;
      try {
        record = JSON.parse(decoder.decode(inflateSync(await encryption.decrypt(sealed, id))));
      } catch (error) {
        if (codeOf(error) === 'sync-passphrase') throw error;
        const keyId = toHex(sealed.subarray(HEAD_OF_KEY_ID, HEAD_OF_KEY_ID + KEY_ID_BYTES));
        return { kind: encryption.has(keyId) ? 'damaged' : 'locked' };
      }
      const by = memberOf(record, 'by');
      if (by !== undefined && typeof by !== 'string') return { kind: 'damaged' };
      if ((by === undefined) !== (person === null)) return { kind: 'foreign' };
      return contentOf(receivedLike(record), by ?? null, person);
    },
  };
}

function contentOf(like: Like | null, by: string | null, person: string | null): Content {
  if (like === null) return { kind: 'damaged' };
  return by === null || by === person ? { kind: 'own', like } : { kind: 'other', like, by };
}

function revised(id: string, rev: string | undefined) {
  return { _id: id, ...(rev === undefined ? {} : { _rev: rev }) };
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? (record as Record<string, unknown>)[name]
    : undefined;
}

/** Also of more bytes than a call takes arguments. */
function base64(bytes: Uint8Array): string {
  let written = '';
  for (let start = 0; start < bytes.length; start += PIECE) written += toBase64(bytes.subarray(start, start + PIECE));
  return written;
}
