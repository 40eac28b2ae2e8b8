import type { Like } from '../../core/judging/like.ts';
import type { PictureFailure, PictureWorkOptions } from '../../core/pictureWork.ts';
import { abortable } from '../abortable.ts';
import { createHostQueue } from './hostQueue.ts';
import { text } from '../../core/text.ts';

/** What came of loading a picture. */
export type PictureLoad = 'loaded' | 'failed' | 'late';

export interface BrokenOriginalsFound {
  /** Those whose originals cannot be loaded any more. */
  readonly gone: readonly PictureFailure[];
  /** Pictures that were loaded, or tried to. */
  readonly checked: number;
  /** Pictures without an address of their own, which cannot be gone. */
  readonly passed: number;
  /** Why it ended early, as a sentence; `gone` holds then what was certain before. `null` when it went through. */
  readonly stopped: string | null;
}

export interface BrokenOriginals {
  /** Looks whether originals are still there. @throws the signal's reason. */
  check(likes: AsyncIterable<readonly Like[]>, options: PictureWorkOptions): Promise<BrokenOriginalsFound>;
}

interface Dependencies {
  /** Loads a picture as a page would, and forgets it. Rejects when `signal` aborts, and never else. */
  readonly load: (url: string, options: { readonly signal: AbortSignal }) => Promise<PictureLoad>;
  readonly isOnline: () => boolean;
}

/** Pictures that are waited for at most. */
const AHEAD = 200;
const LIMITS = { perHost: 2, inAll: 6 };

const REASONS = { failed: 'problem_not_loaded', late: 'problem_no_answer_in_time' } as const;

export function createBrokenOriginals({ load, isOnline }: Dependencies): BrokenOriginals {
  return {
    async check(likes, { signal, onProgress }) {
      const stopping = new AbortController();
      const ended = AbortSignal.any([signal, stopping.signal]);
      const queue = createHostQueue({ ...LIMITS, wait: () => Promise.resolve() });
      const gone: PictureFailure[] = [];
      /** Not loaded since a picture was loaded last: the connection may have gone before the browser knows. */
      let suspected: PictureFailure[] = [];
      const underWay = new Set<Promise<void>>();
      let checked = 0;
      let passed = 0;
      let isOffline = false;

      function tell(): void {
        onProgress?.({ done: checked + passed, failed: gone.length + suspected.length, bytes: 0 });
      }

      async function checkOne({ key, url }: Like, place: number): Promise<void> {
        const result = await queue.run(new URL(url).host, place, async () => {
          ended.throwIfAborted();
          return load(url, { signal: ended });
        });
        if (ended.aborted) return;
        if (result === 'loaded') {
          gone.push(...suspected);
          suspected = [];
        } else if (isOnline()) {
          suspected.push({ key, url, reason: text(REASONS[result]) });
        } else {
          isOffline = true;
          stopping.abort();
          return;
        }
        checked++;
        tell();
      }

      let place = 0;
      try {
        for await (const batch of likes) {
          for (const like of batch) {
            if (!/^https?:/i.test(like.url) || !URL.canParse(like.url)) {
              passed++;
              tell();
              continue;
            }
            while (underWay.size >= AHEAD && !ended.aborted) await abortable(Promise.race(underWay), ended).catch(noop);
            if (!isOnline()) isOffline = true;
            if (isOffline || ended.aborted) break;
            const checking = checkOne(like, place++).catch(noop);
            underWay.add(checking);
            void checking.then(() => underWay.delete(checking));
          }
          if (isOffline || ended.aborted) break;
        }
        if (!isOffline) await abortable(Promise.all(underWay), ended).catch(noop);
      } finally {
        stopping.abort();
      }
      signal.throwIfAborted();
      if (!isOffline) gone.push(...suspected);
      const stopped = isOffline ? text('problem_offline') : null;
      return { gone, checked, passed, stopped };
    },
  };
}

function noop(): void {
  // What has ended has said so elsewhere.
}
