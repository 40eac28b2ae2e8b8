import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WHOLE_LIBRARY } from '../../../../lib/core/library/libraryQuery.ts';
import { groupsOf, termsOf } from '../../../../lib/core/library/searchTerms.ts';
import { aLike } from '../../../support/likes.ts';

test('a Like is found by its reaction first, its kind, size, site, page, tags and words', () => {
  const like = aLike({
    caption: 'Ridge',
    tags: ['Two words', 'cold'],
    page: { url: 'https://www.a.example/x', title: '' },
  });
  expect(termsOf(like)).toEqual([
    'r:liked',
    'k:photograph',
    'z:medium',
    's:a.example',
    'p:https://www.a.example/x',
    't:Two words',
    't:cold',
    'w:ridge',
    'w:two',
    'w:words',
    'w:cold',
    'w:example',
  ]);
});

test('a filter asks for one of each list, for each typed word, and not for what is always so', () => {
  expect(groupsOf(WHOLE_LIBRARY)).toEqual([]);
  expect(
    groupsOf({
      ...WHOLE_LIBRARY,
      text: 'Rid lake',
      reactions: ['liked', 'liked', 'cleared'],
      sites: ['a.example', 'b.example'],
      sizes: ['small', 'medium', 'large', 'huge', 'unknown'],
      page: 'https://a.example/',
    }),
  ).toEqual([
    { prefix: 'w:rid' },
    { prefix: 'w:lake' },
    { terms: ['r:liked', 'r:cleared'] },
    { terms: ['s:a.example', 's:b.example'] },
    { terms: ['p:https://a.example/'] },
  ]);
  expect(groupsOf({ ...WHOLE_LIBRARY, reactions: ['cleared', 'disliked', 'liked'] })).toEqual([]);
});

test('different values are different terms, however long or strange, and none ends early', () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom('\0', '\u0001', 'a', 'b') }),
    fc.string({ minLength: 90, maxLength: 130 }),
  );
  const tagTerm = (tag: string) => groupsOf({ ...WHOLE_LIBRARY, tags: [tag] });
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(JSON.stringify(tagTerm(a)) === JSON.stringify(tagTerm(b))).toBe(a === b);
      for (const term of termsOf(aLike({ tags: [a, b], page: { url: b, title: a } }))) {
        expect(term).not.toContain('\0');
        expect(term.length).toBeLessThanOrEqual(102);
      }
      expect(termsOf(aLike({ tags: [a] }))).toContain(
        tagTerm(a).flatMap((group) => ('terms' in group ? group.terms : []))[0],
      );
    }),
    { numRuns: 2000 },
  );
});
