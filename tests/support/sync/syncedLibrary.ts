import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import type { JsonValue } from '../../../lib/core/pictures/galleryImage.ts';
import type { AdapterState, Outbox, OutboxPosition, SyncAdapter } from '../../../lib/sync/syncAdapter.ts';

/** What outlives a worker: Likes, and where an adapter is. */
export interface SyncedLibrary {
  readonly likes: ReadonlyMap<string, Like>;
  state: AdapterState;
  position: OutboxPosition;
  /** As a judgement does here. */
  change(like: Like): void;
  pull(adapter: SyncAdapter, signal?: AbortSignal): Promise<number>;
  push(adapter: SyncAdapter, signal?: AbortSignal): Promise<number>;
  /** One after the other; sends also where something of others cannot be read. */
  sync(adapter: SyncAdapter): Promise<void>;
  outbox: Outbox;
}

const never = new AbortController().signal;

/** A library in memory that keeps state and Likes as the database does: both or neither. */
export function createSyncedLibrary(): SyncedLibrary {
  const likes = new Map<string, Like>();
  /** Keys in the order of their last change here; one that changes again comes again. */
  const changes: string[] = [];

  const library: SyncedLibrary = {
    likes,
    state: null,
    position: 0,
    change(like) {
      merge(like);
      changes.push(like.key);
    },
    async pull(adapter, signal = never) {
      let count = 0;
      for await (const { likes: pulled, state } of adapter.pull(library.state, signal)) {
        for (const like of pulled) merge(like);
        count += pulled.length;
        library.state = asStored(state);
      }
      return count;
    },
    async push(adapter, signal = never) {
      let count = 0;
      const { state, position } = library;
      for await (const pushed of adapter.push({ state, position, outbox: library.outbox, signal })) {
        library.state = asStored(pushed.state);
        library.position = asStored(pushed.position);
        count += pushed.sent;
      }
      return count;
    },
    async sync(adapter) {
      let problem: unknown = null;
      try {
        await library.pull(adapter);
      } catch (error) {
        // What others have written and nobody can read must not keep this machine from sending.
        if (!(error instanceof CodedError) || error.code !== 'sync-not-understood') throw error;
        problem = error;
      }
      await library.push(adapter);
      if (problem !== null) throw problem;
    },
    outbox: {
      async read(position, limit) {
        // Before the first of all: those in the library first, then what has changed.
        if (Array.isArray(position)) {
          const [start = 0, changed = 0] = position.map(Number);
          const all = [...likes.values()].slice(start, start + limit);
          const end = start + all.length;
          return { likes: all, position: end >= likes.size ? changed : [end, changed], isEnd: false };
        }
        const start = Number(position);
        const keys = changes.slice(start, start + limit);
        const end = start + keys.length;
        const read = [...new Set(keys)].map((key) => likes.get(key)).filter((like) => like !== undefined);
        return { likes: read, position: end, isEnd: end >= changes.length };
      },
      beginning: async () => [0, changes.length],
    },
  };
  return library;

  function merge(like: Like): void {
    const known = likes.get(like.key);
    likes.set(like.key, known === undefined ? like : mergeLikes(known, like));
  }
}

function asStored<T extends JsonValue>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
