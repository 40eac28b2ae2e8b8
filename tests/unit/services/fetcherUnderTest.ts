import {
  createPictureFetcher,
  type FetchedPicture,
  type FetchLimits,
} from '../../../lib/services/pictures/pictureFetcher.ts';
import type { Original } from '../../../lib/core/pictures/thumbnail.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

export const gif = (tail = ''): Response => new Response(`GIF89a${tail}`);
export const noCopy = { find: async () => undefined };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Answers {
  readonly answer?: (url: string, signal: AbortSignal) => Response | Promise<Response>;
  readonly find?: (key: string) => Promise<Original | undefined>;
  readonly limits?: Partial<FetchLimits>;
  readonly now?: () => number;
}

/** A fetcher that waits for nothing, and what it has asked and waited for. */
export function aFetcher({ answer = () => gif(), find = noCopy.find, limits, now = () => 0 }: Answers = {}) {
  const requests: { url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const ask = async (url: string, init: RequestInit): Promise<Response> => {
    requests.push({ url, init });
    return answer(url, init.signal as AbortSignal);
  };
  const fetcher = createPictureFetcher(
    {
      originals: { find },
      fetch: ask as typeof fetch,
      wait: async (ms) => {
        pauses.push(ms);
        await turn();
      },
      now,
    },
    limits,
  );
  return { fetcher, requests, pauses };
}

export async function all(
  { fetcher }: Pick<ReturnType<typeof aFetcher>, 'fetcher'>,
  urls: readonly string[],
  signal = new AbortController().signal,
): Promise<string[]> {
  const answers: string[] = [];
  for await (const picture of fetcher.fetchAll(inBatches(likesOf(urls)), { signal })) answers.push(await said(picture));
  return answers;
}

async function said(picture: FetchedPicture): Promise<string> {
  return 'image' in picture ? `${picture.image.type} ${await picture.image.text()}` : picture.reason;
}

export const site = (host: string, ...names: readonly (string | number)[]): string[] =>
  names.map((name) => `https://${host}.example/${name}.gif`);
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
