import { describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { DEFAULT_EXPORT_OPTIONS } from '../../../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY } from '../../../../lib/core/library/libraryQuery.ts';
import { anExportModel, finishedExport } from '../../../support/exportModels.ts';

const cover = { ...WHOLE_LIBRARY, text: 'cover' };
const sites = ['*://frames.example/*', '*://aitzol.photos/*'];

describe('the plan', () => {
  test('takes out what is chosen', async () => {
    const { model, exports } = anExportModel({ filter: cover, selection: ['b', 'a'] });
    model.plan.watch();
    model.plan.choosePart('selection');
    model.plan.chooseFormat('csv');
    model.plan.changeOptions({ rawCells: true });
    model.run();
    expect(exports.map(({ request }) => request)).toEqual([
      {
        format: 'csv',
        scope: { kind: 'keys', keys: ['b', 'a'] },
        options: { ...DEFAULT_EXPORT_OPTIONS, rawCells: true },
      },
    ]);
  });
  test('falls back to everything when what was chosen is gone', () => {
    const { model, selection } = anExportModel({ selection: ['a'] });
    model.plan.choosePart('selection');
    selection.value = [];
    expect(model.plan.part.value).toEqual({ what: 'everything', count: 12_408 });
  });
  test('counts the filter only while someone looks', async () => {
    const { model, filter, counted } = anExportModel({ filter: cover });
    expect(counted).toEqual([]);
    const unwatch = model.plan.watch();
    await vi.waitFor(() => expect(model.plan.parts.value.at(-1)).toEqual({ what: 'filter', count: 312 }));
    filter.value = { ...cover, text: 'covers' };
    expect(model.plan.parts.value.at(-1)).toEqual({ what: 'filter', count: null });
    unwatch();
    filter.value = { ...cover, text: 'c' };
    expect(counted.map(({ text }) => text)).toEqual(['cover', 'covers']);
  });
  test('drops what is found out too late', async () => {
    const answers: ((count: number) => void)[] = [];
    const filtered = () => new Promise<number>((resolve) => answers.push(resolve));
    const { model, filter } = anExportModel({ filter: cover, filtered });
    model.plan.watch();
    filter.value = { ...cover, text: 'covers' };
    const said: unknown[] = [];
    model.plan.parts.subscribe((parts) => said.push(parts.at(-1)?.count));
    answers[0]?.(99);
    answers[1]?.(7);
    await vi.waitFor(() => expect(said).toContain(7));
    expect(said).not.toContain(99);
  });
  test('is remembered, but for what is no template yet', async () => {
    const { model, written } = anExportModel();
    model.plan.chooseFormat('zip');
    model.plan.changeOptions({ nameTemplate: '{site}/{caption}' });
    expect(written.at(-1)).toMatchObject({ format: 'zip', options: { nameTemplate: '{site}/{caption}' } });
    model.plan.changeOptions({ nameTemplate: '{captoin}' });
    expect(written.at(-1)?.options.nameTemplate).toBe('{caption}');
    expect(model.plan.options.value.nameTemplate).toBe('{captoin}');
  });
  test('is taken up again, unless something was chosen meanwhile', async () => {
    const stored = { format: 'pairs' } as const;
    const one = anExportModel({ stored });
    await one.model.load();
    expect(one.model.plan.format.value).toBe('pairs');
    const other = anExportModel({ stored });
    const loading = other.model.load();
    other.model.plan.chooseFormat('csv');
    await loading;
    expect(other.model.plan.format.value).toBe('csv');
  });
  test('is not run with names that cannot be made, where names are needed', () => {
    const { model, exports } = anExportModel();
    model.plan.changeOptions({ nameTemplate: '{captoin}' });
    model.plan.chooseFormat('imagefolder');
    model.run();
    expect(exports).toHaveLength(0);
    model.plan.chooseFormat('json');
    model.run();
    expect(exports.map(({ request }) => request.options.nameTemplate)).toEqual(['{caption}']);
  });
  test('shows what becomes of names', () => {
    const { model } = anExportModel();
    model.plan.changeOptions({ nameTemplate: '{site}/{n} {caption}' });
    expect(model.plan.nameExample.value).toEqual({ name: 'frames.example/000001 Espresso, red cup.jpg' });
    model.plan.chooseFormat('numpy');
    expect(model.plan.nameExample.value).toEqual({ name: 'frames.example/000001 Espresso, red cup.npy' });
    model.plan.changeOptions({ nameTemplate: '{captoin}' });
    expect(model.plan.nameExample.value).toEqual({ problem: expect.stringContaining('{captoin}') });
  });
  test('knows its size after one like it', async () => {
    const { model, exports } = anExportModel();
    expect(model.plan.bytes.value).toBeNull();
    model.run();
    exports[0]?.finish(
      finishedExport({
        done: 100,
        files: [
          { name: 'a', bytes: 50_000 },
          { name: 'b', bytes: 50_000 },
        ],
      }),
    );
    await vi.waitFor(() => expect(model.plan.bytes.value).toBe(12_408_000));
    model.plan.choosePart('liked');
    expect(model.plan.bytes.value).toBe(8_214_000);
    model.plan.changeOptions({ thumbnails: false });
    expect(model.plan.bytes.value).toBeNull();
  });
});

describe('a full copy', () => {
  test.each([
    { what: 'everything', format: 'json', copied: [8200] },
    { what: 'everything', format: 'zip', copied: [8200] },
    { what: 'everything', format: 'csv', copied: [] },
    { what: 'liked', format: 'json', copied: [] },
  ] as const)('$what as $format: $copied', async ({ what, format, copied }) => {
    const made = anExportModel();
    made.model.plan.watch();
    made.model.plan.choosePart(what);
    made.model.plan.chooseFormat(format);
    await vi.waitFor(() => expect(made.model.plan.sites.value).toEqual([]));
    made.model.run();
    expect(made.copied).toEqual([]);
    made.exports[0]?.finish(finishedExport());
    await vi.waitFor(() => expect(made.model.status.value.kind).toBe('finished'));
    expect(made.copied).toEqual(copied);
  });
});

describe('the sites of pictures', () => {
  async function ready(edge: Parameters<typeof anExportModel>[0]) {
    const made = anExportModel(edge);
    made.model.plan.watch();
    made.model.plan.chooseFormat('zip');
    await vi.waitFor(() => expect(made.model.plan.sites.value).toEqual(sites));
    return made;
  }

  test('are asked for in the press itself, and only then exported from', async () => {
    const { model, asked, exports } = await ready({ missing: sites });
    model.run();
    // Nothing was awaited: browsers would not take it for an answer to the press any more.
    expect(asked).toEqual([sites]);
    expect(model.status.value.kind).toBe('asking');
    expect(exports).toHaveLength(0);
    await vi.waitFor(() => expect(model.status.value.kind).toBe('running'));
    expect(exports[0]?.request.format).toBe('zip');
  });
  test('refused: nothing runs, until one goes on with what may be read', async () => {
    const { model, asked, exports } = await ready({ missing: sites, isAgreed: false });
    model.run();
    await vi.waitFor(() => expect(model.status.value.kind).toBe('refused'));
    expect(exports).toHaveLength(0);
    model.runRefused();
    expect(exports).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
  test('a browser that does not ask at all is said', async () => {
    const { model, exports } = await ready({ missing: sites, isAgreed: new Error('no gesture') });
    model.run();
    await vi.waitFor(() =>
      expect(model.status.value).toMatchObject({ kind: 'failed', message: expect.stringMatching(/no gesture/) }),
    );
    expect(exports).toHaveLength(0);
  });
  test('are not needed for what has no pictures, and known before the press where it has', async () => {
    const { model, asked, exports } = anExportModel({ missing: new Promise(() => {}) });
    model.plan.watch();
    expect(model.plan.sites.value).toEqual([]);
    model.plan.chooseFormat('parquet');
    expect(model.plan.sites.value).toEqual([]);
    model.plan.changeOptions({ parquetImages: true });
    expect(model.plan.sites.value).toBeNull();
    model.run();
    expect([asked, exports]).toEqual([[], []]);
  });
  test('that cannot be found out do not stand in the way', async () => {
    const { model, exports, reported } = anExportModel({ missing: Promise.reject(new Error('unreadable')) });
    model.plan.watch();
    model.plan.chooseFormat('zip');
    await vi.waitFor(() => expect(model.plan.sites.value).toEqual([]));
    model.run();
    expect(exports).toHaveLength(1);
    expect(reported).toHaveLength(1);
  });
});

describe('the run', () => {
  test('tells how far it is and how long it takes', () => {
    const { model, exports, clock } = anExportModel();
    model.run();
    expect(model.status.value).toMatchObject({ kind: 'running', share: null, timeLeft: null });
    clock.now = 10_000;
    exports[0]?.progress({ done: 25, total: 100, bytes: 2500, failed: 1 });
    expect(model.status.value).toMatchObject({ done: 25, total: 100, bytes: 2500, failed: 1, share: 0.25 });
    expect(model.status.value).toMatchObject({ timeLeft: 30_000 });
  });
  test('is one at a time', () => {
    const { model, exports } = anExportModel();
    model.run();
    model.run();
    expect(exports).toHaveLength(1);
  });
  test('ends with what is in the files', async () => {
    const { model, exports } = anExportModel();
    model.run();
    const summary = finishedExport();
    exports[0]?.finish(summary);
    await vi.waitFor(() =>
      expect(model.status.value).toMatchObject({
        kind: 'finished',
        summary,
        job: { what: 'everything', count: 12_408 },
      }),
    );
    model.dismiss();
    expect(model.status.value).toEqual({ kind: 'idle' });
  });
  test('ends early when it is cancelled', async () => {
    const { model, exports } = anExportModel();
    model.run();
    model.cancel();
    expect(exports[0]?.signal.aborted).toBe(true);
    expect(model.status.value).toMatchObject({ kind: 'running', isCancelling: true });
    exports[0]?.progress({ done: 1, total: 2, bytes: 1, failed: 0 });
    expect(model.status.value).toMatchObject({ kind: 'running', isCancelling: true });
    await vi.waitFor(() => expect(model.status.value).toEqual({ kind: 'cancelled' }));
  });
  test('rests while it is paused, which counts for no time', async () => {
    const { model, exports, clock } = anExportModel();
    const goneOn = vi.fn();
    model.run();
    const [work] = exports;
    clock.now = 10_000;
    work?.progress({ done: 100, total: 200, bytes: 1, failed: 0 });
    expect(model.status.value).toMatchObject({ timeLeft: 10_000, isPaused: false });
    await work?.mayGoOn();
    model.pause();
    expect(model.status.value).toMatchObject({ done: 100, isPaused: true });
    void work?.mayGoOn().then(goneOn);
    clock.now = 1_000_000;
    // What had begun before is still told of.
    work?.progress({ done: 101, total: 200, bytes: 1, failed: 0 });
    await Promise.resolve();
    expect(model.status.value).toMatchObject({ done: 101, isPaused: true });
    expect(goneOn).not.toHaveBeenCalled();
    model.resume();
    await vi.waitFor(() => expect(goneOn).toHaveBeenCalled());
    clock.now = 1_010_000;
    work?.progress({ done: 200, total: 300, bytes: 1, failed: 0 });
    expect(model.status.value).toMatchObject({ isPaused: false });
    const { timeLeft } = model.status.value as { timeLeft: number };
    expect(timeLeft).toBeLessThan(12_000);
    model.pause();
    model.cancel();
    await work?.mayGoOn();
    await vi.waitFor(() => expect(model.status.value).toEqual({ kind: 'cancelled' }));
    model.run();
    await exports[1]?.mayGoOn();
  });
  test('fails with a sentence', async () => {
    const { model, exports } = anExportModel();
    model.run();
    exports[0]?.fail(new CodedError('storage-full', ''));
    await vi.waitFor(() =>
      expect(model.status.value).toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/disk is full.*No file was left behind/),
      }),
    );
  });
  test('gives a list of what could not be fetched', async () => {
    const { model, exports, saved } = anExportModel();
    model.run();
    const failures = [{ key: 'a', url: 'https://frames.example/1.jpg', reason: 'It is gone.' }];
    exports[0]?.finish(finishedExport({ failures, failed: 1 }));
    await vi.waitFor(() => expect(model.status.value.kind).toBe('finished'));
    model.saveFailures();
    expect(saved.map(({ name }) => name)).toEqual(['not-exported.txt']);
    await expect(saved[0]?.file.text()).resolves.toBe('https://frames.example/1.jpg\tIt is gone.\n');
  });
});
