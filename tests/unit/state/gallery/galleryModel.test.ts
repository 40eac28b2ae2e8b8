import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PictureIdentity } from '../../../../lib/core/judging/like.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { NO_FILTER } from '../../../../lib/core/pictures/pictureFilter.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';
import type { Reaction } from '../../../../lib/core/judging/reaction.ts';
import type { Client } from '../../../../lib/protocol/client.ts';
import type { Messages } from '../../../../lib/protocol/messages.ts';
import { moreNotice } from '../../../../lib/state/gallery/moreNotice.ts';
import { createGalleryModel } from '../../../../lib/state/gallery/createGalleryModel.ts';
import { someSettings } from '../../../support/settings.ts';

function picture(name: string, fields: Partial<PageImage> = {}): PageImage {
  const url = `https://example.org/${name}.jpg`;
  return {
    key: pictureKey(url),
    variants: [{ url, width: 800, height: 600 }],
    caption: name,
    source: 'img',
    ...fields,
  };
}

/** The background as a page meets it: a library in a map, by key. */
function aLibrary(known: Record<string, Reaction> = {}) {
  const library = new Map(Object.entries(known));
  const asked: { name: string; request: unknown }[] = [];
  const answers: {
    [Name in 'likes.read' | 'likes.set' | 'likes.setMany' | 'likes.details']: Messages[Name];
  } = {
    'likes.read': ({ pictures }) => pictures.map(({ key }) => library.get(key) ?? null),
    'likes.set': ({ key, liked }) => {
      library.set(key, liked);
      return { liked };
    },
    'likes.setMany': ({ judgements }) => {
      for (const { key, liked } of judgements) library.set(key, liked);
      return null;
    },
    'likes.details': ({ pictures }) => pictures.map(() => null),
  };
  const client: Client = {
    request: async (name, request) => {
      asked.push({ name, request });
      return (answers as unknown as Record<string, (request: unknown) => never>)[name]?.(request) as never;
    },
  };
  return { client, library, asked, answers };
}

function aModel(options: {
  pictures?: PageImage[];
  client: Client;
  collect?: () => Promise<PageImage[]>;
  wait?: () => Promise<void>;
}) {
  const report = vi.fn();
  const show = vi.fn(async (_image: PageImage) => true);
  let operations = 0;
  const model = createGalleryModel({
    client: options.client,
    title: 'Pictures of the week',
    url: 'https://example.org/week',
    settings: someSettings(),
    page: {
      show,
      bytesOf: ({ caption }) => (caption === 'a' ? 1234 : undefined),
      read: async () => ({ images: (await options.collect?.()) ?? options.pictures ?? [], closedFrames: [] }),
      follow: () => () => undefined,
      loadMore: async () => 'end',
    },
    onStored: vi.fn(),
    actions: signal([]),
    bringExtras: async () => ({ moreNotice }),
    newOperationId: () => `operation-${++operations}`,
    wait: options.wait ?? (async () => {}),
    report,
  });
  return { model, show, report };
}

test('shows the page’s pictures in order, with what was judged before', async () => {
  const [a, b, c] = [picture('a'), picture('b'), picture('c')];
  const { client } = aLibrary({ [a.key]: true, [c.key]: false });
  const { model } = aModel({ pictures: [a, b, c], client });
  expect(model.status.value.kind).toBe('looking');
  await model.load();
  expect(model.status.value.kind).toBe('ready');
  expect(model.shown.value.map(({ caption, liked }) => [caption, liked])).toEqual([
    ['a', true],
    ['b', null],
    ['c', false],
  ]);
  expect(model.counts.value).toEqual({ found: 3, liked: 1, disliked: 1, unrated: 1, small: 0 });
});

test('small ones are counted and left out until asked for', async () => {
  const spacer = picture('spacer', { variants: [{ url: 'https://example.org/spacer.gif', width: 1, height: 1 }] });
  const { model } = aModel({ pictures: [picture('a'), spacer], client: aLibrary().client });
  await model.load();
  expect(model.counts.value).toMatchObject({ found: 1, small: 1 });
  model.setSmallShown(true);
  expect(model.counts.value).toMatchObject({ found: 2, small: 1 });
  expect(model.shown.value).toHaveLength(2);
});

test.each([
  { filter: 'all', captions: ['a', 'b', 'c'] },
  { filter: 'liked', captions: ['a'] },
  { filter: 'disliked', captions: ['c'] },
  { filter: 'unrated', captions: ['b'] },
] as const)('the filter $filter shows $captions', async ({ filter, captions }) => {
  const [a, b, c] = [picture('a'), picture('b'), picture('c')];
  const { model } = aModel({ pictures: [a, b, c], client: aLibrary({ [a.key]: true, [c.key]: false }).client });
  await model.load();
  model.setFilter({ reaction: filter });
  expect(model.shown.value.map(({ caption }) => caption)).toEqual(captions);
  expect(model.hidden.value).toBe(3 - captions.length);
  expect(model.counts.value).toMatchObject({ found: 3, liked: 1, disliked: 1, unrated: 1 });
  model.resetFilter();
  expect(model.filter.value).toEqual(NO_FILTER);
  expect(model.shown.value).toHaveLength(3);
});

test('a judgement is stored with what the page knows of the picture', async () => {
  const variants = [
    { url: 'https://example.org/a.jpg', width: 1600, height: 1067, mediaType: 'image/jpeg' },
    { url: 'https://example.org/a-small.jpg#fragment', width: 480 },
  ] as const;
  const a = picture('a', { variants });
  const { client, asked } = aLibrary();
  const { model } = aModel({ pictures: [a], client });
  await model.load();
  model.react(a.key, true);
  await vi.waitFor(() => expect(asked.at(-1)?.name).toBe('likes.set'));
  expect(asked.at(-1)?.request).toEqual({
    operationId: 'operation-1',
    key: a.key,
    liked: true,
    at: expect.any(Number),
    snapshot: {
      url: 'https://example.org/a.jpg',
      aliases: ['https://example.org/a.jpg', 'https://example.org/a-small.jpg'],
      caption: 'a',
      width: 1600,
      height: 1067,
      mediaType: 'image/jpeg',
    },
  });
});

test('a library that does not answer at once is asked again, and nobody is troubled', async () => {
  const a = picture('a');
  const { client, answers } = aLibrary({ [a.key]: true });
  const { 'likes.read': read } = answers;
  let silent = 3;
  answers['likes.read'] = (request) => {
    if (silent-- > 0) throw new CodedError('no-reply', 'Killed while it worked.');
    return read(request);
  };
  const { model } = aModel({ pictures: [a], client });
  await model.load();
  expect(model.libraryProblem.value).toBeNull();
  expect(model.shown.value).toMatchObject([{ liked: true }]);
});

test('pictures that are as they were are the same objects, so that their cards are not drawn again', async () => {
  const [a, b] = [picture('a'), picture('b')];
  const { model } = aModel({ pictures: [a, b], client: aLibrary().client });
  await model.load();
  const before = model.shown.value;
  model.react(a.key, true);
  expect(model.shown.value[0]).not.toBe(before[0]);
  expect(model.shown.value[1]).toBe(before[1]);
});

test('news concern those pictures that have one of the addresses, under whatever key the Like is stored', async () => {
  const small = 'https://example.org/a-small.jpg';
  const a = picture('a', { variants: [{ url: 'https://example.org/a.jpg', width: 9 }, { url: small }] });
  const b = picture('b');
  const { client, library, asked } = aLibrary();
  const { model } = aModel({ pictures: [a, b], client });
  await model.load();
  library.set(a.key, true);
  await model.likesChanged([pictureKey(small)]);
  const { pictures } = (asked.at(-1)?.request ?? { pictures: [] }) as { pictures: PictureIdentity[] };
  expect(pictures.map(({ key }) => key)).toEqual([a.key]);
  expect(model.shown.value[0]?.liked).toBe(true);
  const before = asked.length;
  await model.likesChanged([pictureKey('https://example.org/elsewhere.jpg')]);
  expect(asked).toHaveLength(before);
});

test('a page of thousands is asked for in several messages, each within limits', async () => {
  const pictures = Array.from({ length: 2000 }, (_, index) => picture(`p${index}`));
  const { client, asked } = aLibrary();
  const { model } = aModel({ pictures, client });
  await model.load();
  const sizes = asked.map(({ request }) => (request as { pictures: unknown[] }).pictures.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
});

test('a library that cannot be read is said, and the pictures are shown all the same', async () => {
  const { client, answers } = aLibrary();
  answers['likes.read'] = () => {
    throw new CodedError('storage-unavailable', 'refused');
  };
  const { model } = aModel({ pictures: [picture('a')], client });
  await model.load();
  expect(model.libraryProblem.value).toMatch(/library cannot be opened/);
  expect(model.shown.value).toHaveLength(1);
  expect(model.status.value.kind).toBe('ready');
});

test('a library that does not open yet is said, and asked again as long as the gallery is open', async () => {
  const { client, answers, asked } = aLibrary({ [picture('a').key]: true });
  const read = answers['likes.read'];
  answers['likes.read'] = () => {
    throw new CodedError('storage-waiting', 'Another page holds it.');
  };
  const pauses: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => pauses.push(resolve));
  const { model } = aModel({ pictures: [picture('a')], client, wait });
  model.follow();
  await model.load();
  expect(model.libraryProblem.value).toBe('Another page holds it.');
  expect(model.counts.value).toMatchObject({ found: 1, liked: 0 });
  pauses.shift()?.();
  await vi.waitFor(() => expect(pauses).toHaveLength(1));
  answers['likes.read'] = read;
  pauses.shift()?.();
  await vi.waitFor(() => expect(model.libraryProblem.value).toBeNull());
  expect(model.counts.value.liked).toBe(1);
  expect(pauses).toHaveLength(0);

  answers['likes.read'] = () => {
    throw new CodedError('storage-waiting', 'Another page holds it.');
  };
  await model.load();
  const before = asked.length;
  model.rest();
  pauses.shift()?.();
  await Promise.resolve();
  expect(asked).toHaveLength(before);
});

test('a page that cannot be read says so, and can be looked at again', async () => {
  const collect = vi
    .fn<() => Promise<PageImage[]>>()
    .mockRejectedValueOnce(new TypeError('gone'))
    .mockResolvedValue([picture('a')]);
  const { model } = aModel({ client: aLibrary().client, collect });
  await model.load();
  expect(model.status.value).toMatchObject({ kind: 'failed' });
  model.rescan();
  await vi.waitFor(() => expect(model.status.value.kind).toBe('ready'));
  expect(model.counts.value.found).toBe(1);
});

test('many are judged at once, with what the page knows of each, and it is told how far that is', async () => {
  const pictures = Array.from({ length: 130 }, (_, index) => picture(`p${index}`));
  const { client, library, asked, answers } = aLibrary();
  const { model } = aModel({ pictures, client });
  await model.load();
  let go = () => {};
  const { 'likes.setMany': store } = answers;
  const waiting = new Promise<void>((resolve) => (go = resolve));
  answers['likes.setMany'] = (request) => waiting.then(() => store(request)) as never;
  model.reactMany(pictures.map(({ key }) => [key, true]));
  expect(model.counts.value).toMatchObject({ liked: 130, unrated: 0 });
  expect(model.jobs.value).toMatchObject([{ label: 'Saving', done: 0, total: 130 }]);
  go();
  await vi.waitFor(() => expect(library.size).toBe(130));
  await vi.waitFor(() => expect(model.jobs.value).toEqual([]));
  const messages = asked.filter(({ name }) => name === 'likes.setMany');
  expect(messages.length).toBeLessThan(10);
  expect(messages[0]?.request).toMatchObject({
    judgements: expect.arrayContaining([
      {
        operationId: expect.any(String),
        key: pictures[0]?.key,
        liked: true,
        at: expect.any(Number),
        snapshot: expect.objectContaining({}),
      },
    ]) as unknown,
  });
});

test('saving many can be cancelled: what is not sent yet is taken back', async () => {
  const pictures = Array.from({ length: 200 }, (_, index) => picture(`p${index}`));
  const { client, library, answers } = aLibrary();
  const { model } = aModel({ pictures, client });
  await model.load();
  const { 'likes.setMany': store } = answers;
  answers['likes.setMany'] = (request) => {
    model.jobs.value[0]?.cancel();
    return store(request);
  };
  model.reactMany(pictures.map(({ key }) => [key, false]));
  await vi.waitFor(() => expect(model.jobs.value).toEqual([]));
  expect(library.size).toBeGreaterThan(0);
  expect(model.counts.value.disliked).toBe(library.size);
  expect(model.counts.value.unrated).toBe(200 - library.size);
});

test('each picture tells where it was found', async () => {
  const { model } = aModel({ pictures: [picture('a', { source: 'background' })], client: aLibrary().client });
  await model.load();
  expect(model.shown.value[0]).toMatchObject({
    source: 'CSS background',
    page: { url: 'https://example.org/week', title: 'Pictures of the week' },
    width: 800,
    height: 600,
  });
  expect(model.shown.value[0]).not.toHaveProperty('bytes');
});

test('how many bytes a picture has is asked when someone looks closer', async () => {
  const [a, b] = [picture('a'), picture('b')];
  const { model } = aModel({ pictures: [a, b], client: aLibrary().client });
  await model.load();
  const before = model.shown.value;
  await model.readDetails(a.key);
  await model.readDetails(b.key);
  expect(model.shown.value.map(({ bytes }) => bytes)).toEqual([1234, undefined]);
  expect(model.shown.value[1]).toBe(before[1]);
  const { length } = model.shown.value;
  model.react(a.key, true);
  expect(model.shown.value[0]).toMatchObject({ bytes: 1234, liked: true });
  expect(length).toBe(2);
});

test('a picture is shown in the page as long as it is known', async () => {
  const a = picture('a');
  const { model, show } = aModel({ pictures: [a], client: aLibrary().client });
  await model.load();
  expect(await model.showInPage(a.key)).toBe(true);
  expect(show).toHaveBeenCalledWith(a);
  expect(await model.showInPage(picture('b').key)).toBe(false);
});

test('sorted by reaction a card stays where it is when it is judged, until the page is looked at again', async () => {
  const [a, b, c] = [picture('a'), picture('b'), picture('c')];
  const { client } = aLibrary({ [c.key]: true });
  const { model } = aModel({ pictures: [a, b, c], client });
  await model.load();
  const names = () => model.shown.value.map(({ caption }) => caption).join('');
  model.setSort({ by: 'reaction', reversed: false });
  expect(names()).toBe('cab');
  model.react(b.key, true);
  expect(names()).toBe('cab');
  model.rescan();
  await vi.waitFor(() => expect(names()).toBe('bca'));
});

test('a picture that has left the page leaves the gallery, unless it was judged', async () => {
  const [a, b, c, d] = [picture('a'), picture('b'), picture('c'), picture('d')];
  const collect = vi.fn<() => Promise<PageImage[]>>().mockResolvedValueOnce([a, b, c]).mockResolvedValue([d, c]);
  const { model } = aModel({ client: aLibrary({ [a.key]: false }).client, collect });
  await model.load();
  await model.load();
  expect(model.shown.value.map(({ caption }) => caption)).toEqual(['a', 'd', 'c']);
});

test('a picture of the page is found by its key, and what others have begun ends with the gallery', async () => {
  const a = picture('a');
  const { model } = aModel({ pictures: [a], client: aLibrary().client });
  await model.load();
  expect(model.picture(a.key)).toBe(a);
  expect(model.picture('unknown')).toBeUndefined();
  const cancel = vi.fn();
  const ended = model.begin('Ended', 2, vi.fn());
  ended.end();
  model.begin('Downloading', 2, cancel).advance(1);
  expect(model.jobs.value).toMatchObject([{ label: 'Downloading', done: 1, total: 2 }]);
  model.dispose();
  expect(cancel).toHaveBeenCalledOnce();
});

test('what a view has to say is said until it is dismissed', () => {
  const { model } = aModel({ client: aLibrary().client });
  model.notify({ tone: 'info', message: 'Undone.' });
  expect(model.notice.value).toEqual({ tone: 'info', message: 'Undone.' });
  model.dismissNotice();
  expect(model.notice.value).toBeNull();
});
