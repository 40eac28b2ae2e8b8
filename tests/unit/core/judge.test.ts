import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../lib/core/clock.ts';
import { judge, reactTo } from '../../../lib/core/judge.ts';
import { pressReaction } from '../../../lib/core/reaction.ts';
import { aLike, aSnapshot } from '../../support/likes.ts';

const page = { url: 'https://example.org/', title: 'Pictures of the week' };
const moment = { now: 5_000, stamp: tick(NEVER, 5_000, 'devicea1') };
const key = 'a'.repeat(64);

test.each([
  { present: null, pressed: true, next: true },
  { present: null, pressed: false, next: false },
  { present: true, pressed: true, next: null },
  { present: true, pressed: false, next: false },
  { present: false, pressed: false, next: null },
  { present: false, pressed: true, next: true },
] as const)('pressing $pressed on $present gives $next', ({ present, pressed, next }) => {
  expect(pressReaction(present, pressed)).toBe(next);
});

test('a first judgement keeps all that the page knew', () => {
  const like = judge(undefined, { key, liked: false, snapshot: aSnapshot(), page }, moment);
  expect(like).toMatchObject({
    key,
    liked: false,
    page,
    caption: 'A ridge in November',
    width: 1600,
    createdAt: 5_000,
  });
  expect(like.stamps.liked).toBe(moment.stamp);
  expect(like.stamps.note).toBe(NEVER);
});

test('judging again keeps key, caption and the page it was found on, and learns new addresses', () => {
  const snapshot = aSnapshot({
    url: 'https://b.example/x.jpg',
    aliases: ['https://b.example/x.jpg'],
    caption: 'Other',
  });
  const elsewhere = { url: 'https://b.example/', title: 'Elsewhere' };
  const like = judge(aLike(), { key: 'b'.repeat(64), liked: null, snapshot, page: elsewhere }, moment);
  expect(like).toMatchObject({
    key,
    liked: null,
    caption: 'A ridge in November',
    page,
    updatedAt: 5_000,
    createdAt: 1_000,
  });
  expect(like.aliases).toEqual(['https://b.example/x.jpg', 'https://example.org/ridge.jpg']);
  expect(like.url).toBe('https://example.org/ridge.jpg');
});

test('a larger original replaces the address, a smaller one does not', () => {
  const larger = aSnapshot({ url: 'https://example.org/huge.jpg', width: 4000, height: 3000 });
  const smaller = aSnapshot({ url: 'https://example.org/tiny.jpg', width: 40, height: 30 });
  expect(judge(aLike(), { key, liked: true, snapshot: larger, page }, moment).url).toBe('https://example.org/huge.jpg');
  expect(judge(aLike(), { key, liked: true, snapshot: smaller, page }, moment).url).toBe(
    'https://example.org/ridge.jpg',
  );
});

test('judging a deleted Like brings it back, later than its deletion', () => {
  const deleted = aLike({ deletedAt: 2_000, stamps: { ...aLike().stamps, deleted: tick(NEVER, 2_000, 'devicea1') } });
  const like = judge(deleted, { key, liked: true, snapshot: aSnapshot(), page }, moment);
  expect(like.deletedAt).toBeUndefined();
  expect(like.stamps.deleted).toBe(moment.stamp);
});

test('a reaction alone touches nothing else', () => {
  const { liked, updatedAt, stamps, ...rest } = reactTo(aLike(), null, moment);
  expect({ liked, updatedAt }).toEqual({ liked: null, updatedAt: 5_000 });
  expect(stamps.caption).toBe(aLike().stamps.caption);
  expect(aLike()).toMatchObject(rest);
});
