import type { Like } from '../../core/judging/like.ts';
import { nextPlaceOf } from '../../core/judging/place.ts';
import { storedLike } from '../storedLike.ts';

/*
 * Frozen: a database made by it is in somebody's profile. Changes are a new version's. What its indexes read comes from
 * today's rules all the same: a version that changes those writes every Like anew, those that this one has just written
 * included. The frozen database of version 2 fails its test when the rules change without such a version.
 */

/** Likes of version 1 that are read at a time. */
const BATCH = 500;

interface FormerClock {
  readonly name: 'clock';
  readonly device: string;
}

interface FormerOperation {
  readonly id: string;
  readonly key: string;
  readonly at: number;
}

/** Likes by their place in the library, found by terms; statistics, thumbnails, copies, comparisons and what undoes imports. */
export function version2(database: IDBDatabase, transaction: IDBTransaction): void {
  const former = transaction.objectStore('likes');
  former.name = 'formerLikes';
  const likes = database.createObjectStore('likes', { keyPath: 'place' });
  likes.createIndex('key', 'key', { unique: true });
  likes.createIndex('aliases', 'aliases', { multiEntry: true });
  likes.createIndex('terms', 'index.terms', { multiEntry: true });
  likes.createIndex('changed', 'index.changed');
  likes.createIndex('uncounted', 'index.uncounted');
  likes.createIndex('judged', 'index.judged');
  likes.createIndex('size', 'index.size');
  likes.createIndex('name', 'index.name');
  const statistics = database.createObjectStore('statistics', { keyPath: 'id' });
  statistics.createIndex('rank', 'rank');
  statistics.createIndex('newest', 'newest');
  for (const name of ['thumbnails', 'looks', 'originals']) database.createObjectStore(name, { keyPath: 'key' });
  database.createObjectStore('comparisons', { keyPath: 'id' }).createIndex('at', ['at', 'id']);
  database.createObjectStore('imports', { keyPath: 'id' });
  database.createObjectStore('undo', { keyPath: ['id', 'piece'] }).createIndex('at', 'at');

  const sync = transaction.objectStore('sync');
  const clock = sync.get('clock') as IDBRequest<FormerClock | undefined>;
  clock.addEventListener('success', () => {
    if (clock.result === undefined) return;
    sync.put({ name: 'device', device: clock.result.device });
    sync.delete('clock');
  });

  const applied = transaction.objectStore('operations').getAll() as IDBRequest<FormerOperation[]>;
  applied.addEventListener('success', () => {
    const byLike = Map.groupBy(applied.result, ({ key }) => key);
    database.deleteObjectStore('operations');
    copyAfter(null);

    function copyAfter(last: string | null): void {
      const rows = former.getAll(last === null ? null : IDBKeyRange.lowerBound(last, true), BATCH) as IDBRequest<
        (Like & { readonly index?: unknown })[]
      >;
      rows.addEventListener('success', () => {
        for (const { index: _, ...like } of rows.result) {
          const operations = (byLike.get(like.key) ?? []).map(({ id, at }) => ({ id, at }));
          // The statistics take it over like any change; before those of today, which are marked by stamps.
          const uncounted = [{ marker: `!${like.key}`, before: null }];
          likes.add(storedLike(like, { operations, uncounted })).addEventListener('error', (refused) => {
            // Another Like has this place.
            refused.preventDefault();
            refused.stopPropagation();
            likes.add(storedLike(like, { operations, uncounted, place: nextPlaceOf(like) }));
          });
        }
        const end = rows.result.at(-1)?.key;
        if (rows.result.length === BATCH && end !== undefined) copyAfter(end);
        else database.deleteObjectStore('formerLikes');
      });
    }
  });
}
