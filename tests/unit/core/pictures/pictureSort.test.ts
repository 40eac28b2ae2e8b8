import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ViewedPicture } from '../../../../lib/core/pictures/pictureFilter.ts';
import { PICTURE_KINDS, type PictureKind } from '../../../../lib/core/pictures/pictureKind.ts';
import { PAGE_ORDER, sortPictures, type PictureSort, type SortBy } from '../../../../lib/core/pictures/pictureSort.ts';
import { someViewed, viewed } from '../../../support/viewedPictures.ts';

const rules = {
  reactionOf: ({ image }: ViewedPicture) => image.liked ?? null,
  compareNames: new Intl.Collator('en', { numeric: true }).compare,
};
const every: readonly SortBy[] = ['page', 'size', 'name', 'kind', 'reaction'];
const anySort: fc.Arbitrary<PictureSort> = fc.record({ by: fc.constantFrom(...every), reversed: fc.boolean() });

function named(caption: string, width?: number, height?: number): ViewedPicture {
  return viewed({ caption, ...(width && height ? { width, height } : {}) });
}

test.each<[PictureSort, ViewedPicture[], string]>([
  [PAGE_ORDER, [named('b'), named('a'), named('c')], 'b a c'],
  [{ by: 'page', reversed: true }, [named('b'), named('a'), named('c')], 'c a b'],
  [{ by: 'size', reversed: false }, [named('s', 1, 9), named('?'), named('l', 9, 9), named('m', 5, 5)], 'l m s ?'],
  [{ by: 'size', reversed: true }, [named('s', 1, 9), named('?'), named('l', 9, 9), named('m', 5, 5)], 's m l ?'],
  [{ by: 'size', reversed: true }, [named('?1'), named('?2'), named('s', 1, 1)], 's ?1 ?2'],
  [{ by: 'size', reversed: true }, [named('wide', 4, 2), named('tall', 2, 4)], 'wide tall'],
  [{ by: 'name', reversed: false }, [named('IMG-10'), named('img-9'), named('IMG-2')], 'IMG-2 img-9 IMG-10'],
  [{ by: 'name', reversed: false }, [named('z'), named('ä'), named('a')], 'a ä z'],
  [{ by: 'name', reversed: true }, [named('a'), named('c'), named('b')], 'c b a'],
])('by %o', (sort, pictures, order) => {
  expect(
    sortPictures(pictures, sort, rules)
      .map(({ image }) => image.caption)
      .join(' '),
  ).toBe(order);
});

test('kinds come as they are offered', () => {
  const kinds: PictureKind[] = ['icon', 'photograph', 'background', 'animation', 'drawing'];
  const pictures = kinds.map((kind) => viewed({}, kind));
  const sorted = sortPictures(pictures, { by: 'kind', reversed: false }, rules);
  expect(sorted.map(({ kind }) => kind)).toEqual(PICTURE_KINDS);
});

test('liked ones come first, unrated before disliked ones', () => {
  const pictures = [false, null, true].map((liked) => viewed({ liked }));
  const reactions = (reversed: boolean) =>
    sortPictures(pictures, { by: 'reaction', reversed }, rules).map(({ image }) => image.liked);
  expect(reactions(false)).toEqual([true, null, false]);
  expect(reactions(true)).toEqual([false, null, true]);
});

test('a sort is a permutation, leaves the list it is given alone, and changes nothing when it is done again', () => {
  fc.assert(
    fc.property(someViewed, anySort, (pictures, sort) => {
      const before = [...pictures];
      const sorted = sortPictures(pictures, sort, rules);
      expect(pictures).toEqual(before);
      expect(new Set(sorted)).toEqual(new Set(pictures));
      expect(sorted).toHaveLength(pictures.length);
      if (sort.by !== 'page') expect(sortPictures(sorted, sort, rules)).toEqual(sorted);
    }),
  );
});

test('what is alike stays in page order either way; what differs is reversed', () => {
  const rankOf: Readonly<Record<Exclude<SortBy, 'page'>, (picture: ViewedPicture) => unknown>> = {
    size: ({ image: { width = 0, height = 0 } }) => width * height,
    name: ({ image }) => image.caption,
    kind: ({ kind }) => kind,
    reaction: ({ image }) => image.liked,
  };
  fc.assert(
    fc.property(someViewed, fc.constantFrom('size', 'name', 'kind', 'reaction'), (pictures, by) => {
      const sorted = sortPictures(pictures, { by, reversed: false }, rules);
      const reversed = sortPictures(pictures, { by, reversed: true }, rules);
      for (const list of [sorted, reversed]) {
        for (const [index, picture] of list.entries()) {
          const next = list[index + 1];
          if (next === undefined || rankOf[by](picture) !== rankOf[by](next)) continue;
          expect(pictures.indexOf(picture)).toBeLessThan(pictures.indexOf(next));
        }
      }
      const known = (list: readonly ViewedPicture[]) =>
        list.map(rankOf[by]).filter((rank) => by !== 'size' || rank !== 0);
      expect(known(reversed)).toEqual(known(sorted).toReversed());
      if (by === 'size') {
        const unknown = reversed.findIndex(({ image }) => image.width === undefined);
        expect(reversed.slice(unknown < 0 ? reversed.length : unknown).every(({ image }) => !image.width)).toBe(true);
      }
    }),
  );
});

test('the page reversed twice is the page', () => {
  fc.assert(
    fc.property(someViewed, (pictures) => {
      const sort: PictureSort = { by: 'page', reversed: true };
      expect(sortPictures(sortPictures(pictures, sort, rules), sort, rules)).toEqual(pictures);
    }),
  );
});
