import { dataUrlBytes, dataUrlType } from '../../core/pictures/dataUrl.ts';
import type { Like } from '../../core/judging/like.ts';
import type { OriginalsRepository } from '../../storage/originalsRepository.ts';
import { abortable } from '../abortable.ts';
import { createHostQueue } from './hostQueue.ts';
import { pictureFrom, requestPicture, type PictureAnswer } from './pictureRequest.ts';
import { text } from '../../core/text.ts';

/** A picture's bytes, or why they could not be had, as a sentence. */
export type FetchedPicture =
  | { readonly like: Like; readonly image: Blob }
  | { readonly like: Like; readonly reason: string };

export interface PictureFetcher {
  /**
   * The originals of Likes, in their order; an offline copy goes before the network. Fetches some ahead, a few from one host
   * at a time, without cookies and referrer, and tries again what may come right. Needs the sites' permission.
   */
  fetchAll(
    likes: AsyncIterable<readonly Like[]>,
    options: { readonly signal: AbortSignal },
  ): AsyncGenerator<FetchedPicture>;
}

interface Dependencies {
  readonly originals: Pick<OriginalsRepository, 'find'>;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
}

const LIMITS = {
  /** Pictures, and bytes of those that are there, ahead of whoever takes them. */
  ahead: 24,
  bytesAhead: 200_000_000,
  perHost: 2,
  inAll: 6,
  /** Of one picture. */
  bytes: 100_000_000,
  /** Milliseconds to an answer, and between any two pieces of it. */
  patience: 30_000,
  tries: 3,
  /** Milliseconds after the first try; four times that after each other one. */
  pause: 1000,
  longestPause: 60_000,
  /** Failures of a host in a row, after which it is left alone. */
  failures: 5,
};

export type FetchLimits = typeof LIMITS;

interface HostState {
  /** Requests that failed, one after the other. */
  inRow: number;
  /** What of it counts towards leaving the host alone. */
  failures: number;
}

export function createPictureFetcher(
  { originals, fetch, wait, now }: Dependencies,
  changed: Partial<FetchLimits> = {},
): PictureFetcher {
  const limits = { ...LIMITS, ...changed };

  return {
    async *fetchAll(likes, { signal }) {
      const leaving = new AbortController();
      const ended = AbortSignal.any([signal, leaving.signal]);
      const hosts = new Map<string, HostState>();
      let taken = 0;
      let bytesAhead = 0;
      const queue = createHostQueue({
        ...limits,
        wait,
        // Whoever is waited for begins in any case.
        mayBegin: (place) => place === taken || bytesAhead < limits.bytesAhead,
      });

      async function fetchOne(like: Like, place: number): Promise<FetchedPicture> {
        const answer = (await copyOf(like.key)) ?? (await answerFor(like.url, place));
        return answer.kind === 'picture' ? { like, image: answer.image } : { like, reason: answer.reason };
      }

      async function copyOf(key: string): Promise<PictureAnswer | undefined> {
        // One that cannot be read is no reason not to ask the site.
        const copy = await originals.find(key).catch(() => undefined);
        return copy && counted({ kind: 'picture', image: copy.image });
      }

      async function answerFor(url: string, place: number): Promise<PictureAnswer> {
        if (url === '') return { kind: 'refused', reason: text('problem_no_address') };
        if (/^data:/i.test(url)) return counted(pictureFrom([...dataUrlBytes(url)], dataUrlType(url) ?? ''));
        if (!/^https?:/i.test(url) || !URL.canParse(url))
          return { kind: 'refused', reason: text('problem_not_fetchable') };
        const { host } = new URL(url);
        const state = hosts.get(host) ?? { inRow: 0, failures: 0 };
        hosts.set(host, state);
        for (let tried = 1; ; tried++) {
          const pause = tried === 1 ? limits.pause : 4 * limits.pause;
          const { answer, retryAfter } = await queue.run(host, place, () => ask(url, host, state, pause));
          if (retryAfter === null) return answer;
          // Each time it takes long, else when all tries of a picture are used up: it may come right in between.
          if (tried === limits.tries || answer.kind === 'silent') state.failures++;
          if (tried === limits.tries || state.failures >= limits.failures) return answer;
          if (retryAfter > 0) await abortable(wait(retryAfter), ended);
        }
      }

      /** Answers too when it may be asked again, in ms beside what the host rests. */
      async function ask(
        url: string,
        host: string,
        state: HostState,
        pause: number,
      ): Promise<{ answer: PictureAnswer; retryAfter: number | null }> {
        ended.throwIfAborted();
        if (state.failures >= limits.failures) {
          const reason = `${host} failed ${limits.failures} times in a row and was left alone.`;
          return { answer: { kind: 'refused', reason }, retryAfter: null };
        }
        const answer = await requestPicture(url, { fetch, now, limits, signal: ended });
        if (answer.kind === 'picture' || answer.kind === 'refused') {
          state.inRow = 0;
          state.failures = 0;
          return { answer: counted(answer), retryAfter: null };
        }
        state.inRow++;
        const wished = answer.kind === 'failed' ? answer.retryAfter : undefined;
        const retryAfter = Math.min(wished ?? pause, limits.longestPause);
        // One picture's trouble is no other's; the host's is.
        if (wished === undefined && state.inRow === 1) return { answer, retryAfter };
        queue.rest(host, retryAfter);
        return { answer, retryAfter: 0 };
      }

      function counted(answer: PictureAnswer): PictureAnswer {
        if (answer.kind === 'picture') bytesAhead += answer.image.size;
        return answer;
      }

      const upstream = oneByOne(likes);
      const ahead: Promise<FetchedPicture>[] = [];
      let asked = 0;
      try {
        for (let isEnd = false; ;) {
          while (!isEnd && ahead.length < limits.ahead && (ahead.length === 0 || bytesAhead < limits.bytesAhead)) {
            const next = await abortable(upstream.next(), ended);
            if (next.done) {
              isEnd = true;
            } else {
              const fetching = fetchOne(next.value, asked++);
              // It is heard of when its turn comes, unless that never does.
              fetching.catch(() => undefined);
              ahead.push(fetching);
            }
          }
          const first = ahead.shift();
          if (first === undefined) return;
          const picture = await abortable(first, ended);
          taken++;
          if ('image' in picture) bytesAhead -= picture.image.size;
          queue.lookAgain();
          yield picture;
        }
      } finally {
        leaving.abort();
        upstream.return(undefined).catch(() => undefined);
      }
    },
  };
}

async function* oneByOne(likes: AsyncIterable<readonly Like[]>): AsyncGenerator<Like, undefined> {
  for await (const batch of likes) yield* batch;
}
