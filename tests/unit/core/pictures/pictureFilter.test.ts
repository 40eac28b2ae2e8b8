import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GalleryImage } from '../../../../lib/core/pictures/galleryImage.ts';
import {
  NO_FILTER,
  passesFilter,
  searchedText,
  type PictureFilter,
} from '../../../../lib/core/pictures/pictureFilter.ts';
import type { PictureKind } from '../../../../lib/core/pictures/pictureKind.ts';
import { anyFilter, someViewed, viewed } from '../../../support/viewedPictures.ts';

test.each<[Partial<PictureFilter>, Partial<GalleryImage>, boolean]>([
  [{}, {}, true],
  [{ reaction: 'liked' }, { liked: true }, true],
  [{ reaction: 'liked' }, { liked: null }, false],
  [{ reaction: 'disliked' }, { liked: false }, true],
  [{ reaction: 'disliked' }, { liked: null }, false],
  [{ reaction: 'unrated' }, { liked: null }, true],
  [{ reaction: 'unrated' }, { liked: false }, false],
  [{ minWidth: 800 }, { width: 800, height: 10 }, true],
  [{ minWidth: 801 }, { width: 800, height: 10 }, false],
  [{ minHeight: 10 }, { width: 800, height: 10 }, true],
  [{ minHeight: 11 }, { width: 800, height: 10 }, false],
  [{ minWidth: 5000, minHeight: 5000, shape: 'tall' }, {}, true],
  [{ shape: 'wide' }, { width: 120, height: 100 }, true],
  [{ shape: 'wide' }, { width: 119, height: 100 }, false],
  [{ shape: 'square' }, { width: 119, height: 100 }, true],
  [{ shape: 'square' }, { width: 100, height: 119 }, true],
  [{ shape: 'square' }, { width: 120, height: 100 }, false],
  [{ shape: 'tall' }, { width: 100, height: 120 }, true],
  [{ shape: 'tall' }, { width: 100, height: 119 }, false],
  [{ shape: 'any' }, { width: 100, height: 900 }, true],
  [{ reaction: 'liked', minWidth: 10 }, { liked: true, width: 9, height: 9 }, false],
])('%o lets %o pass: %s', (filter, image, passes) => {
  expect(passesFilter({ ...NO_FILTER, ...filter })(viewed(image))).toBe(passes);
});

test.each<[readonly PictureKind[], PictureKind, boolean]>([
  [[], 'icon', true],
  [['drawing', 'icon'], 'icon', true],
  [['drawing'], 'photograph', false],
])('of kinds %o, %s passes: %s', (kinds, kind, passes) => {
  expect(passesFilter({ ...NO_FILTER, kinds })(viewed({}, kind))).toBe(passes);
});

test.each([
  ['lake', 'The Lake in May', 'https://a.example/1.jpg', true],
  ['MAY lake', 'The Lake in May', 'https://a.example/1.jpg', true],
  ['lake june', 'The Lake in May', 'https://a.example/1.jpg', false],
  ['eclair', 'Éclair', 'https://a.example/1.jpg', true],
  ['Éclair', 'eclair', 'https://a.example/1.jpg', true],
  ['istanbul', 'İSTANBUL', 'https://a.example/1.jpg', true],
  ['ﬁsh', 'A fish', 'https://a.example/1.jpg', true],
  ['がく', 'がくぶち', 'https://a.example/1.jpg', true],
  ['かく', 'がくぶち', 'https://a.example/1.jpg', false],
  ['mountain', 'x', 'https://a.example/Mountain_2.jpg', true],
  ['grüße', 'x', 'https://a.example/Gr%C3%BC%C3%9Fe.jpg', true],
  ['%zz', 'x', 'https://a.example/%zz.jpg', true],
  ['base64', 'x', 'data:image/png;base64,AAAA', false],
  ['   ', 'x', 'https://a.example/1.jpg', true],
])('"%s" is found in "%s" at %s: %s', (text, caption, url, found) => {
  const picture = { ...viewed(), searched: searchedText(caption, url) };
  expect(passesFilter({ ...NO_FILTER, text })(picture)).toBe(found);
});

test('a filter leaves the order as it is and invents nothing; one with fewer wishes lets more pass', () => {
  fc.assert(
    fc.property(someViewed, anyFilter, (pictures, filter) => {
      const passed = pictures.filter(passesFilter(filter));
      expect(passed).toEqual(pictures.filter((picture) => passed.includes(picture)));
      expect(passed.filter(passesFilter(filter))).toEqual(passed);
      for (const wish of ['reaction', 'kinds', 'minWidth', 'minHeight', 'shape', 'text'] as const) {
        const fewer = pictures.filter(passesFilter({ ...filter, [wish]: NO_FILTER[wish] }));
        expect(fewer).toEqual(expect.arrayContaining(passed));
      }
      expect(pictures.filter(passesFilter(NO_FILTER))).toEqual(pictures);
    }),
  );
});

test('an address of any length takes no longer than its beginning', () => {
  expect(searchedText('x', `https://a.example/${'a'.repeat(1_000_000)}`).length).toBeLessThan(3000);
});
