import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';
import { createPageLibrary } from '../../../../lib/state/gallery/pageLibrary.ts';

function picture(name: string, ...others: string[]): PageImage {
  const [url, ...smaller] = [name, ...others].map((each) => `https://a.example/${each}`);
  return {
    key: pictureKey(url ?? ''),
    variants: [{ url: url ?? '' }, ...smaller.map((each) => ({ url: each }))],
    caption: name,
    source: 'img',
  };
}

function aLibrary(...found: PageImage[]) {
  const images = signal<ReadonlyMap<string, PageImage>>(new Map(found.map((image) => [image.key, image])));
  const request = vi.fn(async (name: string, _: unknown): Promise<unknown> => (name === 'likes.details' ? [] : null));
  const wait = vi.fn(async () => {});
  let operations = 0;
  const library = createPageLibrary({
    client: { request: (name, asked) => request(name, asked) as never },
    images,
    newOperationId: () => `operation-${++operations}`,
    wait,
  });
  return { library, images, request, wait };
}

const judging = ({ key }: PageImage, index = 0) => ({ operationId: `judging-${index}`, key, liked: true, at: 0 });
const sizes = (request: ReturnType<typeof aLibrary>['request'], list: string) =>
  request.mock.calls.map(([, asked]) => (asked as Record<string, unknown[]>)[list]?.length);

test('one judgement goes by itself, several together, each with its own operation', async () => {
  const [a, b] = [picture('a'), picture('b')];
  const { library, request } = aLibrary(a, b);
  await library.store([judging(a)]);
  await library.store([judging(a, 1), judging(b, 2)]);
  const snapshot = { aliases: ['https://a.example/a'], caption: 'a', url: 'https://a.example/a' };
  expect(request.mock.calls[0]).toEqual(['likes.set', { ...judging(a), snapshot }]);
  expect(request.mock.calls[1]).toMatchObject([
    'likes.setMany',
    { judgements: [{ operationId: 'judging-1' }, { operationId: 'judging-2' }] },
  ]);
});

test('pictures that say much about themselves are sent in smaller messages', async () => {
  const large = Array.from({ length: 10 }, (_, index) => picture(`${index}${'x'.repeat(8000)}`, ...many(10)));
  const { library, request } = aLibrary(...large);
  await library.store(large.map(judging));
  expect(sizes(request, 'judgements').length).toBeGreaterThan(1);
  for (const [, asked] of request.mock.calls) expect(JSON.stringify(asked).length).toBeLessThan(900_000);
});

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index}${'y'.repeat(8000)}`);
}

test('a picture that has left the page is stored all the same, where it was remembered', async () => {
  const [a, b] = [picture('a'), picture('b')];
  const { library, images, request } = aLibrary(a, b);
  library.remember([a.key, 'unknown']);
  images.value = new Map();
  await library.store([judging(a)]);
  expect(request).toHaveBeenCalledOnce();
  await expect(library.store([judging(b)])).rejects.toMatchObject({ code: 'not-found' });
});

test('the library is asked about a picture by every address it has', async () => {
  const a = picture('a', 'b');
  const { library, request } = aLibrary(a);
  expect(await library.readDetails(a.key)).toBeNull();
  expect(request.mock.calls[0]).toEqual([
    'likes.details',
    { pictures: [{ key: a.key, aliases: ['https://a.example/a', 'https://a.example/b'] }] },
  ]);
  const details = { tags: ['lake'], note: '', judgedAt: 1 };
  request.mockResolvedValue([details]);
  expect(await library.readDetails(a.key)).toEqual(details);
});

test('many pictures are annotated in messages of a hundred at most, an operation each', async () => {
  const pictures = Array.from({ length: 250 }, (_, index) => picture(String(index)));
  const { library, request } = aLibrary(...pictures);
  await library.annotate(
    pictures.map(({ key }) => key),
    { addTags: ['lake'] },
  );
  expect(sizes(request, 'pictures')).toEqual([100, 100, 50]);
  const operations = request.mock.calls.map(([, asked]) => (asked as { operationId: string }).operationId);
  expect(new Set(operations).size).toBe(3);
  expect(request.mock.calls[0]).toMatchObject(['likes.annotate', { annotation: { addTags: ['lake'] } }]);
});

test('an annotation that nobody answers is sent again as the same operation, one that is refused is not', async () => {
  const a = picture('a');
  const { library, request, wait } = aLibrary(a);
  request.mockRejectedValueOnce(new CodedError('no-reply', ''));
  await library.annotate([a.key], { note: 'x' });
  expect(request.mock.calls[1]).toEqual(request.mock.calls[0]);
  expect(wait).toHaveBeenCalledOnce();
  request.mockRejectedValue(new CodedError('no-reply', ''));
  await expect(library.annotate([a.key], { note: 'x' })).rejects.toMatchObject({ code: 'no-reply' });
  expect(request).toHaveBeenCalledTimes(8);
  request.mockRejectedValue(new CodedError('storage-full', ''));
  await expect(library.annotate([a.key], { note: 'x' })).rejects.toMatchObject({ code: 'storage-full' });
  expect(request).toHaveBeenCalledTimes(9);
});

test('news concern pictures by whichever address, and thousands are gone through with pauses', async () => {
  const pictures = Array.from({ length: 1000 }, (_, index) => picture(`${index}`, `${index}-small`));
  const lone = picture('lone');
  const { library, wait } = aLibrary(...pictures, lone);
  const news = [pictureKey('https://a.example/7-small'), pictures[500]?.key ?? '', lone.key, pictureKey('elsewhere')];
  expect(await library.concerned(news)).toEqual([pictures[7], pictures[500], lone]);
  expect(wait.mock.calls.length).toBeGreaterThan(5);
  wait.mockClear();
  expect(await library.concerned(news)).toEqual([pictures[7], pictures[500], lone]);
  expect(wait.mock.calls.length).toBeLessThan(2);
});
