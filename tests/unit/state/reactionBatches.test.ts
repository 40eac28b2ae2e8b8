import { effect } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { aSlowLibrary, liking, names, someReactions, type Store } from './someReactions.ts';

test('a batch shows at once, and is stored a message at a time in the order given', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  const shown: number[] = [];
  effect(() => {
    shown.push(reactions.all.value.size);
  });
  reactions.setMany(liking(names(120)));
  expect(shown).toEqual([0, 120]);
  await library.answer(1);
  await library.answer(2);
  await library.answer(3);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  expect(library.keys().map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(library.keys().flat()).toEqual(names(120));
  const operations = library.messages.flatMap(({ judgings }) => judgings.map(({ operationId }) => operationId));
  expect(new Set(operations).size).toBe(120);
  expect(shown).toEqual([0, 120]);
});

test('a batch tells how far it is, until hardly anything is left', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  const told: unknown[] = [];
  effect(() => {
    told.push(reactions.progress.value);
  });
  reactions.setMany(liking(names(103)));
  await library.answer(1);
  await vi.waitFor(() => expect(library.messages).toHaveLength(2));
  reactions.setMany(liking(['late-1', 'late-2']));
  await library.answer(2);
  await library.answer(3);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  expect(told).toEqual([
    null,
    { done: 0, total: 103 },
    { done: 50, total: 103 },
    { done: 50, total: 105 },
    { done: 100, total: 105 },
    null,
  ]);
  // The next batch begins anew.
  reactions.setMany(liking(names(10), null));
  expect(reactions.progress.value).toEqual({ done: 0, total: 10 });
});

test('three pictures are stored without a word', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(3)));
  expect(reactions.progress.value).toBeNull();
  await library.answer(1);
});

test('cancelling takes back what is not sent, and nothing else', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.learn(liking(names(80), false));
  reactions.setMany(liking(names(100)));
  await vi.waitFor(() => expect(library.messages).toHaveLength(1));
  reactions.cancel();
  expect(reactions.progress.value).toEqual({ done: 0, total: 50 });
  await library.answer(1);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  const reactionTo = (index: number) => reactions.all.value.get(`picture-${index}`);
  expect([reactionTo(49), reactionTo(50), reactionTo(79), reactionTo(80)]).toEqual([true, false, false, null]);
  expect(library.messages).toHaveLength(1);
  expect(reactions.notSaved.value.size).toBe(0);
});

test('cancelling goes back to what the library said meanwhile', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(60)));
  reactions.learn(liking(names(60), false));
  expect(reactions.all.value.get('picture-55')).toBe(true);
  reactions.cancel();
  expect(reactions.all.value.get('picture-55')).toBe(false);
  expect(reactions.all.value.get('picture-5')).toBe(true);
});

test('a batch taken back before it was sent is no work for the library', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(200)));
  reactions.setMany(liking(names(200), null));
  // What is on its way already has to be taken back there.
  await library.answer(1);
  await library.answer(2);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  expect(library.keys()).toEqual([names(50), names(50)]);
  expect(library.messages[1]?.judgings.every(({ liked }) => liked === null)).toBe(true);
});

test('a single judgement replaces the one that waits in a batch, and does not wait for it', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(100)));
  reactions.set('picture-70', false);
  expect(library.keys()).toEqual([names(50), ['picture-70']]);
  expect(reactions.progress.value).toEqual({ done: 0, total: 99 });
  for (const message of library.messages) message.settle();
  await library.answer(3);
  expect(library.keys()[2]).not.toContain('picture-70');
  expect(reactions.all.value.get('picture-70')).toBe(false);
});

test('a single judgement of a picture in the message under way follows it', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(4)));
  reactions.set('picture-2', false);
  expect(library.messages).toHaveLength(1);
  await library.answer(1);
  await library.answer(2);
  expect(library.messages[1]?.judgings).toMatchObject([{ key: 'picture-2', liked: false }]);
});

test('a batch waits with the pictures of which a judgement is under way, not with the others', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.set('picture-0', false);
  reactions.setMany(liking(names(3)));
  expect(library.keys()).toEqual([['picture-0'], ['picture-1', 'picture-2']]);
  await library.answer(2);
  library.messages[0]?.settle();
  await library.answer(3);
  expect(library.keys()[2]).toEqual(['picture-0']);
});

test('a message of a batch that is lost is retried under the same operations', async () => {
  const store = vi.fn<Store>(async () => null);
  store.mockRejectedValueOnce(new CodedError('no-reply', ''));
  const { reactions } = someReactions(store);
  reactions.setMany(liking(names(60)));
  await vi.waitFor(() => expect(store).toHaveBeenCalledTimes(3));
  expect(store.mock.calls[1]).toEqual(store.mock.calls[0]);
});

test('a message that fails for good marks its pictures, and the next one is sent', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(60)));
  await library.answer(1, new CodedError('storage-full', ''));
  await library.answer(2);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  expect([...reactions.notSaved.value]).toEqual(names(50));
  expect(reactions.problem.value).toMatch(/disk is full/);
  expect(reactions.all.value.get('picture-0')).toBe(true);

  reactions.saveAgain();
  expect(reactions.notSaved.value.size).toBe(0);
  await library.answer(3);
  const ids = library.messages.map(({ judgings }) => judgings.map(({ operationId }) => operationId));
  expect(ids[2]).toEqual(ids[0]);
});

test.each(['message-too-large', 'not-found', 'invalid-message'] as const)(
  'one picture that is refused as %s does not keep the others of its message from being stored',
  async (code) => {
    const stored: string[] = [];
    const { reactions } = someReactions(async (judgings) => {
      if (judgings.some(({ key }) => key === 'picture-17')) throw new CodedError(code, code);
      stored.push(...judgings.map(({ key }) => key));
    });
    reactions.setMany(liking(names(50)));
    await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
    expect([...reactions.notSaved.value]).toEqual(['picture-17']);
    expect(stored).toEqual(names(50).filter((key) => key !== 'picture-17'));
  },
);

test('cancelling goes back to a judgement that was refused meanwhile, and says so', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.set('a', false);
  reactions.setMany(liking(['a', 'b']));
  expect(library.keys()).toEqual([['a'], ['b']]);
  library.messages[0]?.settle(new CodedError('storage-full', ''));
  await Promise.resolve();
  await Promise.resolve();
  reactions.cancel();
  expect(reactions.all.value.get('a')).toBe(false);
  await vi.waitFor(() => expect([...reactions.notSaved.value]).toEqual(['a']));
});

test('cancelling what is saved again leaves it marked as not saved', async () => {
  const library = aSlowLibrary();
  const { reactions } = someReactions(library.store);
  reactions.setMany(liking(names(60)));
  await library.answer(1, new CodedError('storage-full', ''));
  await library.answer(2, new CodedError('storage-full', ''));
  await vi.waitFor(() => expect(reactions.notSaved.value.size).toBe(60));
  reactions.saveAgain();
  reactions.cancel();
  await library.answer(3);
  await vi.waitFor(() => expect(reactions.progress.value).toBeNull());
  expect([...reactions.notSaved.value]).toEqual(names(60).slice(50));
  expect(reactions.problem.value).toMatch(/disk is full/);
  expect(reactions.all.value.get('picture-55')).toBe(true);
});

test('judging ten thousand pictures at once copies what is shown once, not once a picture', async () => {
  const { reactions } = someReactions(() => new Promise(() => {}));
  const all = names(10_000);
  reactions.learn(liking(all, null));
  const set = vi.spyOn(Map.prototype, 'set');
  reactions.setMany(liking(all));
  // One of the queue and one of what is shown for each picture, and a copy of the map.
  expect(set.mock.calls.length).toBeLessThanOrEqual(30_000);
  set.mockRestore();
  expect(reactions.all.value.get('picture-9999')).toBe(true);
});
