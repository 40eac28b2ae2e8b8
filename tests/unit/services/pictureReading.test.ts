import { expect, test } from 'vitest';
import type { PictureProgress } from '../../../lib/core/pictureWork.ts';
import { createPictureReading } from '../../../lib/services/pictures/pictureReading.ts';
import { fakeFetcher, fakeMakeThumbnail, fakeThumbnails } from '../../support/fakePictures.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

const thumbnail = { image: new Blob(['small']), width: 3, height: 2, look: '0f0f0f0f0f0f0f0f' };

function reading(known: readonly string[] = [], reasons: Record<string, string> = {}) {
  const thumbnails = fakeThumbnails(known.map((key) => ({ key, ...thumbnail })));
  const { asked, fetcher } = fakeFetcher(reasons);
  const { read } = createPictureReading({
    thumbnails,
    fetcher,
    makeThumbnail: fakeMakeThumbnail,
    contentHash: async (image) => `hash of ${await image.text()}`,
  });
  return { read, asked, stored: thumbnails.stored };
}

test('pictures without a thumbnail get one, and nothing else is fetched', async () => {
  const { read, asked, stored } = reading(['b', 'd']);
  const steps: PictureProgress[] = [];
  const result = await read(inBatches(likesOf(['a', 'b', 'c', 'd'])), {
    signal: new AbortController().signal,
    onProgress: (progress) => steps.push(progress),
  });
  expect(result).toEqual({ made: 2, known: 2, failures: [], failed: 0 });
  expect(asked).toEqual(['a', 'c']);
  expect(stored.get('c')).toMatchObject({ key: 'c', content: 'hash of c', look: thumbnail.look });
  expect(stored.get('b')?.content).toBeUndefined();
  expect(steps.at(-1)).toEqual({ done: 4, failed: 0, bytes: 2 });
});

test('what cannot be had or drawn is told by name', async () => {
  const { read, stored } = reading([], { a: 'It is gone.' });
  expect(
    await read(inBatches(likesOf(['a', 'undrawable', 'c'])), { signal: new AbortController().signal }),
  ).toMatchObject({
    made: 1,
    failed: 2,
    failures: [
      { key: 'a', reason: 'It is gone.' },
      { key: 'undrawable', reason: 'It cannot be drawn.' },
    ],
  });
  expect([...stored.keys()]).toEqual(['c']);
});

test('stopped, what is made by then stays', async () => {
  const stopping = new AbortController();
  const { read, stored } = reading();
  const running = read(inBatches(likesOf(['a', 'b', 'c'])), {
    signal: stopping.signal,
    onProgress: ({ done }) => done === 1 && stopping.abort(),
  });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect([...stored.keys()]).toEqual(['a']);
});
