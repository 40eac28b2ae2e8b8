import { resolveObjectURL } from 'node:buffer';
import { Zip, ZipPassThrough } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { zipPictures } from '../../../lib/page/zipPictures.ts';
import { filesInZip } from '../../support/zip.ts';

interface Link {
  href: string;
  download: string;
  click(): void;
}

/** What was saved, by name. */
const saved = new Map<string, ArrayBuffer>();
let saving: Promise<unknown> = Promise.resolve();
const requests: { url: string; init: RequestInit }[] = [];
let running = 0;
let mostAtOnce = 0;
let answers: Record<string, () => Response | Promise<Response>> = {};

beforeEach(() => {
  saved.clear();
  requests.length = 0;
  vi.stubGlobal('document', {
    createElementNS: (): Link => ({
      href: '',
      download: '',
      click() {
        const { href, download } = this;
        saving = (resolveObjectURL(href)?.arrayBuffer() ?? Promise.reject(new Error(href))).then((bytes) =>
          saved.set(download, bytes),
        );
      },
    }),
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    mostAtOnce = Math.max(mostAtOnce, ++running);
    await Promise.resolve();
    running--;
    const answer = answers[url];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
});

afterEach(() => vi.unstubAllGlobals());

function image(text: string, type = 'image/jpeg', status = 200): () => Response {
  return () => new Response(text, { status, headers: { 'content-type': type } });
}

const file = (caption: string, url = `https://a.example/${caption}`) => ({ url, caption });

async function zip(files: readonly { url: string; caption: string }[], controller = new AbortController()) {
  const steps: number[] = [];
  const unread = await zipPictures({ Zip, ZipPassThrough }, files, {
    fileName: 'Lakes.zip',
    signal: controller.signal,
    onProgress: (done) => steps.push(done),
  });
  await saving;
  const written = [...saved].map(
    ([name, bytes]) =>
      [name, filesInZip(bytes).map((each) => [each.name, new TextDecoder().decode(each.bytes)])] as const,
  );
  return { unread, steps, written };
}

test('pictures are read one after the other, without saying who asks, and saved as one ZIP', async () => {
  answers = { 'https://a.example/a': image('A'), 'https://a.example/b': image('B', 'image/webp') };
  const { unread, steps, written } = await zip([file('a'), file('b')]);
  expect(written).toEqual([
    [
      'Lakes.zip',
      [
        ['a.jpg', 'A'],
        ['b.webp', 'B'],
      ],
    ],
  ]);
  expect(unread).toEqual([]);
  expect(steps).toEqual([1, 2]);
  expect(mostAtOnce).toBe(1);
  expect(requests.map(({ init }) => init)).toEqual(
    requests.map(() => expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }) as unknown),
  );
});

test('each file has a name of its own, whatever the case', async () => {
  answers = Object.fromEntries(['1', '2', '3'].map((name) => [`https://a.example/${name}`, image(name, 'image/png')]));
  const files = ['Lake', 'lake', 'LAKE'].map((caption, index) => file(caption, `https://a.example/${index + 1}`));
  const { written } = await zip(files);
  expect(written[0]?.[1].map(([name]) => name)).toEqual(['Lake.png', 'lake (2).png', 'LAKE (3).png']);
});

test('what cannot be read, is no picture or breaks off is answered, and the rest is saved', async () => {
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.error(new TypeError('network error'));
    },
  });
  answers = {
    'https://a.example/a': image('A'),
    'https://a.example/gone': image('gone', 'image/jpeg', 404),
    'https://a.example/page': image('<p>Sign in', 'text/html'),
    'https://a.example/empty': image(''),
    'https://a.example/broken': () => new Response(broken, { headers: { 'content-type': 'image/png' } }),
  };
  const files = ['gone', 'page', 'a', 'closed', 'broken', 'empty'].map((name) => file(name));
  const { unread, steps, written } = await zip(files);
  expect(written).toEqual([['Lakes.zip', [['a.jpg', 'A']]]]);
  expect(unread).toEqual(files.filter(({ caption }) => caption !== 'a'));
  expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
});

test('pictures in their own address are not fetched', async () => {
  const { written } = await zip([
    { ...file('dot', 'data:image/png;base64,QUJD'), mediaType: 'image/png' } as ReturnType<typeof file>,
  ]);
  expect(written).toEqual([['Lakes.zip', [['dot.png', 'ABC']]]]);
  expect(requests).toEqual([]);
});

test('a picture of many bytes arrives as it is', async () => {
  const large = 'abcdefg'.repeat(500_000);
  answers = { 'https://a.example/a': image(large), 'https://a.example/b': image('B') };
  const { written } = await zip([file('a'), file('b')]);
  const [[, files] = []] = written;
  expect(files?.map(([, text]) => text === large || text)).toEqual([true, 'B']);
});

test('where nothing can be read nothing is saved', async () => {
  answers = {};
  const { unread, written } = await zip([file('a'), file('b')]);
  expect(unread).toHaveLength(2);
  expect(written).toEqual([]);
});

test('stopped it saves nothing, and reads no further', async () => {
  const stopping = new AbortController();
  answers = {
    'https://a.example/a': image('A'),
    'https://a.example/b': () => {
      stopping.abort();
      return image('B')();
    },
    'https://a.example/c': image('C'),
  };
  await expect(zip([file('a'), file('b'), file('c')], stopping)).rejects.toMatchObject({ name: 'AbortError' });
  expect(requests.map(({ url }) => url)).toEqual(['https://a.example/a', 'https://a.example/b']);
  expect(saved.size).toBe(0);
});
