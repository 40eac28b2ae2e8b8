import * as v from 'valibot';
import { NEVER } from '../../core/judging/clock.ts';
import { CodedError } from '../../core/codedError.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import type { SharedJudgement } from '../../core/judging/sharedJudgement.ts';
import type { SyncAccount } from '../../core/sync/syncAccount.ts';
import { text } from '../../core/text.ts';
import { toBase64 } from '../../core/base64.ts';
import { fromBase64, toHex } from '../bytes.ts';
import { canonicalJson } from '../canonicalJson.ts';
import { changePassphrase, isEncrypted, openEncryption, passphraseNeeded, type Encryption } from '../encryption.ts';
import { createLikeSet } from '../sameLike.ts';
import type { SendToServer } from '../serverRequest.ts';
import type { AdapterState, SyncAdapter } from '../syncAdapter.ts';
import type { CouchDocument } from '../couchdb/couchAnswers.ts';
import { createCouchDatabase, type CouchDatabase } from '../couchdb/couchDatabase.ts';
import {
  createEncryptedDocuments,
  createPlainDocuments,
  ID_SECRET,
  KEY_FILES,
  PROBE,
  type CouchDocuments,
} from '../couchdb/documents.ts';
import { couchdbKeyFiles } from '../couchdb/keyFiles.ts';
import { createCouchdbLeaves, type Settled } from '../couchdb/leaves.ts';
import { busyServer, unreadAnswer } from '../couchdb/problems.ts';
import { createCouchdbWriter } from '../couchdb/documentWriter.ts';

/** Documents that were passed over. */
export interface PassedOver {
  /** No Likes, or of another kind of library: design documents, other programs' documents. */
  readonly foreign: number;
  /** Likes that are not as they must be, or that no key at hand decrypts. */
  readonly damaged: number;
}

interface Dependencies {
  readonly account: Pick<SyncAccount, 'address' | 'passphrase' | 'person'>;
  readonly send: SendToServer;
  /** Hears what a pull did not take. */
  readonly onPassedOver?: (documents: PassedOver) => void;
}

const VERSION = 1;
/** Tells this database from one that was made anew at the same address. Not replicated, as each has its own order. */
const MARKER = '_local/likeable-gallery';
const PIECE = 500;
const ROUNDS = 8;
const MAX_LOCKED = 500;
/** CouchDB's own rule. */
const DATABASE_NAME = /\/[a-z](?:[a-z0-9_$()+-]|%2f)*$/;

const markerSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  version: v.pipe(v.number(), v.integer()),
});
const keptSchema = v.object({
  scope: v.string(),
  since: v.custom<JsonValue>((value) => value !== undefined),
  sending: v.nullable(v.picklist(['library', 'changes'])),
  locked: v.array(v.string()),
});

/** A type, since no interface is a `JsonValue`. */
type Kept = {
  /** The database, and in which way it is used: all else holds for this one alone. */
  readonly scope: string;
  /** Everything up to here has been taken. */
  readonly since: JsonValue;
  /** What the outbox's position is on the way through: the whole library at first; `null` where it is of another scope. */
  readonly sending: 'library' | 'changes' | null;
  /** Documents to be read again: keys may arrive after what they encrypt. */
  readonly locked: readonly string[];
};

interface Opened {
  readonly documents: CouchDocuments;
  readonly kept: Kept;
}

/**
 * Keeps a library in a database of CouchDB or anything that speaks its protocol: a document for each Like, also for those
 * that are deleted. Devices that meet at a document merge it, as do those that replication has brought together.
 */
export function createCouchdbAdapter({ account, send, onPassedOver }: Dependencies): SyncAdapter {
  const { passphrase, person } = account;
  const database = createCouchDatabase({ address: account.address, send });
  const { host } = database;
  const leaves = createCouchdbLeaves(database);
  const { store, passOver } = createCouchdbWriter(database, leaves);
  /** What the last pull has brought is not sent back. */
  const taken = createLikeSet();
  /** Of the run that goes on: keys are also read while documents are. */
  let present = AbortSignal.abort();
  let opened: { readonly mark: string; readonly documents: CouchDocuments } | null = null;

  return {
    async changePassphrase(to, signal) {
      if (passphrase === null) throw passphraseNeeded(host);
      await changePassphrase({ from: passphrase, to, keyFiles: couchdbKeyFiles(database, () => signal), host });
    },

    async check(signal) {
      if (!DATABASE_NAME.test(new URL(account.address).pathname)) throw databaseName(account.address);
      if (!(await database.exists(signal))) await database.create(signal);
      const id = await openDatabase(signal);
      if (passphrase === null && (await isEncrypted(couchdbKeyFiles(database, () => signal)))) {
        throw passphraseNeeded(host);
      }
      await openDocuments(id, signal);
      await probe(database, person, signal);
    },

    async *pull(state, signal) {
      taken.clear();
      const { documents, kept: before } = await open(state, signal);
      let kept = before;
      if (kept.locked.length > 0) {
        const again = [...(await database.getAll(kept.locked, signal)).values()];
        const read = await take(again, documents, signal);
        kept = { ...kept, locked: read.locked };
        if (read.likes.length > 0 || read.others.length > 0) yield { ...pieceOf(read), state: kept };
      }
      for (;;) {
        const options = { since: kept.since, limit: PIECE, withDocuments: true };
        const { changes, lastSeq, isEnd } = await database.changes(options, signal);
        if (changes.length > 0) {
          const found = changes.flatMap(({ document }) =>
            document === null || document._deleted === true ? [] : document,
          );
          const read = await take(found, documents, signal);
          const locked = [...new Set([...kept.locked, ...read.locked])].slice(-MAX_LOCKED);
          kept = { ...kept, since: lastSeq, locked };
          yield { ...pieceOf(read), state: kept };
        }
        if (isEnd) return;
      }
    },

    async *push({ state, position: from, outbox, signal }) {
      const { documents, kept: before } = await open(state, signal);
      let { since } = before;
      let sending = before.sending ?? 'library';
      let position = before.sending === null ? await outbox.beginning() : from;
      const kept = (): Kept => ({ ...before, since, sending });
      let isLookedUp = taken.size > 0 || sending === 'changes';
      let mayPassOver = true;
      for (;;) {
        const piece = await outbox.read(position, PIECE);
        signal.throwIfAborted();
        const likes = piece.likes.filter((like) => !taken.has(like));
        ({ position } = piece);
        if (likes.length > 0) {
          const knownUpTo = sending === 'changes' ? { since, locked: before.locked } : null;
          const { own, met } = await store(likes, { isLookedUp, knownUpTo, documents, signal });
          isLookedUp = met > likes.length / 2;
          yield { position, state: kept(), sent: likes.length };
          if (mayPassOver && own.size > 0) ({ since, isOwn: mayPassOver } = await passOver(since, own, signal));
        }
        if (piece.isEnd) break;
      }
      sending = 'changes';
      yield { position, state: kept(), sent: 0 };
    },
  };

  /** What a run begins with. */
  async function open(state: AdapterState, signal: AbortSignal): Promise<Opened> {
    const id = await openDatabase(signal);
    const documents = await openDocuments(id, signal);
    const scope = JSON.stringify([id, passphrase !== null, person]);
    const parsed = v.safeParse(keptSchema, state);
    const fresh: Kept = { scope, since: 0, sending: null, locked: [] };
    return { documents, kept: parsed.success && parsed.output.scope === scope ? parsed.output : fresh };
  }

  /** Marks a new database. @returns the mark */
  async function openDatabase(signal: AbortSignal): Promise<string> {
    for (let round = 0; round < ROUNDS; round++) {
      const found = await database.get(MARKER, signal);
      if (found === null) {
        const id = toHex(crypto.getRandomValues(new Uint8Array(16)));
        // Another machine may mark it meanwhile: then its mark counts.
        if ((await database.put(MARKER, canonicalJson({ version: VERSION, id }), signal)) !== null) return id;
        continue;
      }
      if (!v.is(markerSchema, found)) throw unreadAnswer(host);
      if (found.version > VERSION) throw new CodedError('sync-not-understood', text('sync_error_newer', { host }));
      return found.id;
    }
    throw busyServer(host);
  }

  /** Opens the encryption once in an adapter's life: that takes a moment, and a few requests. */
  async function openDocuments(mark: string, signal: AbortSignal): Promise<CouchDocuments> {
    present = signal;
    if (opened?.mark === mark) return opened.documents;
    taken.clear();
    const documents = passphrase === null ? createPlainDocuments(person) : await openEncrypted(passphrase, signal);
    opened = { mark, documents };
    return documents;
  }

  async function openEncrypted(opening: string, signal: AbortSignal): Promise<CouchDocuments> {
    const keyFiles = couchdbKeyFiles(database, () => present);
    const ready = await openEncryption({ passphrase: opening, keyFiles, host });
    return createEncryptedDocuments({ encryption: ready, idSecret: await openIdSecret(ready, signal), person });
  }

  /** The secret that ids are made with, encrypted as Likes are. */
  async function openIdSecret(ready: Encryption, signal: AbortSignal): Promise<CryptoKey> {
    for (let round = 0; round < ROUNDS; round++) {
      const found = await database.get(ID_SECRET, signal);
      if (found === null) {
        const sealed = await ready.encrypt(crypto.getRandomValues(new Uint8Array(32)), ID_SECRET);
        await database.put(ID_SECRET, canonicalJson({ enc: toBase64(sealed) }), signal);
        continue;
      }
      const secret = await ready.decrypt(bytesOf(found['enc']), ID_SECRET);
      return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    }
    throw busyServer(host);
  }

  function bytesOf(written: unknown): Uint8Array<ArrayBuffer> {
    try {
      return fromBase64(typeof written === 'string' ? written : '');
    } catch {
      throw unreadAnswer(host);
    }
  }

  /** Reads documents; those of one's own that are in conflict are made one, on the server too. */
  async function take(found: readonly CouchDocument[], documents: CouchDocuments, signal: AbortSignal) {
    const resolved = await leaves.resolve(found, documents, signal);
    const likes: Like[] = [];
    const others: SharedJudgement[] = [];
    const locked: string[] = [];
    const settled: Settled[] = [];
    let [foreign, damaged] = [0, 0];
    for (const [{ _id: id, _rev: rev }, { content, isMerged, losers }] of resolved) {
      if (content.kind === 'encrypted') throw passphraseNeeded(host);
      if (content.kind === 'foreign') foreign += isOfAdapter(id) ? 0 : 1;
      if (content.kind === 'damaged' || content.kind === 'locked') damaged++;
      if (content.kind === 'locked') locked.push(id);
      if (content.kind === 'other') others.push(judgementOf(content.like, content.by));
      if (content.kind !== 'own') continue;
      likes.push(content.like);
      taken.add(content.like);
      if (losers.length > 0) settled.push({ id, rev, like: content.like, isMerged, losers });
    }
    if (foreign + damaged > 0) onPassedOver?.({ foreign, damaged });
    await leaves.settle(settled, documents, signal);
    return { likes, others, locked };
  }
}

/** Whether a document can be written, read and deleted. */
async function probe(database: CouchDatabase, person: string | null, signal: AbortSignal): Promise<void> {
  const json = canonicalJson(person === null ? {} : { by: person });
  const rev = await database.put(PROBE, json, signal);
  // Another machine is doing the same.
  if (rev === null) return;
  await database.get(PROBE, signal);
  await database.remove(PROBE, rev, signal);
}

function databaseName(address: string): CodedError {
  const example = `${new URL(address).origin}/likeable-gallery`;
  return new CodedError('sync-address', text('sync_error_database_name', { address: example }));
}

function isOfAdapter(id: string): boolean {
  return id.startsWith(KEY_FILES) || id === ID_SECRET || id === PROBE || id.startsWith('_design/');
}

function pieceOf({ likes, others }: { likes: readonly Like[]; others: readonly SharedJudgement[] }) {
  return others.length === 0 ? { likes } : { likes, others };
}

function judgementOf({ key, aliases, liked, deletedAt, stamps }: Like, by: string): SharedJudgement {
  const at = stamps.deleted > stamps.liked ? stamps.deleted : stamps.liked;
  return { key, aliases, by, liked: deletedAt === undefined ? liked : null, at: at === '' ? NEVER : at };
}
