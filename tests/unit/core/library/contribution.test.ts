import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { contributionOf, createTally, type Contribution } from '../../../../lib/core/library/contribution.ts';
import { placeOf } from '../../../../lib/core/judging/place.ts';
import { someLibrary } from '../../../support/libraries.ts';
import { aLike } from '../../../support/likes.ts';

test('a Like counts for its site, its tags once each, and the five minutes of its last judgement', () => {
  const now = Date.UTC(2026, 10, 22, 0, 7);
  const like = aLike({
    tags: ['a', 'a'],
    liked: false,
    stamps: { ...aLike().stamps, liked: tick(NEVER, now, 'devicea1') },
  });
  const contribution = contributionOf(like, 'here');
  expect(contribution).toEqual({
    reaction: 'disliked',
    size: 'medium',
    slot: now / 300_000 - 2 / 5,
    site: 'example.org',
    tags: ['a'],
    page: like.page,
    place: 'here',
  });
  const tally = createTally();
  tally.change([], contribution === null ? [] : [contribution]);
  expect([...tally.days]).toEqual([
    ['2026-11-22', { numbers: { liked: 0, disliked: 1, cleared: 0 }, slots: new Map([[1, 1]]) }],
  ]);
});

test('a deleted Like counts for nothing, one that was never judged for no day', () => {
  expect(contributionOf(aLike({ deletedAt: 1 }), '')).toBeNull();
  expect(contributionOf(aLike({ stamps: { ...aLike().stamps, liked: NEVER } }), '')).not.toHaveProperty('slot');
  expect(contributionOf(aLike({ stamps: { ...aLike().stamps, liked: '?' } }), '')).not.toHaveProperty('slot');
});

test('what comes and goes again leaves nothing', () => {
  fc.assert(
    fc.property(someLibrary({ minLength: 0, maxLength: 10 }), someLibrary({ minLength: 0, maxLength: 10 }), (a, b) => {
      const [less, more] = [a, b].map((likes) =>
        likes.flatMap((like): Contribution[] => {
          const contribution = contributionOf(like, placeOf(like));
          return contribution === null ? [] : [contribution];
        }),
      );
      const tally = createTally();
      tally.change(less ?? [], more ?? []);
      tally.change(more ?? [], less ?? []);
      const numbers = [tally.totals, ...tally.sizes.values(), ...tally.sites.values(), ...tally.tags.values()];
      numbers.push(...[...tally.days.values(), ...tally.pages.values()].map((one) => one.numbers));
      for (const one of numbers) expect(one).toEqual({ liked: 0, disliked: 0, cleared: 0 });
      for (const { slots } of tally.days.values()) expect([...slots.values()].every((count) => count === 0)).toBe(true);
    }),
  );
});

test('a judgement of a page’s newest picture does not put in doubt which that is', () => {
  const contribution = contributionOf(aLike(), 'b');
  if (contribution === null) throw new Error('It lives.');
  const tally = createTally();
  tally.change([contribution], [{ ...contribution, reaction: 'cleared' }]);
  expect([...tally.pages.values()]).toEqual([
    { numbers: { liked: -1, disliked: 0, cleared: 1 }, newest: null, lost: null },
  ]);
  tally.change([{ ...contribution, place: 'a' }], [{ ...contribution, place: 'c' }]);
  expect([...tally.pages.values()]).toMatchObject([
    { newest: { place: 'c', title: 'Pictures of the week' }, lost: 'a' },
  ]);
});
