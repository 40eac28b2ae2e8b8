import { describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { aDataModel } from '../../../support/dataModels.ts';

test('what is stored, held and copied is read', async () => {
  const { model } = aDataModel();
  expect(model.sites.value).toBeNull();
  await model.load();
  expect(model.space.value?.originals.count).toBe(32);
  expect(model.disk.value?.used).toBe(151_000_000);
  expect(model.sites.value?.map(({ name, marks }) => [name, marks])).toEqual([
    [null, false],
    ['frames.example', true],
  ]);
  expect(model.copy.value).toEqual({ last: { at: 1_795_000_000_000, pictures: 12_001 }, since: 407 });
  expect(model.allowedInPrivate.value).toBe(true);
});

test('what cannot be read is said, and does not hide the rest', async () => {
  const { model, reported } = aDataModel({ space: new CodedError('storage-unavailable', '') });
  await model.load();
  expect(model.space.value).toBeNull();
  expect(model.problem.value).toMatch(/library cannot be opened/);
  expect(reported).toHaveLength(1);
  expect(model.copy.value?.since).toBe(407);
});

test('a site is given back with all its patterns', async () => {
  const { model } = aDataModel();
  await model.load();
  const site = model.sites.value?.find(({ name }) => name === 'frames.example');
  if (site) model.giveBack(site);
  await vi.waitFor(() => expect(model.sites.value?.map(({ name }) => name)).toEqual([null]));
});

describe('deleting everything', () => {
  test('can be undone, and then cannot be forgotten', async () => {
    const { model, asked, read } = aDataModel();
    model.deleteAll({ settings: true });
    expect(model.deletion.value).toEqual({ kind: 'deleting' });
    model.deleteAll({ settings: true });
    await vi.waitFor(() => expect(model.deletion.value).toEqual({ kind: 'deleted', pictures: 12_408 }));
    // Not what the library was before.
    await vi.waitFor(() => expect(read).toEqual(['anew', 'space']));
    model.restore();
    await vi.waitFor(() => expect(model.deletion.value).toEqual({ kind: 'restored' }));
    model.forget();
    model.dismiss();
    expect(model.deletion.value).toEqual({ kind: 'none' });
    expect(asked).toEqual([
      ['library.deleteAll', { settings: true }],
      ['library.restore', undefined],
    ]);
  });

  test('is for good when it is forgotten', async () => {
    const { model, asked } = aDataModel({ totals: null });
    model.forget();
    model.deleteAll({ settings: false });
    await vi.waitFor(() => expect(model.deletion.value).toEqual({ kind: 'deleted', pictures: null }));
    model.dismiss();
    expect(model.deletion.value.kind).toBe('deleted');
    model.forget();
    await vi.waitFor(() => expect(model.deletion.value).toEqual({ kind: 'forgotten' }));
    expect(asked.map(([name]) => name)).toEqual(['library.deleteAll', 'library.forget']);
  });

  test('that fails says so, and leaves what can be done as it was', async () => {
    let fails = 'library.deleteAll';
    const { model } = aDataModel({
      answer: (name) => (name === fails ? Promise.reject(new CodedError('no-reply', '')) : Promise.resolve(null)),
    });
    model.deleteAll({ settings: true });
    await vi.waitFor(() => expect(model.problem.value).toMatch(/did not answer/));
    expect(model.deletion.value).toEqual({ kind: 'none' });
    fails = 'library.restore';
    model.deleteAll({ settings: true });
    await vi.waitFor(() => expect(model.deletion.value.kind).toBe('deleted'));
    expect(model.problem.value).toBeNull();
    model.restore();
    await vi.waitFor(() => expect(model.problem.value).toMatch(/did not answer/));
    expect(model.deletion.value.kind).toBe('deleted');
  });
});
