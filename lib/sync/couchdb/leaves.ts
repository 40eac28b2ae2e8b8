import type { Like } from '../../core/judging/like.ts';
import { mergeLikes } from '../../core/judging/mergeLikes.ts';
import { canonicalJson } from '../canonicalJson.ts';
import { isSameLike } from '../sameLike.ts';
import type { CouchDocument, Written } from './couchAnswers.ts';
import type { CouchDatabase } from './couchDatabase.ts';
import type { Content, CouchDocuments } from './documents.ts';

/** All leaves of one document's tree of revisions, as one. */
export interface Resolved {
  readonly content: Content;
  /** Whether it is other than what the winning leaf says. */
  readonly isMerged: boolean;
  /** The revisions that lost and are in it. */
  readonly losers: readonly string[];
}

/** A conflict, and what is to end it. */
export interface Settled {
  readonly id: string;
  /** Of the leaf that wins. */
  readonly rev: string;
  readonly like: Like;
  readonly isMerged: boolean;
  readonly losers: readonly string[];
}

/** What replication does: one document may have several leaves, all of which count. */
export interface CouchdbLeaves {
  /** Each document with all that its leaves say. */
  resolve(
    found: readonly CouchDocument[],
    documents: CouchDocuments,
    signal: AbortSignal,
  ): Promise<[CouchDocument, Resolved][]>;
  /** Other devices may do the same at once: whoever comes second leaves it, as it is all there still. */
  settle(conflicts: readonly Settled[], documents: CouchDocuments, signal: AbortSignal): Promise<void>;
  removeLosers(documents: readonly Pick<Settled, 'id' | 'losers'>[], signal: AbortSignal): Promise<void>;
}

/** A document with more conflicts than this is forged; those beyond are left alone. */
const MAX_CONFLICTS = 50;
const REVISIONS_AT_ONCE = 200;

export function createCouchdbLeaves(database: CouchDatabase): CouchdbLeaves {
  return { resolve, settle, removeLosers };

  async function settle(conflicts: readonly Settled[], documents: CouchDocuments, signal: AbortSignal): Promise<void> {
    if (conflicts.length === 0) return;
    const merged = conflicts.filter(({ isMerged }) => isMerged);
    const texts = await Promise.all(merged.map(({ id, rev, like }) => documents.write(id, like, rev)));
    const stored = storedOf(await database.writeAll(texts, signal));
    // Only once all that they say is in the winner.
    const done = conflicts.filter(({ id, isMerged }) => !isMerged || stored.has(id));
    await removeLosers(done, signal);
  }

  async function removeLosers(
    documents: readonly Pick<Settled, 'id' | 'losers'>[],
    signal: AbortSignal,
  ): Promise<void> {
    const removals = documents.flatMap(({ id, losers }) =>
      losers.map((rev) => canonicalJson({ _id: id, _rev: rev, _deleted: true })),
    );
    if (removals.length > 0) await database.writeAll(removals, signal);
  }

  async function resolve(
    found: readonly CouchDocument[],
    documents: CouchDocuments,
    signal: AbortSignal,
  ): Promise<[CouchDocument, Resolved][]> {
    const losing = await losingLeaves(found, signal);
    return Promise.all(
      found.map(async (winner): Promise<[CouchDocument, Resolved]> => {
        const content = await documents.read(winner);
        const merged = { content, losers: [] as string[] };
        for (const leaf of losing.get(winner._id) ?? []) {
          const other = await documents.read(leaf);
          const both = mergedContent(merged.content, other);
          if (both === null) continue;
          merged.content = both;
          merged.losers.push(leaf._rev);
        }
        const isMerged = merged.losers.length > 0 && !isSameLike(likeOf(content), likeOf(merged.content));
        return [winner, { ...merged, isMerged }];
      }),
    );
  }

  async function losingLeaves(
    found: readonly CouchDocument[],
    signal: AbortSignal,
  ): Promise<Map<string, CouchDocument[]>> {
    const wanted = found.flatMap(({ _id: id, _conflicts = [] }) =>
      _conflicts.slice(0, MAX_CONFLICTS).map((rev) => ({ id, rev })),
    );
    const leaves = new Map<string, CouchDocument[]>();
    for (let start = 0; start < wanted.length; start += REVISIONS_AT_ONCE) {
      for (const leaf of await database.revisions(wanted.slice(start, start + REVISIONS_AT_ONCE), signal)) {
        if (leaf._deleted !== true) leaves.set(leaf._id, [...(leaves.get(leaf._id) ?? []), leaf]);
      }
    }
    return leaves;
  }
}

function likeOf(content: Content): Like | null {
  return 'like' in content ? content.like : null;
}

/** `null` where they are not Likes of one picture and person. */
function mergedContent(a: Content, b: Content): Content | null {
  if (!('like' in b)) return null;
  if (a.kind === 'damaged') return b;
  if (!('like' in a) || a.kind !== b.kind || a.like.key !== b.like.key) return null;
  return { ...a, like: mergeLikes(a.like, b.like) };
}

function storedOf(rows: readonly Written[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => ('error' in row ? [] : row.id)));
}
