import { latestStamp, NEVER, tick } from '../../../lib/core/judging/clock.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import { sha256 } from '../sha256.ts';
import type { SharedJudgement } from '../../../lib/core/judging/sharedJudgement.ts';
import type { AdapterState, Outbox, OutboxPosition, SyncAdapter } from '../../../lib/sync/syncAdapter.ts';
import { aLike } from '../likes.ts';

/** A library in memory, with what a run of sync keeps beside it. */
export interface SyncLibrary {
  readonly outbox: Outbox;
  readonly likes: ReadonlyMap<string, Like>;
  /** By key and person. */
  readonly others: ReadonlyMap<string, SharedJudgement>;
  /** Judges the picture of that name now, or does something else to it. */
  change(name: string, fields?: Partial<Pick<Like, 'liked' | 'note' | 'caption' | 'deletedAt'>>): Like;
  tag(name: string, tag: string): void;
  put(like: Like): void;
  /** Takes everything, then sends everything. What has been yielded is kept, wherever it breaks off. */
  sync(adapter: SyncAdapter, signal?: AbortSignal): Promise<void>;
  /** What is kept of the last run. */
  readonly kept: { state: AdapterState; position: OutboxPosition };
  readonly sent: number;
}

const BEGINNING = 0;

export function createSyncLibrary(device: string): SyncLibrary {
  const likes = new Map<string, Like>();
  const others = new Map<string, SharedJudgement>();
  /** When each Like was changed here, in order. */
  const changed = new Map<string, number>();
  const kept: SyncLibrary['kept'] = { state: null, position: BEGINNING };
  let [stamp, now, changes, sent] = [NEVER, 1_000_000, 0, 0];

  const outbox: Outbox = {
    read(position, limit) {
      const after = [...changed].filter(([, at]) => at > Number(position)).toSorted(([, a], [, b]) => a - b);
      const piece = after.slice(0, limit);
      return Promise.resolve({
        likes: piece.flatMap(([key]) => likes.get(key) ?? []),
        position: piece.at(-1)?.[1] ?? position,
        isEnd: after.length <= limit,
      });
    },
    beginning: () => {
      // Everything, what was heard of others too.
      for (const key of likes.keys()) if (!changed.has(key)) changed.set(key, ++changes);
      return Promise.resolve(BEGINNING);
    },
  };

  return {
    outbox,
    likes,
    others,
    kept,
    get sent() {
      return sent;
    },
    change(name, fields = { liked: true }) {
      const key = sha256(name);
      stamp = tick(stamp, (now += 1000), device);
      const before = likes.get(key) ?? created(name, key);
      const like: Like = {
        ...before,
        ...fields,
        updatedAt: Math.max(before.updatedAt, now),
        stamps: {
          ...before.stamps,
          ...(fields.liked === undefined ? {} : { liked: stamp }),
          ...(fields.note === undefined ? {} : { note: stamp }),
          ...(fields.caption === undefined ? {} : { caption: stamp }),
          ...(fields.deletedAt === undefined ? {} : { deleted: stamp }),
        },
      };
      set(like);
      return like;
    },
    tag(name, tag) {
      const key = sha256(name);
      stamp = tick(stamp, (now += 1000), device);
      const before = likes.get(key) ?? created(name, key);
      set({
        ...before,
        tags: [...new Set([...before.tags, tag])].toSorted(),
        stamps: { ...before.stamps, tags: { ...before.stamps.tags, [tag]: stamp } },
      });
    },
    put: set,
    async sync(adapter, signal = AbortSignal.timeout(60_000)) {
      for await (const { likes: pulled, others: judged = [], state } of adapter.pull(kept.state, signal)) {
        for (const like of pulled) {
          const known = likes.get(like.key);
          likes.set(like.key, known === undefined ? like : mergeLikes(known, like));
          // What is judged from now on is later than all that is known.
          const latest = latestStamp(like.stamps);
          if (latest > stamp) stamp = latest;
        }
        for (const one of judged) {
          const known = others.get(`${one.key}/${one.by}`);
          if (known === undefined || one.at >= known.at) others.set(`${one.key}/${one.by}`, one);
        }
        kept.state = state;
      }
      const pushing = adapter.push({ state: kept.state, position: kept.position, outbox, signal });
      for await (const { position, state, sent: count } of pushing) {
        kept.position = position;
        kept.state = state;
        sent += count;
      }
    },
  };

  function set(like: Like): void {
    likes.set(like.key, like);
    changed.set(like.key, ++changes);
  }

  function created(name: string, key: string): Like {
    const url = `https://pictures.example.org/2026/11/${name}-1600x1067.jpg`;
    return aLike({
      key,
      url,
      aliases: [url, url.replace('1600x1067', '800x534')],
      liked: null,
      page: { url: 'https://pictures.example.org/2026/11/', title: 'Pictures of the week' },
      createdAt: now,
      stamps: { liked: NEVER, caption: stamp, meta: stamp, note: NEVER, tags: {}, deleted: NEVER },
    });
  }
}
