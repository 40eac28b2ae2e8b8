import { expect, test, vi } from 'vitest';
import { CodedError, type ErrorCode } from '../../../lib/core/codedError.ts';
import { createReactions, type Judging } from '../../../lib/state/reactions.ts';

function someReactions(store: (judging: Judging) => Promise<unknown>) {
  let operations = 0;
  const report = vi.fn();
  const reactions = createReactions({
    store,
    newOperationId: () => `operation-${++operations}`,
    wait: async () => {},
    report,
  });
  return { reactions, report };
}

function failing(code: ErrorCode) {
  return async () => {
    throw new CodedError(code, code);
  };
}

test('a reaction shows before it is stored', async () => {
  let stored = () => {};
  const { reactions } = someReactions(() => new Promise<void>((resolve) => (stored = resolve)));
  reactions.set('a', true);
  expect(reactions.all.value.get('a')).toBe(true);
  expect(reactions.notSaved.value.size).toBe(0);
  stored();
});

test('a lost reply is retried under the same operation, then all is well', async () => {
  const store = vi.fn(async (_: Judging): Promise<unknown> => null);
  store.mockRejectedValueOnce(new CodedError('no-reply', '')).mockRejectedValueOnce(new CodedError('no-reply', ''));
  const { reactions } = someReactions(store);
  reactions.set('a', true);
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(3));
  expect(new Set(store.mock.calls.map(([{ operationId }]) => operationId)).size).toBe(1);
  expect(reactions.notSaved.value.size).toBe(0);
  expect(reactions.problem.value).toBeNull();
});

test('what cannot be stored stays as judged, is said, and can be stored again', async () => {
  const store = vi.fn<(judging: Judging) => Promise<unknown>>(failing('storage-full'));
  const { reactions } = someReactions(store);
  reactions.set('a', true);
  await vi.waitFor(() => expect([...reactions.notSaved.value]).toEqual(['a']));
  expect(reactions.problem.value).toMatch(/disk is full/);
  expect(reactions.all.value.get('a')).toBe(true);
  expect(store).toHaveBeenCalledTimes(1);

  store.mockImplementation(async () => null);
  reactions.saveAgain();
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(2));
  expect(store.mock.calls[1]?.[0]).toEqual(store.mock.calls[0]?.[0]);
  expect(reactions.notSaved.value.size).toBe(0);
  expect(reactions.problem.value).toBeNull();
});

test('quick changes of mind arrive one at a time, and the last one is what is stored', async () => {
  const arrived: (boolean | null)[] = [];
  let running = 0;
  const { reactions } = someReactions(async ({ liked }) => {
    expect(++running).toBe(1);
    await Promise.resolve();
    arrived.push(liked);
    running -= 1;
  });
  for (const liked of [true, null, false, true, false]) reactions.set('a', liked);
  await vi.waitFor(() => expect(arrived.at(-1)).toBe(false));
  expect(reactions.all.value.get('a')).toBe(false);
});

test('what the library says does not undo what is being judged', async () => {
  let stored = () => {};
  const { reactions } = someReactions(() => new Promise<void>((resolve) => (stored = resolve)));
  reactions.set('a', true);
  reactions.learn([
    ['a', false],
    ['b', false],
  ]);
  expect([...reactions.all.value]).toEqual([
    ['a', true],
    ['b', false],
  ]);
  stored();
  await vi.waitFor(() => {
    reactions.learn([['a', false]]);
    expect(reactions.all.value.get('a')).toBe(false);
  });
});
