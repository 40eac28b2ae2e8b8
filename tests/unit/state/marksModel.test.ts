import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import type { Client } from '../../../lib/protocol/client.ts';
import type { Request } from '../../../lib/protocol/messages.ts';
import { createMarksModel } from '../../../lib/state/createMarksModel.ts';
import { aSnapshot } from '../../support/likes.ts';

const key = 'a'.repeat(64);

/** A library that knows reactions by address. */
function aModel(known: Record<string, Reaction> = {}, disliked: 'shown' | 'dimmed' | 'hidden' = 'shown') {
  const library = new Map(Object.entries(known));
  const asked: (readonly string[])[] = [];
  const stored: { readonly key: string; readonly liked: Reaction }[] = [];
  let failure: CodedError | null = null;
  const request = async (name: string, sent: unknown): Promise<unknown> => {
    if (failure) throw failure;
    if (name === 'marks.read') {
      const { pictures } = sent as Request<'marks.read'>;
      asked.push(pictures.map(({ address, key: own = address }) => own));
      return pictures.map(({ address, key: own }) =>
        own === undefined && address.startsWith('data:') ? 'unread' : (library.get(own ?? address) ?? null),
      );
    }
    stored.push(sent as { key: string; liked: Reaction });
    return { liked: true };
  };
  const onEnd = vi.fn<() => void>();
  const identify = vi.fn(async (): Promise<{ key: string; snapshot: ReturnType<typeof aSnapshot> } | null> => ({
    key,
    snapshot: aSnapshot(),
  }));
  let operations = 0;
  const model = createMarksModel({
    client: { request } as unknown as Client,
    disliked,
    base: () => 'https://a.example/',
    keyOf: async ({ address }) => `key of ${address}`,
    identify,
    onStored: async () => {},
    onEnd,
    newOperationId: () => `operation-${++operations}`,
    wait: async () => {},
    report: vi.fn<(error: unknown) => void>(),
  });
  return {
    model,
    library,
    asked,
    stored,
    onEnd,
    identify,
    fail(error: CodedError | null) {
      failure = error;
    },
  };
}

const picture = (name: string) => ({ id: name, written: { address: name } });

test('pictures are asked for together, once, and marked by what the library knows of them', async () => {
  const { model, asked } = aModel({ a: true, b: false });
  model.ask([picture('a'), picture('b')]);
  model.ask([picture('c'), picture('a')]);
  expect(asked).toEqual([]);
  await vi.waitFor(() => expect(model.marks.value.size).toBe(2));
  expect(asked).toEqual([['a', 'b', 'c']]);
  expect(model.marks.value.get('a')).toEqual({ liked: true, isSaved: true, cover: 'none' });
  expect(model.marks.value.get('b')).toEqual({ liked: false, isSaved: true, cover: 'none' });
  model.ask([picture('a')]);
  expect(asked).toHaveLength(1);
});

test('a picture that is its own address is asked for again, by its key', async () => {
  const { model, asked } = aModel({ 'key of data:image/png,x': true });
  model.ask([picture('data:image/png,x'), picture('a')]);
  await vi.waitFor(() => expect(model.marks.value.size).toBe(1));
  expect(asked).toEqual([['data:image/png,x', 'a'], ['key of data:image/png,x']]);
});

test('of a very long address no more is sent than tells that it is one', async () => {
  const { model, asked } = aModel();
  model.ask([picture(`data:image/png,${'x'.repeat(100_000)}`)]);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[0]?.[0]).toHaveLength(8193);
});

test('what changes in the library shows when it is asked for again, and what is cleared goes', async () => {
  const { model, library } = aModel({ a: true });
  model.ask([picture('a'), picture('b')]);
  await vi.waitFor(() => expect(model.marks.value.size).toBe(1));
  library.set('a', null);
  library.set('b', false);
  model.refresh([picture('a'), picture('b')]);
  await vi.waitFor(() => expect([...model.marks.value.keys()]).toEqual(['b']));
});

test('a judgement shows at once and is stored under the picture’s own key', async () => {
  const { model, stored } = aModel();
  model.judge(picture('a'), true);
  expect(model.marks.value.get('a')).toEqual({ liked: true, isSaved: true, cover: 'none' });
  await vi.waitFor(() => expect(stored).toHaveLength(1));
  expect(stored[0]).toMatchObject({ key, liked: true, operationId: 'operation-1' });
  model.judge(picture('a'), null);
  expect(model.marks.value.size).toBe(0);
  await vi.waitFor(() => expect(stored).toHaveLength(2));
});

test('what cannot be stored says so, and is stored when it is tried again', async () => {
  const { model, stored, fail } = aModel();
  fail(new CodedError('storage-full', 'Full.'));
  model.judge(picture('a'), true);
  await vi.waitFor(() => expect(model.notSaved.value?.count).toBe(1));
  expect(model.marks.value.get('a')).toMatchObject({ isSaved: false });
  fail(null);
  model.saveAgain();
  await vi.waitFor(() => expect(model.notSaved.value).toBeNull());
  expect(stored).toHaveLength(1);
});

test('a picture that has gone from the page is not saved', async () => {
  const { model, identify } = aModel();
  identify.mockResolvedValue(null);
  model.judge(picture('a'), true);
  await vi.waitFor(() => expect(model.notSaved.value?.count).toBe(1));
});

test('disliked pictures are covered, one by one or all shown for this visit, and covered again', async () => {
  const { model } = aModel({ a: false, b: false, c: true }, 'hidden');
  model.ask([picture('a'), picture('b'), picture('c')]);
  await vi.waitFor(() => expect(model.covered.value?.ids.size).toBe(2));
  const covers = () => [...model.marks.value.values()].map(({ cover }) => cover);
  expect(covers()).toEqual(['hidden', 'hidden', 'none']);
  model.uncover('a');
  expect(covers()).toEqual(['none', 'hidden', 'none']);
  expect(model.covered.value).toMatchObject({ ids: new Set(['b']), isLifted: false });
  model.lift(true);
  expect(covers()).toEqual(['none', 'none', 'none']);
  expect(model.covered.value).toMatchObject({ ids: new Set(['a', 'b']), isLifted: true });
  model.lift(false);
  model.setDisliked('dimmed');
  expect(covers()).toEqual(['dimmed', 'dimmed', 'none']);
  model.setDisliked('shown');
  expect(model.covered.value).toBeNull();
});

test.each(['private-window', 'extension-reloaded'] as const)('%s ends it', async (code) => {
  const { model, onEnd, fail } = aModel();
  fail(new CodedError(code, ''));
  model.ask([picture('a')]);
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
});
