import { gzipSync } from 'fflate';
import * as v from 'valibot';
import { codeOf, CodedError } from '../../core/codedError.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import { text } from '../../core/text.ts';
import type { SendToServer, ServerAnswer } from '../serverRequest.ts';
import {
  changesAnswer,
  created,
  databaseAnswer,
  documentOf,
  errorAnswer,
  isGood,
  jsonOf,
  listAnswer,
  outcome,
  revisionListAnswer,
  revisionsAnswer,
  writtenAllAnswer,
  writtenAnswer,
  type CouchDocument,
  type Written,
} from './couchAnswers.ts';

/** One document's latest change. */
export interface Change {
  readonly id: string;
  /** Where the change is, for a later request; `null` where the server does not say it for each. */
  readonly seq: JsonValue;
  readonly revs: readonly string[];
  /** `null` where it was not asked for, is deleted, or is no document. */
  readonly document: CouchDocument | null;
}

export interface Changes {
  readonly changes: readonly Change[];
  readonly lastSeq: JsonValue;
  readonly isEnd: boolean;
}

/** One database, by CouchDB's HTTP interface. All throw {CodedError} `sync-*`. */
export interface CouchDatabase {
  /** As sentences name it. */
  readonly host: string;
  readonly address: string;
  exists(signal: AbortSignal): Promise<boolean>;
  /** Once `exists` has said that there is none. */
  create(signal: AbortSignal): Promise<void>;
  /** Since the change `since`, 0 for all; with documents the winners only, without them the revisions of all leaves. */
  changes(
    options: { readonly since: JsonValue; readonly limit: number; readonly withDocuments: boolean },
    signal: AbortSignal,
  ): Promise<Changes>;
  /** `null` for what is not there, and for what has been deleted. */
  get(id: string, signal: AbortSignal): Promise<CouchDocument | null>;
  /** By id; those that are not there or deleted are left out. */
  getAll(ids: readonly string[], signal: AbortSignal): Promise<Map<string, CouchDocument>>;
  /** Their revisions alone, of the leaves that win. */
  getRevisions(ids: readonly string[], signal: AbortSignal): Promise<Map<string, string>>;
  /** Those whose id begins so, at most `limit`. */
  startingWith(start: string, limit: number, signal: AbortSignal): Promise<CouchDocument[]>;
  /** Certain revisions; those that are gone are left out. */
  revisions(
    wanted: readonly { readonly id: string; readonly rev: string }[],
    signal: AbortSignal,
  ): Promise<CouchDocument[]>;
  /** `json`: the document's text. The new revision; `null` where another one has come first. */
  put(id: string, json: string, signal: AbortSignal): Promise<string | null>;
  /** False where another revision has come first. */
  remove(id: string, rev: string, signal: AbortSignal): Promise<boolean>;
  /** Texts of documents, each with its id in it; those that the answer leaves out are missing in what is returned. */
  writeAll(documents: readonly string[], signal: AbortSignal): Promise<Written[]>;
}

/** Under the 1 MB that many proxies let through. */
const MAX_BODY = 900_000;
/** What is longer is sent packed, where the server takes that. */
const PACKED_FROM = 8000;
/** Where a change is in the order is only asked for each of so few. */
const SEQ_FOR_EACH = 100;
const encoder = new TextEncoder();

export function createCouchDatabase({
  address,
  send,
}: {
  readonly address: string;
  readonly send: SendToServer;
}): CouchDatabase {
  const { host } = new URL(address);
  /** CouchDB does; what stands before it may not. */
  let takesPacked = true;

  return {
    host,
    address,

    async exists(signal) {
      const answer = await send({ method: 'GET', url: address, signal });
      if (answer.status === 404) {
        if (v.is(errorAnswer, jsonOf(answer))) return false;
        throw notCouchdb();
      }
      if (!isGood(answer) || !v.is(databaseAnswer, jsonOf(answer))) throw notCouchdb();
      return true;
    },

    async create(signal) {
      const answer = await send({ method: 'PUT', url: address, signal }).catch((error: unknown) => {
        // The user was let in to see that there is none: it is not the password.
        if (codeOf(error) !== 'sync-credentials') throw error;
        throw new CodedError('sync-credentials', text('sync_error_no_database', { host, address }), { cause: error });
      });
      // Another machine has made it meanwhile.
      if (answer.status === 412) return;
      if (!isGood(answer) || !v.is(created, jsonOf(answer))) throw notCouchdb();
    },

    async changes({ since, limit, withDocuments }, signal) {
      const query = new URLSearchParams({
        since: typeof since === 'string' ? since : JSON.stringify(since),
        limit: String(limit),
        // Longer than the rest of the row, in a cluster.
        ...(limit > SEQ_FOR_EACH ? { seq_interval: String(limit) } : {}),
        ...(withDocuments ? { include_docs: 'true', conflicts: 'true' } : { style: 'all_docs' }),
      });
      const answer = await ask(`_changes?${query}`, { method: 'GET', signal });
      const { results, last_seq: lastSeq, pending } = read(changesAnswer, answer);
      // The same place again would go on for ever.
      if (results.length > 0 && same(lastSeq, since)) throw unread();
      return {
        changes: results.map(({ id: of, seq: at, changes, doc }) => ({
          id: of,
          seq: at ?? null,
          revs: changes.map((change) => change.rev),
          document: documentOf(doc, of),
        })),
        lastSeq,
        isEnd: results.length === 0 || (pending === undefined ? results.length < limit : pending <= 0),
      };
    },

    async get(of, signal) {
      const answer = await send({ method: 'GET', url: `${address}/${path(of)}`, signal });
      if (answer.status === 404) {
        const said = jsonOf(answer);
        if (v.is(errorAnswer, said) && /^(?:missing|deleted)$/.test(said.reason)) return null;
        throw missing();
      }
      if (!isGood(answer)) throw notCouchdb();
      const found = documentOf(read(v.unknown(), answer), of);
      if (found === null) throw unread();
      return found;
    },

    async getAll(ids, signal) {
      const answer = await post('_all_docs?include_docs=true&conflicts=true', JSON.stringify({ keys: ids }), signal);
      return new Map(listed(answer).map((found) => [found._id, found]));
    },

    async getRevisions(ids, signal) {
      const answer = await post('_all_docs', JSON.stringify({ keys: ids }), signal);
      const found = new Map<string, string>();
      for (const { id: of, value } of read(revisionListAnswer, answer).rows) {
        if (of !== undefined && value !== undefined && value.deleted !== true) found.set(of, value.rev);
      }
      return found;
    },

    async startingWith(start, limit, signal) {
      const query = new URLSearchParams({
        include_docs: 'true',
        limit: String(limit),
        startkey: JSON.stringify(start),
        endkey: JSON.stringify(`${start}\uFFF0`),
      });
      return listed(await ask(`_all_docs?${query}`, { method: 'GET', signal }));
    },

    async revisions(wanted, signal) {
      if (wanted.length === 0) return [];
      const answer = await post('_bulk_get', JSON.stringify({ docs: wanted }), signal);
      return read(revisionsAnswer, answer).results.flatMap(({ docs }) =>
        docs.flatMap(({ ok }) => documentOf(ok) ?? []),
      );
    },

    async put(of, json, signal) {
      const answer = await send({
        method: 'PUT',
        url: `${address}/${path(of)}`,
        headers: { 'Content-Type': 'application/json' },
        body: json,
        signal,
      });
      if (answer.status === 409) return null;
      if (!isGood(answer)) throw problemOf(answer);
      return read(writtenAnswer, answer).rev;
    },

    async remove(of, rev_, signal) {
      const url = `${address}/${path(of)}?${new URLSearchParams({ rev: rev_ })}`;
      const answer = await send({ method: 'DELETE', url, signal });
      if (answer.status === 409) return false;
      if (!isGood(answer)) throw problemOf(answer);
      return true;
    },

    async writeAll(documents, signal) {
      const written: Written[] = [];
      for (const body of bodies(documents)) {
        const answer = await post('_bulk_docs', body, signal);
        written.push(...read(writtenAllAnswer, answer).map(outcome));
      }
      return written;
    },
  };

  async function post(name: string, body: string, signal: AbortSignal): Promise<ServerAnswer> {
    const headers = { 'Content-Type': 'application/json' };
    if (takesPacked && body.length >= PACKED_FROM) {
      const packed = { ...headers, 'Content-Encoding': 'gzip' };
      try {
        return await ask(name, { method: 'POST', headers: packed, body: gzipSync(encoder.encode(body)), signal });
      } catch (error) {
        if (codeOf(error) !== 'sync-not-understood') throw error;
        takesPacked = false;
      }
    }
    return ask(name, { method: 'POST', headers, body, signal });
  }

  /** A request that every CouchDB answers with 2xx as long as the database is there. */
  async function ask(name: string, request: Omit<Parameters<SendToServer>[0], 'url'>): Promise<ServerAnswer> {
    const answer = await send({ ...request, url: `${address}/${name}` });
    if (!isGood(answer)) throw problemOf(answer);
    return answer;
  }

  function listed(answer: ServerAnswer): CouchDocument[] {
    return read(listAnswer, answer).rows.flatMap(({ doc }) => {
      const found = documentOf(doc);
      return found === null || found._deleted === true ? [] : found;
    });
  }

  function read<Schema extends v.GenericSchema>(schema: Schema, answer: ServerAnswer): v.InferOutput<Schema> {
    const parsed = v.safeParse(schema, jsonOf(answer), { abortEarly: true });
    if (!parsed.success) throw unread();
    return parsed.output;
  }

  function problemOf({ status }: ServerAnswer): CodedError {
    return status === 404 ? missing() : notCouchdb();
  }

  function missing(): CodedError {
    return new CodedError('sync-not-understood', text('sync_error_missing', { address }));
  }

  function notCouchdb(): CodedError {
    return new CodedError('sync-not-understood', text('sync_error_not_couchdb', { host }));
  }

  function unread(): CodedError {
    return new CodedError('sync-not-understood', text('sync_error_unread', { host }));
  }
}

/** `_design/` and `_local/` keep their slash. */
function path(of: string): string {
  return of.startsWith('_local/') ? `_local/${encodeURIComponent(of.slice(7))}` : encodeURIComponent(of);
}

function same(a: JsonValue, b: JsonValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** As few requests as the server is likely to take. */
function* bodies(documents: readonly string[]): Generator<string> {
  let group: string[] = [];
  let length = 0;
  for (const json of documents) {
    const bytes = encoder.encode(json).length + 1;
    if (group.length > 0 && length + bytes > MAX_BODY) {
      yield `{"docs":[${group.join(',')}]}`;
      group = [];
      length = 0;
    }
    group.push(json);
    length += bytes;
  }
  if (group.length > 0) yield `{"docs":[${group.join(',')}]}`;
}
