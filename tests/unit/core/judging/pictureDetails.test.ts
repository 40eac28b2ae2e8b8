import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { cleanTag, detailsOf, tagsIn } from '../../../../lib/core/judging/pictureDetails.ts';
import { aLike } from '../../../support/likes.ts';

test.each([
  { typed: 'ridge', tag: 'ridge' },
  { typed: '  two   words\n', tag: 'two words' },
  { typed: '\u00A0\t', tag: '' },
  { typed: '', tag: '' },
  { typed: 'x'.repeat(200), tag: 'x'.repeat(200) },
])('$typed is the tag "$tag"', ({ typed, tag }) => {
  expect(cleanTag(typed)).toBe(tag);
});

test.each([
  { typed: 'a, b ,c', tags: ['a', 'b', 'c'] },
  { typed: 'a,,a, a', tags: ['a'] },
  { typed: 'a、b，c، d', tags: ['a', 'b', 'c', 'd'] },
  { typed: ' , ', tags: [] },
  { typed: '__proto__, constructor', tags: ['__proto__', 'constructor'] },
])('"$typed" are the tags $tags', ({ typed, tags }) => {
  expect(tagsIn(typed)).toEqual(tags);
});

test('tags stay the same when they are typed again', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'B', ' ', ',', '\n', '😀', '\u2028') });
  fc.assert(
    fc.property(words, (typed) => {
      const tags = tagsIn(typed);
      expect(tagsIn(tags.join(', '))).toEqual(tags);
      for (const tag of tags) expect(cleanTag(tag)).toBe(tag);
    }),
  );
});

test('a picture was judged when its reaction was set, whatever changed later', () => {
  const now = Date.UTC(2026, 10, 22);
  const stamps = { ...aLike().stamps, liked: tick(NEVER, now, 'devicea1') };
  expect(detailsOf(aLike({ tags: ['ridge'], note: 'Where?', stamps, updatedAt: now + 5_000 }), [])).toEqual({
    tags: ['ridge'],
    note: 'Where?',
    judgedAt: now,
  });
});

test('a picture that was only tagged was never judged', () => {
  const like = aLike({ liked: null, tags: ['ridge'], stamps: { ...aLike().stamps, liked: NEVER } });
  expect(detailsOf(like, [])).toEqual({ tags: ['ridge'], note: '' });
});

test('what other people think of a picture is known also where it is not in the own library', () => {
  const others = [{ key: aLike().key, aliases: [], by: 'Ada', liked: false, at: tick(NEVER, 1, 'devicea1') }];
  expect(detailsOf(undefined, others)).toEqual({ tags: [], note: '', people: [{ by: 'Ada', liked: false }] });
  expect(detailsOf(undefined, [])).toBeNull();
});
