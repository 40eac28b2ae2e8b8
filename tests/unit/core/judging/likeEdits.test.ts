import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLike, putBack, reverseChange } from '../../../../lib/core/judging/likeEdits.ts';
import { aLike } from '../../../support/likes.ts';

const like = aLike({ key: 'k', caption: 'A', note: 'n', tags: ['x', 'y'] });

test('a change sets what it names and leaves the rest', () => {
  expect(changedLike(like, { key: 'k', caption: 'B' })).toEqual({ ...like, caption: 'B' });
  expect(changedLike(like, { key: 'k', note: '', addTags: ['w', 'x'], removeTags: ['y'] })).toEqual({
    ...like,
    note: '',
    tags: ['w', 'x'],
  });
});

test.each([
  [{ caption: 'B' }, { caption: 'A' }],
  [{ note: 'm', caption: 'A' }, { note: 'n' }],
  [{ addTags: ['x', 'z'] }, { removeTags: ['z'] }],
  [{ removeTags: ['y', 'z'] }, { addTags: ['y'] }],
  [{ removeTags: ['x'], addTags: ['x'] }, null],
  [{ caption: 'A', note: 'n', addTags: ['x'] }, null],
])('%j is taken back by %j', (change, reverse) => {
  expect(reverseChange(like, { key: 'k', ...change })).toEqual(reverse && { key: 'k', ...reverse });
});

test('the reverse of any change gives back the Like', () => {
  const tags = fc.uniqueArray(fc.constantFrom('u', 'v', 'w', 'x'));
  fc.assert(
    fc.property(tags, tags, tags, fc.string(), (before, addTags, removeTags, caption) => {
      const first = aLike({ key: 'k', tags: before.toSorted() });
      const change = { key: 'k', addTags, removeTags, caption };
      const reverse = reverseChange(first, change);
      const after = changedLike(first, change);
      expect(reverse === null ? after : changedLike(after, reverse)).toEqual(first);
    }),
  );
});

const entries = (keys: string) => Array.from(keys, (key) => ({ key }));
const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).join('');

test.each([
  ['abcde', 'ace', 'bd', 'abcde'],
  ['abcde', '', 'abcde', 'abcde'],
  ['abcde', 'bcde', 'a', 'abcde'],
  // What has come in since, in front and behind, stays there.
  ['abcde', 'NacefG', 'bd', 'NabcdefG'],
  ['abc', 'Nbc', 'a', 'Nabc'],
  // The one it followed is gone as well.
  ['abcde', 'ae', 'd', 'ade'],
  // Nothing of what was there is left.
  ['abc', 'N', 'b', 'Nb'],
  ['abc', 'abc', 'b', 'abc'],
])('of %s there is %s: %s back makes %s', (before, present, returning, result) => {
  const back = new Map(entries(returning).map((entry) => [entry.key, entry]));
  expect(keysOf(putBack(entries(present), entries(before), back))).toBe(result);
});
