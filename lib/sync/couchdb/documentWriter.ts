import { CodedError } from '../../core/codedError.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import { mergeLikes } from '../../core/judging/mergeLikes.ts';
import { text } from '../../core/text.ts';
import { passphraseNeeded } from '../encryption.ts';
import { isSameLike, isSentWhole } from '../sameLike.ts';
import type { Written } from './couchAnswers.ts';
import type { CouchDatabase } from './couchDatabase.ts';
import type { CouchDocuments } from './documents.ts';
import type { CouchdbLeaves } from './leaves.ts';
import { busyServer, unreadAnswer } from './problems.ts';

/** What is on the server and not in the library here, apart from these, is later than `since`. */
export interface KnownUpTo {
  readonly since: JsonValue;
  readonly locked: readonly string[];
}

interface Circumstances {
  /** `null` while it is not known what of the library is there. */
  readonly knownUpTo: KnownUpTo | null;
  readonly documents: CouchDocuments;
  readonly signal: AbortSignal;
}

export interface CouchdbWriter {
  /**
   * Has all of `likes` on the server. @returns the revisions that say just what is here, and how many documents were
   * there already.
   */
  store(
    likes: readonly Like[],
    circumstances: Circumstances & { readonly isLookedUp: boolean },
  ): Promise<{ readonly own: ReadonlyMap<string, string>; readonly met: number }>;
  /** As far as nothing but one's own writing has happened since `from`: none of it is to be fetched. */
  passOver(
    from: JsonValue,
    own: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<{ readonly since: JsonValue; readonly isOwn: boolean }>;
}

/** So few are looked up before they are written: a Like written blindly goes up twice when it is there already. */
const LOOKED_UP_FIRST = 50;
/** Changes by others that are listed on the way. */
const SOME = 100;
const ROUNDS = 8;
const MAX_REASON = 200;

interface Waiting {
  /** What is to be written. */
  readonly like: Like;
  /** What the library here says. */
  readonly local: Like;
  /** That it is to take the place of. */
  readonly rev: string | undefined;
  readonly losers: readonly string[];
}

export function createCouchdbWriter(database: CouchDatabase, leaves: CouchdbLeaves): CouchdbWriter {
  const { host } = database;

  return { store, passOver };

  async function store(
    likes: readonly Like[],
    circumstances: Circumstances & { readonly isLookedUp: boolean },
  ): Promise<{ own: ReadonlyMap<string, string>; met: number }> {
    const { documents, signal } = circumstances;
    const isLookedUp = circumstances.isLookedUp || likes.length <= LOOKED_UP_FIRST;
    const waiting = new Map<string, Waiting>();
    for (const [index, id] of (await Promise.all(likes.map(({ key }) => documents.idOf(key)))).entries()) {
      const like = likes[index];
      if (like !== undefined) waiting.set(id, { like, local: like, rev: undefined, losers: [] });
    }
    const own = new Map<string, string>();
    const refused: (Written & { error: string })[] = [];
    const met = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      if (round > 0 || isLookedUp) await lookUp(waiting, met, circumstances);
      if (waiting.size === 0) break;
      const texts = await Promise.all([...waiting].map(([id, { like, rev }]) => documents.write(id, like, rev)));
      const settled: { id: string; losers: readonly string[] }[] = [];
      for (const row of await database.writeAll(texts, signal)) {
        const one = waiting.get(row.id);
        if (one === undefined || ('error' in row && row.error === 'conflict')) continue;
        waiting.delete(row.id);
        if ('error' in row) refused.push(row);
        else {
          if (isSameLike(one.like, one.local) && isSentWhole(one.local)) own.set(row.id, row.rev);
          settled.push({ id: row.id, losers: one.losers });
        }
      }
      await leaves.removeLosers(settled, signal);
      if (waiting.size === 0) break;
    }
    if (refused[0] !== undefined) throw refusal(refused, refused[0]);
    if (waiting.size > 0) throw busyServer(host);
    return { own, met: met.size };
  }

  /** Merges what is on the server into what waits; what is there already waits no longer. */
  async function lookUp(
    waiting: Map<string, Waiting>,
    met: Set<string>,
    { knownUpTo, documents, signal }: Circumstances,
  ): Promise<void> {
    const unknown = knownUpTo === null ? [...waiting.keys()] : await lookUpRevisions(waiting, met, knownUpTo, signal);
    if (unknown.length === 0) return;
    const found = await database.getAll(unknown, signal);
    for (const id of unknown) {
      const one = waiting.get(id);
      if (one !== undefined && !found.has(id)) waiting.set(id, { ...one, rev: undefined, losers: [] });
    }
    const resolved = await leaves.resolve([...found.values()], documents, signal);
    for (const [{ _id: id, _rev: rev }, { content, losers, isMerged }] of resolved) {
      const one = waiting.get(id);
      if (one === undefined) continue;
      met.add(id);
      if (content.kind === 'encrypted') throw passphraseNeeded(host);
      // Its key is on its way: written over, what it says would be lost.
      if (content.kind === 'locked') throw unreadAnswer(host);
      const there = content.kind === 'own' ? content.like : null;
      const like = there === null ? one.local : mergeLikes(one.local, there);
      if (!isMerged && isSameLike(like, there)) waiting.delete(id);
      else waiting.set(id, { ...one, like, rev, losers });
    }
  }

  /**
   * Finds what is to be written over without reading it: what has not changed since all was taken is in the library here.
   * @returns the ids of which more must be known
   */
  async function lookUpRevisions(
    waiting: Map<string, Waiting>,
    met: Set<string>,
    { since, locked }: KnownUpTo,
    signal: AbortSignal,
  ): Promise<string[]> {
    const revs = await database.getRevisions([...waiting.keys()], signal);
    for (const [id, one] of waiting) if (!revs.has(id)) waiting.set(id, { ...one, rev: undefined, losers: [] });
    if (revs.size === 0) return [];
    // Asked afterwards: a revision that came between is among these.
    const options = { since, limit: waiting.size + SOME, withDocuments: false };
    const { changes, isEnd } = await database.changes(options, signal);
    if (!isEnd) return [...revs.keys()];
    const changed = new Set([...changes.map(({ id }) => id), ...locked]);
    for (const [id, rev] of revs) {
      const one = waiting.get(id);
      if (one === undefined || changed.has(id)) continue;
      met.add(id);
      waiting.set(id, { ...one, like: one.local, rev, losers: [] });
    }
    return [...revs.keys()].filter((id) => changed.has(id));
  }

  async function passOver(
    from: JsonValue,
    own: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<{ since: JsonValue; isOwn: boolean }> {
    // One more is somebody else's.
    const options = { since: from, limit: own.size + 1, withDocuments: false };
    const { changes, lastSeq, isEnd } = await database.changes(options, signal);
    const other = changes.findIndex(({ id, revs }) => revs.length === 0 || revs.some((rev) => rev !== own.get(id)));
    if (other === -1) return { since: changes.length === 0 ? from : lastSeq, isOwn: isEnd };
    const last = changes[other - 1];
    return { since: last === undefined || last.seq === null ? from : last.seq, isOwn: false };
  }

  function refusal(refused: readonly Written[], { error, reason }: { error: string; reason?: string }): CodedError {
    const said = reason === undefined || reason === '' ? error : reason;
    const code = error === 'forbidden' || error === 'unauthorized' ? 'sync-credentials' : 'sync-not-understood';
    return new CodedError(
      code,
      text('sync_error_refused', { host, count: refused.length, reason: said.slice(0, MAX_REASON) }),
    );
  }
}
