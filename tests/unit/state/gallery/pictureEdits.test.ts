import { computed } from '@preact/signals';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { createPictureEdits } from '../../../../lib/state/gallery/pictureEdits.ts';

const image = (key: string): PageImage => ({
  key,
  variants: [{ url: `https://a.example/${key}` }],
  caption: key,
  source: 'img',
});
const page = (keys: string) => new Map(Array.from(keys, (key) => [key, image(key)]));

/** Edits of a page; `shown` is what a filter lets through of them. */
function someEdits(keys: string, passes: (key: string) => boolean = () => true) {
  let images: ReadonlyMap<string, PageImage> = page(keys);
  const edits = createPictureEdits(() => Array.from(present()).filter(passes));
  const present = () => [...edits.edit(images).keys()].join('');
  return {
    ...edits,
    present,
    setPage: (next: string) => void (images = page(next)),
  };
}

test('a page that nobody has changed stays the same object', () => {
  const images = page('abc');
  expect(createPictureEdits(() => []).edit(images)).toBe(images);
});

test('pictures are added at the end, once, and taken back', () => {
  const { add, present } = someEdits('abc');
  const takeBack = add([image('x'), image('b')]);
  expect(present()).toBe('abcx');
  const takeBackAgain = add([image('x')]);
  takeBackAgain();
  expect(present()).toBe('abcx');
  takeBack();
  expect(present()).toBe('abc');
});

test('what was removed stays away when the page is read again, and comes back to its place', () => {
  const { remove, present, setPage } = someEdits('abcd');
  const restore = remove(['b', 'd']);
  expect(present()).toBe('ac');
  setPage('abcde');
  expect(present()).toBe('ace');
  restore();
  expect(present()).toBe('abcde');
});

test('adding a picture that was removed brings it back', () => {
  const { remove, add, present } = someEdits('abc');
  remove(['b']);
  const takeBack = add([image('b')]);
  expect(present()).toBe('abc');
  takeBack();
  expect(present()).toBe('ac');
});

test('a picture moves past its neighbour, and back', () => {
  const { move, present } = someEdits('abcd');
  const back = move('b', 1);
  expect(present()).toBe('acbd');
  move('d', -1);
  expect(present()).toBe('acdb');
  back?.();
  expect(present()).toBe('abcd');
  expect(move('a', -1)).toBeNull();
  expect(move('d', 1)).toBeNull();
  expect(move('z', 1)).toBeNull();
});

test('under a filter the neighbour is the one that is seen', () => {
  const { move, present } = someEdits('abcd', (key) => key !== 'b');
  move('c', -1);
  expect(present()).toBe('cabd');
});

test('what comes later stands behind the neighbour it has on the page', () => {
  const { move, present, setPage } = someEdits('abcd');
  move('a', 1);
  expect(present()).toBe('bacd');
  setPage('xaybzcd');
  expect(present()).toBe('xbzaycd');
  setPage('cd');
  expect(present()).toBe('cd');
});

test('those who look on hear of each change', () => {
  const edits = createPictureEdits(() => ['a', 'b']);
  const images = page('ab');
  const shown = computed(() => [...edits.edit(images).keys()].join(''));
  expect(shown.value).toBe('ab');
  edits.move('a', 1);
  expect(shown.value).toBe('ba');
  edits.remove(['b']);
  expect(shown.value).toBe('a');
  edits.add([image('x')]);
  expect(shown.value).toBe('ax');
});

test('whatever is done, undoing all of it in turn gives the page again', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'remove', 'earlier', 'later'),
    key: fc.constantFrom(...Array.from('abcdefxyz')),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { add, remove, move, present } = someEdits('abcdef');
      const undo = steps.map(({ what, key }) => {
        const back = {
          add: () => add([image(key)]),
          remove: () => remove([key]),
          earlier: () => move(key, -1),
          later: () => move(key, 1),
        };
        const done = back[what]();
        expect(new Set(present()).size).toBe(present().length);
        return done;
      });
      for (const back of undo.toReversed()) back?.();
      expect(present()).toBe('abcdef');
    }),
    { numRuns: 1000 },
  );
});
