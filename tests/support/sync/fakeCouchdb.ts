import { gunzipSync } from 'node:zlib';
import { sha256 } from '../sha256.ts';

type Json = Record<string, unknown>;

interface Leaf {
  readonly rev: string;
  /** Newest first, this one included. */
  readonly path: readonly string[];
  readonly body: Json;
  readonly isDeleted: boolean;
}

/** One request, before and after it is answered. */
export interface Exchange {
  readonly method: string;
  /** Behind the database, without its slash: `_changes`. */
  readonly path: string;
  readonly body: string;
  /** Whether its body came through gzip. */
  readonly isPacked: boolean;
  readonly nth: number;
}

/** What goes wrong with a request; torn ones never answer, `after` the server has done its work. */
export type Fault =
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly tear: 'before' | 'after' }
  /** How much of the answer arrives, from 0 to 1. */
  | { readonly cut: number }
  | { readonly answer: (body: string) => string };

export interface FakeCouchdb {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Has no database at first, unless `create` is called. */
  create(): void;
  /** As after a disk that was lost. */
  drop(): void;
  /** Takes what another one has, as replication does: without asking, conflicts included. */
  replicateFrom(other: FakeCouchdb): void;
  /** Writes a document as some other program does. */
  write(id: string, body: Json): void;
  remove(id: string): void;
  /** Winning documents that are not deleted. */
  documents(): Map<string, Json>;
  /** Ids of documents that have more than one leaf. */
  conflicts(): string[];
  readonly exchanges: readonly Exchange[];
  fault: (exchange: Exchange) => Fault | null;
  /** Refuses a document; what it says. */
  refuse: (id: string) => { readonly error: string; readonly reason: string } | null;
  readonly leaves: ReadonlyMap<string, readonly Leaf[]>;
}

export const FAKE_ADDRESS = 'https://couch.example/likes';
const PREFIX = '/likes';

/** CouchDB's protocol as far as sync speaks it, with opaque texts for places in the order of changes. */
export function createFakeCouchdb(): FakeCouchdb {
  let exists = false;
  let seq = 0;
  let leaves = new Map<string, Leaf[]>();
  let local = new Map<string, Json>();
  let order = new Map<string, number>();
  let epoch = 0;
  const exchanges: Exchange[] = [];

  const fake: FakeCouchdb = {
    async fetch(url, init) {
      const { pathname, searchParams } = new URL(url);
      const path = decodeURIComponent(pathname.slice(PREFIX.length + 1));
      const exchange: Exchange = {
        method: init.method ?? 'GET',
        path,
        body: bodyText(init),
        isPacked: isPacked(init),
        nth: exchanges.length,
      };
      exchanges.push(exchange);
      await Promise.resolve();
      init.signal?.throwIfAborted();
      const fault = fake.fault(exchange);
      if (fault !== null && 'tear' in fault && fault.tear === 'before') throw new TypeError('torn');
      if (fault !== null && 'status' in fault) {
        return new Response(fault.body ?? '{"error":"x","reason":"y"}', {
          status: fault.status,
          headers: fault.headers ?? {},
        });
      }
      const { status, body } = reply(exchange, searchParams);
      if (fault !== null && 'tear' in fault) throw new TypeError('torn');
      const text = JSON.stringify(body);
      if (fault !== null && 'cut' in fault) {
        return new Response(text.slice(0, Math.floor(text.length * fault.cut)), { status });
      }
      return new Response(fault === null ? text : fault.answer(text), { status });
    },
    create() {
      exists = true;
    },
    drop() {
      epoch++;
      [exists, seq, leaves, local, order] = [false, 0, new Map(), new Map(), new Map()];
    },
    replicateFrom(other) {
      for (const [id, theirs] of other.leaves) for (const leaf of theirs) insert(id, leaf);
    },
    write(id, body) {
      const winner = winnerOf(id);
      add(id, body, winner, false);
    },
    remove(id) {
      add(id, {}, winnerOf(id), true);
    },
    documents: () =>
      new Map(
        [...leaves.keys()].flatMap((id) => {
          const winner = winnerOf(id);
          return winner === undefined || winner.isDeleted ? [] : [[id, winner.body] as const];
        }),
      ),
    conflicts: () => [...leaves.keys()].filter((id) => losersOf(id).length > 0),
    exchanges,
    fault: () => null,
    refuse: () => null,
    get leaves() {
      return leaves;
    },
  };
  return fake;

  function reply({ method, path, body }: Exchange, query: URLSearchParams): { status: number; body: unknown } {
    const given = (body === '' ? {} : JSON.parse(body)) as Json;
    if (path === '') {
      if (method === 'PUT') {
        if (exists) return { status: 412, body: { error: 'file_exists', reason: '' } };
        exists = true;
        return { status: 201, body: { ok: true } };
      }
      if (exists) return { status: 200, body: { db_name: 'likes', update_seq: written(seq) } };
    }
    if (!exists) return { status: 404, body: { error: 'not_found', reason: 'Database does not exist.' } };
    if (path === '_changes') return { status: 200, body: changes(query) };
    if (path === '_all_docs') return { status: 200, body: allDocs(given, query) };
    if (path === '_bulk_docs') {
      return { status: 201, body: (given['docs'] as Json[]).map((one) => put(String(one['_id']), one)) };
    }
    if (path === '_bulk_get') {
      const results = (given['docs'] as { id: string; rev: string }[]).map(({ id, rev }) => {
        const leaf = leaves.get(id)?.find((one) => one.rev === rev);
        return { id, docs: [leaf === undefined ? { error: {} } : { ok: documentOf(id, leaf) }] };
      });
      return { status: 200, body: { results } };
    }
    if (path.startsWith('_local/')) return localDocument(method, path, given);
    const winner = winnerOf(path);
    if (method === 'GET') {
      return winner === undefined || winner.isDeleted
        ? { status: 404, body: { error: 'not_found', reason: winner === undefined ? 'missing' : 'deleted' } }
        : { status: 200, body: documentOf(path, winner) };
    }
    const row = method === 'DELETE' ? put(path, { _rev: query.get('rev'), _deleted: true }) : put(path, given);
    return { status: 'error' in row ? (row['error'] === 'conflict' ? 409 : 403) : 201, body: row };
  }

  function localDocument(method: string, path: string, given: Json): { status: number; body: unknown } {
    const there = local.get(path);
    if (method === 'GET') {
      return there === undefined
        ? { status: 404, body: { error: 'not_found', reason: 'missing' } }
        : { status: 200, body: there };
    }
    if (there !== undefined && there['_rev'] !== given['_rev']) return { status: 409, body: { error: 'conflict' } };
    local.set(path, { ...given, _id: path, _rev: '0-1' });
    return { status: 201, body: { ok: true, id: path, rev: '0-1' } };
  }

  function changes(query: URLSearchParams): unknown {
    const since = readSeq(query.get('since') ?? '0');
    const limit = Number(query.get('limit'));
    const after = [...order].filter(([, at]) => at > since).toSorted(([, a], [, b]) => a - b);
    const results = after.slice(0, limit).map(([id, at]) => {
      const winner = winnerOf(id);
      const all = query.get('style') === 'all_docs' ? (leaves.get(id) ?? []) : [];
      return {
        id,
        seq: written(at),
        changes: (all.length > 0 ? all : [winner]).map((leaf) => ({ rev: leaf?.rev })),
        ...(winner?.isDeleted === true ? { deleted: true } : {}),
        ...(query.get('include_docs') === 'true' && winner !== undefined ? { doc: withConflicts(id, winner) } : {}),
      };
    });
    const last = after[results.length - 1]?.[1] ?? seq;
    return { results, last_seq: written(last), pending: after.length - results.length };
  }

  function allDocs({ keys }: Json, query: URLSearchParams): unknown {
    const start = JSON.parse(query.get('startkey') ?? '""') as string;
    const end = JSON.parse(query.get('endkey') ?? '"\uFFFF"') as string;
    const ids = Array.isArray(keys)
      ? (keys as string[])
      : [...fake.documents().keys()].filter((id) => id >= start && id <= end).toSorted();
    return {
      rows: ids.map((id) => {
        const winner = winnerOf(id);
        if (winner === undefined) return { key: id, error: 'not_found' };
        const value = { rev: winner.rev, ...(winner.isDeleted ? { deleted: true } : {}) };
        if (query.get('include_docs') !== 'true') return { id, key: id, value };
        return { id, key: id, value, doc: winner.isDeleted ? null : withConflicts(id, winner) };
      }),
    };
  }

  function put(id: string, given: Json): Json {
    const refusal = fake.refuse(id);
    if (refusal !== null) return { id, ...refusal };
    const { _id, _rev: rev, _deleted: deleted, ...body } = given;
    const known = leaves.get(id) ?? [];
    const parent = rev === undefined ? winnerOf(id) : known.find((leaf) => leaf.rev === rev);
    const isConflict = rev === undefined ? parent !== undefined && !parent.isDeleted : parent === undefined;
    if (isConflict) return { id, error: 'conflict', reason: 'Document update conflict.' };
    return { ok: true, id, rev: add(id, body, parent, deleted === true) };
  }

  function add(id: string, body: Json, parent: Leaf | undefined, isDeleted: boolean): string {
    const path = parent?.path ?? [];
    // The same content after the same revision is the same revision, wherever it is written.
    const rev = `${path.length + 1}-${sha256(JSON.stringify([body, path[0], isDeleted])).slice(0, 32)}`;
    insert(id, { rev, path: [rev, ...path], body, isDeleted });
    return rev;
  }

  function insert(id: string, leaf: Leaf): void {
    const known = leaves.get(id) ?? [];
    if (known.some(({ path }) => path.includes(leaf.rev))) return;
    leaves.set(id, [...known.filter(({ rev }) => !leaf.path.includes(rev)), leaf]);
    order.set(id, ++seq);
  }

  function winnerOf(id: string): Leaf | undefined {
    return leaves.get(id)?.toSorted(compareLeaves)[0];
  }

  function losersOf(id: string): Leaf[] {
    return (leaves.get(id) ?? [])
      .toSorted(compareLeaves)
      .slice(1)
      .filter((leaf) => !leaf.isDeleted);
  }

  function withConflicts(id: string, winner: Leaf): Json {
    const losers = losersOf(id).map(({ rev }) => rev);
    return { ...documentOf(id, winner), ...(losers.length > 0 ? { _conflicts: losers } : {}) };
  }

  function written(at: number): string {
    return `${at}-g1AAAA${epoch}_${sha256(String(at)).slice(0, 60)}`;
  }

  function readSeq(text: string): number {
    return Number.parseInt(text, 10);
  }
}

function documentOf(id: string, { rev, body, isDeleted }: Leaf): Json {
  return { _id: id, _rev: rev, ...(isDeleted ? { _deleted: true } : {}), ...body };
}

function bodyText(init: RequestInit): string {
  const { body } = init;
  if (body instanceof Uint8Array) return gunzipSync(body).toString();
  return typeof body === 'string' ? body : '';
}

function isPacked({ headers }: RequestInit): boolean {
  return new Headers(headers).get('content-encoding') === 'gzip';
}

function compareLeaves(a: Leaf, b: Leaf): number {
  if (a.isDeleted !== b.isDeleted) return a.isDeleted ? 1 : -1;
  if (a.path.length !== b.path.length) return b.path.length - a.path.length;
  return a.rev < b.rev ? 1 : -1;
}
