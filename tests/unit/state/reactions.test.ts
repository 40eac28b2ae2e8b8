import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { CodedError, type ErrorCode } from '../../../lib/core/codedError.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { aSlowLibrary, someReactions, type Store } from './someReactions.ts';

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
  const store = vi.fn<Store>(async () => null);
  store.mockRejectedValueOnce(new CodedError('no-reply', '')).mockRejectedValueOnce(new CodedError('no-reply', ''));
  const { reactions } = someReactions(store);
  reactions.set('a', true);
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(3));
  expect(new Set(store.mock.calls.flatMap(([judgings]) => judgings.map(({ operationId }) => operationId))).size).toBe(
    1,
  );
  expect(reactions.notSaved.value.size).toBe(0);
  expect(reactions.problem.value).toBeNull();
});

test('what cannot be stored stays as judged, is said, and can be stored again', async () => {
  const store = vi.fn<Store>(failing('storage-full'));
  const { reactions } = someReactions(store);
  reactions.set('a', true);
  await vi.waitFor(() => expect([...reactions.notSaved.value]).toEqual(['a']));
  expect(reactions.problem.value).toMatch(/disk is full/);
  expect(reactions.all.value.get('a')).toBe(true);
  expect(store).toHaveBeenCalledTimes(1);

  store.mockImplementation(async () => null);
  vi.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 1);
  reactions.saveAgain();
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(2));
  const [[first], [second]] = [store.mock.calls[0]?.[0] ?? [], store.mock.calls[1]?.[0] ?? []];
  expect(second).toEqual({ ...first, at: expect.any(Number) });
  // Saving it again is meant now, whatever has been judged elsewhere meanwhile.
  expect(second?.at).toBeGreaterThan(first?.at ?? Infinity);
  expect(reactions.notSaved.value.size).toBe(0);
  expect(reactions.problem.value).toBeNull();
});

test('quick changes of mind arrive one at a time, and the last one is what is stored', async () => {
  const arrived: (boolean | null)[] = [];
  let running = 0;
  const { reactions } = someReactions(async (judgings) => {
    expect(++running).toBe(1);
    await Promise.resolve();
    arrived.push(...judgings.map(({ liked }) => liked));
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

test('a judgement that is refused counts for nothing once a later one of the picture is made', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.set('a', true);
  reactions.set('a', false);
  await library.answer(1, new CodedError('storage-full', ''));
  await library.answer(2);
  await vi.waitFor(() => expect(library.messages[1]?.judgings).toMatchObject([{ liked: false }]));
  expect(reactions.notSaved.value.size).toBe(0);
});

/** What is done to a gallery, in any order; `step` lets one message through, stored, lost after it was stored, or refused. */
const anyDoing = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key: fc.nat(4), liked: fc.constantFrom(true, false, null) }),
  fc.record({ kind: fc.constant('setMany' as const), keys: fc.array(fc.nat(4)), liked: fc.constantFrom(true, false) }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'saveAgain' as const) }),
  fc.record({ kind: fc.constant('step' as const), nth: fc.nat(2), how: fc.constantFrom('ok', 'lost', 'refused') }),
);

test('whatever is done, in the end the library holds what is shown, but for what is said to be not saved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDoing, { maxLength: 30 }), async (doings) => {
      const held = new Map<string, Reaction>();
      const applied = new Set<string>();
      const open: ((how: string) => void)[] = [];
      const { reactions, report } = someReactions(
        (judgings) =>
          new Promise((resolve, reject) => {
            open.push((how) => {
              if (how === 'refused') return reject(new CodedError('storage-full', ''));
              for (const { operationId, key, liked } of judgings) {
                if (!applied.has(operationId)) held.set(key, liked);
                applied.add(operationId);
              }
              return how === 'lost' ? reject(new CodedError('no-reply', '')) : resolve(null);
            });
          }),
      );
      const settled = () => new Promise((resolve) => setTimeout(resolve));
      for (const doing of doings) {
        switch (doing.kind) {
          case 'set':
            reactions.set(String(doing.key), doing.liked);
            break;
          case 'setMany':
            reactions.setMany(doing.keys.map((key) => [String(key), doing.liked]));
            break;
          case 'step': {
            const [answer] = open.splice(doing.nth % Math.max(1, open.length), 1);
            answer?.(doing.how);
            await settled();
            break;
          }
          default:
            reactions[doing.kind]();
        }
      }
      while (open.length > 0) {
        open.shift()?.('ok');
        await settled();
      }
      const saved = [...reactions.all.value].filter(([key]) => !reactions.notSaved.value.has(key));
      expect(saved.map(([key, liked]) => [key, liked ?? null])).toEqual(
        saved.map(([key]) => [key, held.get(key) ?? null]),
      );
      expect(reactions.progress.value).toBeNull();
      expect(reactions.problem.value === null).toBe(reactions.notSaved.value.size === 0);
      expect(report).not.toHaveBeenCalled();
    }),
    { numRuns: 300 },
  );
});
