import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { createThumbnails } from '../../../../lib/state/gallery/thumbnails.ts';

const picture = (name: string): PageImage => ({
  key: name,
  variants: [{ url: `https://example.org/${name}.jpg` }, { url: `https://example.org/${name}-small.jpg#a` }],
  caption: name,
  source: 'img',
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const thumbnail = { image: 'AAAA', mediaType: 'image/webp', width: 3, height: 2, look: '0f0f0f0f0f0f0f0f' } as const;

function thumbnails(options: { answer?: (key: string) => Promise<null>; idle?: () => Promise<void> } = {}) {
  const sent: { name: string; request: unknown }[] = [];
  const report = vi.fn();
  const read = vi.fn(async ({ key }: PageImage) => (key.startsWith('unreadable') ? null : thumbnail));
  const { add } = createThumbnails({
    client: {
      request: async (name, request) => {
        sent.push({ name, request });
        return (await options.answer?.((request as { key: string }).key)) as never;
      },
    },
    read,
    idle: options.idle ?? turn,
    wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    report,
  });
  const keys = () => sent.map(({ request }) => (request as { key: string }).key);
  return { add, sent, keys, read, report };
}

test('a thumbnail is sent with all that finds its picture', async () => {
  const { add, sent } = thumbnails();
  add([picture('a')]);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    name: 'thumbnails.add',
    request: {
      key: 'a',
      aliases: ['https://example.org/a.jpg', 'https://example.org/a-small.jpg'],
      ...thumbnail,
    },
  });
});

test('one at a time, each when the page has nothing better to do', async () => {
  const turns: (() => void)[] = [];
  const { add, keys, read } = thumbnails({
    idle: () =>
      new Promise((resolve) => {
        turns.push(resolve);
      }),
  });
  add([picture('a'), picture('b')]);
  add([picture('c')]);
  await turn();
  expect(read).not.toHaveBeenCalled();
  for (const expected of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    turns.shift()?.();
    await vi.waitFor(() => expect(turns).toHaveLength(1));
    expect(keys()).toEqual(expected);
  }
});

test('what cannot be read is left out, in silence', async () => {
  const { add, keys, report } = thumbnails();
  add([picture('unreadable'), picture('b')]);
  await vi.waitFor(() => expect(keys()).toEqual(['b']));
  expect(report).not.toHaveBeenCalled();
});

test('what takes too long to read is left out', async () => {
  const { add, keys, read } = thumbnails();
  read.mockImplementationOnce(() => new Promise(() => undefined));
  add([picture('a'), picture('b')]);
  await vi.waitFor(() => expect(keys()).toEqual(['b']));
});

test('each picture once, however often it is judged; one that could not be read may be tried again', async () => {
  const { add, keys, read } = thumbnails();
  add([picture('a'), picture('a'), picture('unreadable')]);
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  add([picture('a'), picture('unreadable')]);
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(3));
  await turn();
  expect(keys()).toEqual(['a']);
});

test('it is sent again while nobody answers', async () => {
  let attempts = 0;
  const { add, keys, report } = thumbnails({
    answer: async () => {
      if (++attempts < 3) throw new CodedError('no-reply', 'Nobody answered.');
      return null;
    },
  });
  add([picture('a')]);
  await vi.waitFor(() => expect(keys()).toEqual(['a', 'a', 'a']));
  expect(report).not.toHaveBeenCalled();
});

test('one that the library does not take is left out, the others are not', async () => {
  const { add, keys, report } = thumbnails({
    answer: async (key) => {
      if (key === 'a') throw new CodedError('invalid-message', 'It is no thumbnail.');
      return null;
    },
  });
  add([picture('a'), picture('b')]);
  await vi.waitFor(() => expect(keys()).toEqual(['a', 'b']));
  expect(report).not.toHaveBeenCalled();
});

test('where the library is closed none is sent any more, and it is reported once', async () => {
  const { add, keys, report } = thumbnails({
    answer: async () => {
      throw new CodedError('extension-reloaded', 'The extension was updated.');
    },
  });
  add([picture('a'), picture('b'), picture('c')]);
  await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(1));
  await turn();
  expect(keys()).toEqual(['a']);
  // Another judgement was stored: the library is open again.
  add([picture('d')]);
  await vi.waitFor(() => expect(keys()).toEqual(['a', 'd']));
});

test('of very many the first ones are made', async () => {
  const { add, keys } = thumbnails({ idle: () => Promise.resolve() });
  add(Array.from({ length: 600 }, (_, index) => picture(String(index))));
  await vi.waitFor(() => expect(keys()).toHaveLength(500));
  await turn();
  expect(keys().at(-1)).toBe('499');
});
