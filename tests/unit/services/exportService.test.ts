import { describe, expect, test, vi } from 'vitest';
import type { Comparison } from '../../../lib/core/judging/comparison.ts';
import { EXPORT_FORMATS, type ExportProgress } from '../../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import type { LibraryExport } from '../../../lib/core/exports/libraryExport.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { exportingFrom } from '../../support/exporting.ts';
import { aLike } from '../../support/likes.ts';
import { filesInZip } from '../../support/zip.ts';

function manyLikes(count: number, fields: Partial<Like> = {}): Like[] {
  return Array.from({ length: count }, (_, index) =>
    aLike({
      key: index.toString(16).padStart(64, '0'),
      url: `https://images.example/${index}.jpg`,
      liked: index % 2 === 0,
      caption: '',
      ...fields,
    }),
  );
}

function picturesOf(likes: readonly Like[], bytes = 10): Map<string, Blob> {
  return new Map(likes.map(({ key }) => [key, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })]));
}

const pixels = async () => ({ width: 1, height: 1, rows: () => [new Uint8Array(3)], close: () => {} });

test('writes one file of everything, and says how much it was', async () => {
  const exporting = exportingFrom({ likes: manyLikes(3000, { note: 'n'.repeat(500) }) });
  const reports: ExportProgress[] = [];
  const finished = await exporting.run('json', { onProgress: (progress) => reports.push(progress) });
  const [saved] = exporting.disk.saved;
  expect(saved?.name).toBe('likeable-gallery-2026-11-22.json');
  expect(finished).toEqual({
    done: 3000,
    files: [{ name: saved?.name, bytes: saved?.file.size }],
    failures: [],
    failed: 0,
    leftOut: 0,
  });
  const file = JSON.parse((await saved?.file.text()) ?? '') as LibraryExport;
  expect(file.likes).toHaveLength(3000);
  expect(reports.at(-1)).toMatchObject({ done: 3000, total: 3000, failed: 0 });
  expect(reports.map(({ done }) => done)).toEqual(
    reports.map(({ done }) => done).toSorted((one, other) => one - other),
  );
});

describe.each(EXPORT_FORMATS)('as %s', (format) => {
  const options = { parquetImages: true };

  test('an empty library is a file all the same', async () => {
    const exporting = exportingFrom({ likes: [] });
    expect(await exporting.run(format, { options })).toMatchObject({ done: 0, failed: 0 });
    expect(exporting.disk.saved).toHaveLength(1);
    expect(exporting.disk.saved[0]?.file.size).toBeGreaterThanOrEqual(
      format === 'urls' || format === 'labels' || format === 'pairs' || format === 'jsonl' ? 0 : 1,
    );
  });

  test('a cancelled export saves nothing and leaves nothing', async () => {
    const likes = manyLikes(2000);
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes), readPixels: pixels });
    const cancelling = new AbortController();
    const running = exporting.run(format, { options, signal: cancelling.signal, onProgress: () => cancelling.abort() });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(exporting.disk.saved).toEqual([]);
    expect(exporting.disk.discarded).toBe(exporting.disk.opened);
  });

  test('a paused export begins nothing more until it goes on', async () => {
    const likes = manyLikes(600);
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes), readPixels: pixels });
    const pause = Promise.withResolvers<undefined>();
    const mayGoOn = vi.fn(() => pause.promise);
    const running = exporting.run(format, { options, mayGoOn });
    await vi.waitFor(() => expect(mayGoOn).toHaveBeenCalledOnce());
    expect(exporting.disk.saved).toEqual([]);
    pause.resolve(undefined);
    await running;
    expect(exporting.disk.saved.length).toBeGreaterThan(0);
    // Once for each batch, and once before the files are handed over.
    expect(mayGoOn.mock.calls.length).toBeGreaterThan(2);
  });

  test('a full disk ends it, saves nothing and leaves nothing', async () => {
    const likes = manyLikes(500, { page: { url: 'https://a.example/', title: 't' } });
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes, 5000), readPixels: pixels, room: 10 });
    await expect(exporting.run(format, { options })).rejects.toMatchObject({ code: 'export-failed' });
    expect(exporting.disk.saved).toEqual([]);
    expect(exporting.disk.discarded).toBe(1);
  });
});

test('a download that fails leaves nothing', async () => {
  const save = () => Promise.reject(new Error('Invalid filename'));
  const exporting = exportingFrom({ likes: manyLikes(1), save });
  await expect(exporting.run('json')).rejects.toMatchObject({
    code: 'export-failed',
    message: expect.stringContaining('The export failed (Invalid filename). Nothing of it was kept'),
  });
  expect(exporting.disk.discarded).toBe(1);
});

test('a template that is none is heard of before anything is read', async () => {
  const exporting = exportingFrom({ likes: manyLikes(1) });
  const running = exporting.run('zip', { options: { nameTemplate: '{colour}' } });
  await expect(running).rejects.toMatchObject({ code: 'invalid-message' });
  expect(exporting.disk.opened).toBe(0);
});

test('a selection is exported in its order', async () => {
  const likes = manyLikes(5);
  const keys = [likes[3], likes[1]].map((like) => like?.key ?? '');
  const text = await exportingFrom({ likes }).textOf('urls', { scope: { kind: 'keys', keys } });
  expect(text).toBe('https://images.example/3.jpg\nhttps://images.example/1.jpg\n');
});

describe('pictures', () => {
  test('those that cannot be had are told of, in the answer and in the ZIP', async () => {
    const likes = manyLikes(3);
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes.slice(0, 2)) });
    const finished = await exporting.run('zip', { options: { nameTemplate: '{reaction}/{n}' } });
    const failure = { key: likes[2]?.key, url: likes[2]?.url, reason: 'The site answered 404.' };
    expect(finished).toMatchObject({ done: 3, failed: 1, failures: [failure] });
    const files = filesInZip((await exporting.disk.saved[0]?.file.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(files.map(({ name }) => name)).toEqual([
      'images/liked/000001.jpg',
      'images/disliked/000002.jpg',
      'likeable-gallery.json',
      'failures.jsonl',
    ]);
    const library = JSON.parse(new TextDecoder().decode(files[2]?.bytes)) as LibraryExport;
    expect(library.likes.map(({ image }) => image.path)).toEqual([
      'images/liked/000001.jpg',
      'images/disliked/000002.jpg',
      likes[2]?.url,
    ]);
    expect(JSON.parse(new TextDecoder().decode(files[3]?.bytes))).toEqual(failure);
  });

  test.each(['imagefolder', 'webdataset', 'numpy'] as const)('%s of none of them is refused', async (format) => {
    const exporting = exportingFrom({ likes: manyLikes(2) });
    await expect(exporting.run(format)).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringContaining('None of the 2 pictures could be put into this format'),
    });
    expect(exporting.disk.saved).toEqual([]);
  });

  test('one that cannot be decoded is no array', async () => {
    const likes = manyLikes(2);
    const readPixels = vi.fn(pixels).mockRejectedValueOnce(new Error('broken'));
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes), readPixels });
    const finished = await exporting.run('numpy', { options: { numpyEdge: 64 } });
    expect(finished).toMatchObject({ done: 1, failed: 1, failures: [{ reason: 'The picture could not be decoded.' }] });
    expect(readPixels).toHaveBeenLastCalledWith(expect.any(Blob), 64);
  });

  test('a summary lists a thousand failures, and counts all', async () => {
    const exporting = exportingFrom({ likes: manyLikes(1500) });
    const { failures, failed } = await exporting.run('html', { options: { html: 'folder' } });
    expect([failures.length, failed]).toEqual([1000, 1500]);
  });

  test('shards hold so many each, in a folder of their own', async () => {
    const likes = manyLikes(5);
    const exporting = exportingFrom({ likes, pictures: picturesOf(likes) });
    const { files } = await exporting.run('webdataset', { options: { shard: 2 } });
    expect(files.map(({ name }) => name)).toEqual([
      'likeable-gallery-000000.tar',
      'likeable-gallery-000001.tar',
      'likeable-gallery-000002.tar',
    ]);
    expect(exporting.disk.saved.map(({ name }) => name)).toEqual(
      files.map(({ name }) => `likeable-gallery-2026-11-22/${name}`),
    );
    const full = await exportingFrom({ likes: likes.slice(0, 4), pictures: picturesOf(likes) }).run('webdataset', {
      options: { shard: 2 },
    });
    expect(full.files).toHaveLength(2);
  });

  test('an SVG drawing has no place among images for training', async () => {
    const likes = manyLikes(2);
    const [first = ''] = likes.map(({ key }) => key);
    const pictures = picturesOf(likes).set(first, new Blob(['<svg/>'], { type: 'image/svg+xml' }));
    expect(await exportingFrom({ likes, pictures }).run('imagefolder')).toMatchObject({ done: 1, failed: 1 });
  });
});

test('a picture without an address on the web is left out where addresses are all there is', async () => {
  const likes = [...manyLikes(1), aLike({ url: '', key: 'f'.repeat(64) })];
  for (const format of ['urls', 'bookmarks', 'gradio', 'labels'] as const) {
    expect(await exportingFrom({ likes }).run(format)).toMatchObject({ done: 1, leftOut: 1 });
  }
});

test('bookmarks lie in a folder for each site, in the order of the library', async () => {
  const urls = ['https://www.b.example/', 'https://a.example/', 'https://b.example/other'];
  const likes = manyLikes(6).map((like, index) => ({ ...like, page: { url: urls[index % 3] ?? '', title: '' } }));
  const text = await exportingFrom({ likes }).textOf('bookmarks');
  const found = [...text.matchAll(/<H3>([^<]*)|example\/(\d)\.jpg"/g)].map(([, folder, number]) => folder ?? number);
  expect(found).toEqual(['Likeable Gallery, 2026-11-22', 'a.example', '1', '4', 'b.example', '0', '2', '3', '5']);
});

test('an unrated picture is no example, liked or not', async () => {
  const likes = manyLikes(3).map((like, index) => ({ ...like, liked: [true, null, false][index] as Reaction }));
  const exporting = exportingFrom({ likes });
  expect(await exporting.run('labels')).toMatchObject({ done: 2, leftOut: 1 });
  const rows = (await exporting.disk.saved[0]?.file.text())?.trim().split('\n') ?? [];
  expect(rows.map((row) => (JSON.parse(row) as { label: boolean }).label)).toEqual([true, false]);
});

describe('pairs', () => {
  const onPage = (url: string, ...reactions: Reaction[]): Like[] =>
    reactions.map((liked, index) =>
      aLike({
        key: `${url.length}${index}`.padStart(64, 'a'),
        url: `${url}${index}.jpg`,
        caption: `${index}`,
        liked,
        tags: ['both', `tag${index}`],
        page: { url, title: `On ${url}` },
      }),
    );

  async function pairsOf(
    likes: readonly Like[],
    options: NonNullable<Parameters<ReturnType<typeof exportingFrom>['run']>[1]>['options'],
    comparisons: readonly Comparison[] = [],
  ) {
    const text = await exportingFrom({ likes, comparisons }).textOf('pairs', {
      options: { table: 'jsonl', ...options },
    });
    const lines = text.split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Record<'prompt' | 'chosen' | 'rejected' | 'group', string>);
  }

  test('of one page, each once', async () => {
    const likes = [...onPage('https://a/', true, true, false, null, true), ...onPage('https://bb/', false, true)];
    const rows = await pairsOf(likes, { pairsBy: 'page', pairing: 'once' });
    expect(rows.map(({ chosen, rejected, group, prompt }) => [chosen, rejected, group, prompt])).toEqual([
      ['https://a/0.jpg', 'https://a/2.jpg', 'https://a/', 'On https://a/'],
      ['https://bb/1.jpg', 'https://bb/0.jpg', 'https://bb/', 'On https://bb/'],
    ]);
  });

  test('of one page, each with each', async () => {
    const rows = await pairsOf(onPage('https://a/', true, true, false, false, null, false), { pairing: 'all' });
    const pairs = rows.map(({ chosen, rejected }) => `${chosen.at(-5)}${rejected.at(-5)}`);
    expect(pairs.toSorted()).toEqual(['02', '03', '05', '12', '13', '15']);
  });

  test('of one tag, up to a thousand of each with each, and all of each once', async () => {
    const likes = manyLikes(6000, { tags: ['red'] });
    expect(await pairsOf(likes, { pairsBy: 'tag', pairing: 'all' })).toHaveLength(1000);
    const rows = await pairsOf(likes, { pairsBy: 'tag', pairing: 'once' });
    expect(rows).toHaveLength(3000);
    expect(new Set(rows.flatMap(({ chosen, rejected }) => [chosen, rejected])).size).toBe(6000);
  });

  test('the prompt is the caption that both have', async () => {
    const likes = onPage('https://a/', true, false).map((like) => ({ ...like, caption: 'a red fox' }));
    expect(await pairsOf(likes, {})).toMatchObject([{ prompt: 'a red fox' }]);
  });

  test('of comparisons: neither cleared since, nor judged the other way round, nor gone', async () => {
    const likes = onPage('https://a/', true, false, null, true);
    const keys = likes.map(({ key }) => key);
    const compared = [
      [0, 1],
      [0, 3],
      [1, 0],
      [0, 2],
      [0, 9],
    ].map(([one = 0, other = 0], index) => ({
      id: String(index),
      session: 'first',
      at: index,
      chosen: keys[one] ?? 'x',
      rejected: keys[other] ?? 'x',
    }));
    const rows = await pairsOf(likes, { pairsBy: 'comparison' }, compared);
    expect(rows.map(({ chosen, rejected, group }) => [chosen, rejected, group])).toEqual([
      ['https://a/0.jpg', 'https://a/1.jpg', 'first'],
      ['https://a/0.jpg', 'https://a/3.jpg', 'first'],
    ]);
  });

  test('of comparisons, those of which both are meant', async () => {
    const likes = [...onPage('https://a/', true, false), ...onPage('https://bb/', false)];
    const [one, other, elsewhere] = likes.map(({ key }) => key);
    const comparisons = [other, elsewhere].map((rejected, index) => ({
      id: String(index),
      session: 's',
      at: 0,
      chosen: one ?? '',
      rejected: rejected ?? '',
    }));
    const exporting = exportingFrom({ likes, comparisons });
    const options = { pairsBy: 'comparison' } as const;
    const keys = { kind: 'keys', keys: [one ?? '', other ?? ''] } as const;
    const filter = { kind: 'filter', filter: { ...WHOLE_LIBRARY, page: 'https://a/' } } as const;
    for (const scope of [keys, filter])
      expect(await exporting.run('pairs', { options, scope })).toMatchObject({ done: 1 });
    expect(await exporting.run('pairs', { options })).toMatchObject({ done: 2 });
  });
});
