import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeLike } from '../../../../lib/core/judging/changeLike.ts';
import { latestStamp, NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import type { LikeChange } from '../../../../lib/core/judging/likeChange.ts';
import { mergeLikes } from '../../../../lib/core/judging/mergeLikes.ts';
import { aLike, anyLike } from '../../../support/likes.ts';

const moment = { now: 5_000, stamp: tick(NEVER, 5_000, 'devicea1') };
const { key, stamps } = aLike();
const deleted = aLike({
  liked: false,
  tags: ['cold'],
  deletedAt: 2_000,
  stamps: { ...stamps, deleted: tick(NEVER, 2_000, 'devicea1') },
});

test.each<[Omit<LikeChange, 'key'>, object, object]>([
  [{ liked: null }, { liked: null }, { liked: moment.stamp }],
  [{ caption: '' }, { caption: '' }, { caption: moment.stamp }],
  [{ note: 'Whose?' }, { note: 'Whose?' }, { note: moment.stamp }],
  [
    { addTags: [' cold '], removeTags: ['warm'] },
    { tags: ['cold'] },
    { tags: { cold: moment.stamp, warm: moment.stamp } },
  ],
  [{ deleted: true }, { deletedAt: 5_000 }, { deleted: moment.stamp }],
  [{ deleted: false }, {}, {}],
  [{}, {}, {}],
])('%j changes and stamps that, and nothing else', (change, fields, changedStamps) => {
  expect(changeLike(aLike(), { key, ...change }, moment)).toEqual({
    ...aLike(),
    updatedAt: 5_000,
    ...fields,
    stamps: { ...stamps, ...changedStamps },
  });
});

test('a deleted Like is put back as it was, its reaction included', () => {
  const { deletedAt: _, ...living } = deleted;
  const back = changeLike(deleted, { key, deleted: false }, moment);
  expect(back).toEqual({ ...living, updatedAt: 5_000, stamps: { ...living.stamps, deleted: moment.stamp } });
  expect(mergeLikes(back ?? deleted, deleted)).not.toHaveProperty('deletedAt');
});

test.each<Omit<LikeChange, 'key'>>([{ liked: true }, { deleted: true }, { addTags: ['x'] }, {}])(
  'a deleted Like is passed over by %j, and so is one that never was',
  (change) => {
    expect(changeLike(deleted, { key, ...change }, moment)).toBeNull();
    expect(changeLike(undefined, { key, ...change }, moment)).toBeNull();
  },
);

test.each<Omit<LikeChange, 'key'>>([
  { caption: 'x'.repeat(4097) },
  { note: 'x'.repeat(10_001) },
  { addTags: ['x'.repeat(101)] },
])('what is too long is refused with a sentence', (change) => {
  expect(() => changeLike(aLike(), { key, ...change }, moment)).toThrow(
    expect.objectContaining({
      code: 'invalid-message',
      message: expect.stringMatching(/at most\. Nothing was changed\.$/),
    }),
  );
});

test('what is changed wins over what was there before, wherever it is merged', () => {
  const change = fc.record(
    {
      liked: fc.constantFrom(true, false, null),
      caption: fc.constantFrom('a', 'b'),
      note: fc.constantFrom('a', ''),
      deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anyLike, change, (like, changes) => {
      const stamp = tick(latestStamp(like.stamps), 0, 'devicea1');
      const changed = changeLike(like, { key: like.key, ...changes }, { now: 5_000, stamp });
      if (changed === null) return;
      const merged = mergeLikes(changed, like);
      for (const field of ['liked', 'caption', 'note'] as const)
        if (changes[field] !== undefined) expect(merged[field]).toBe(changes[field]);
      expect(merged.deletedAt === undefined).toBe(changed.deletedAt === undefined);
    }),
    { numRuns: 1000 },
  );
});
