import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCssImages } from '../../../../lib/core/pictures/cssImages.ts';
import { countedText } from '../countedText.ts';

test.each([
  ['none', []],
  ['', []],
  ['url("a.png")', [[{ url: 'a.png' }]]],
  ["url( 'a.png' )", [[{ url: 'a.png' }]]],
  ['url(a.png)', [[{ url: 'a.png' }]]],
  ['URL(a.png)', [[{ url: 'a.png' }]]],
  ['url("")', []],
  ['url("a.png"), url("b.png")', [[{ url: 'a.png' }], [{ url: 'b.png' }]]],
  ['linear-gradient(red, blue)', []],
  ['linear-gradient(red 2px, blue), url("a,b(1).png"), none', [[{ url: 'a,b(1).png' }]]],
  ['cross-fade(url("a.png"), url("b.png"), 50%)', [[{ url: 'a.png' }], [{ url: 'b.png' }]]],
  ['url("a\\"b.png")', [[{ url: 'a"b.png' }]]],
  ['url("a\\\\")', [[{ url: 'a\\' }]]],
  ['url("\\61 b.png")', [[{ url: 'ab.png' }]]],
  ['url(a\\)b.png)', [[{ url: 'a)b.png' }]]],
  [
    'image-set(url("a.png") 1x, url("b.png") 2x)',
    [
      [
        { url: 'a.png', density: 1 },
        { url: 'b.png', density: 2 },
      ],
    ],
  ],
  [
    '-webkit-image-set("a.png" 1dppx, "b.png" 192dpi)',
    [
      [
        { url: 'a.png', density: 1 },
        { url: 'b.png', density: 2 },
      ],
    ],
  ],
  [
    'image-set("a.avif" type("image/avif") 2x, "a.jpg" 2x type("image/jpeg"))',
    [
      [
        { url: 'a.avif', density: 2, mediaType: 'image/avif' },
        { url: 'a.jpg', density: 2, mediaType: 'image/jpeg' },
      ],
    ],
  ],
  [
    'image-set(linear-gradient(red, blue) 1x, url("b.png") 2x), url("c.png")',
    [[{ url: 'b.png', density: 2 }], [{ url: 'c.png' }]],
  ],
  ['counter(item) " " url("a.png") "not-an-address"', [[{ url: 'a.png' }]]],
  ['url("unclosed.png', [[{ url: 'unclosed.png' }]]],
  ['image-set("a.png" 1x', [[{ url: 'a.png', density: 1 }]]],
  ['background: #fff url(a.png) no-repeat; color: red', [[{ url: 'a.png' }]]],
])('%s', (value, pictures) => {
  expect(parseCssImages(value)).toEqual(pictures);
});

test('any text is read without a throw, into addresses', () => {
  const piece = fc.constantFrom(
    ...`url(|src(|"|'|)|(|,|image-set(|-webkit-image-set(|cross-fade(|\\|\\61 |2x|96dpi|type(|var(|none| |a.png|\n|é|\0|;|/*|*/`.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60, size: 'max' }), (pieces) =>
      parseCssImages(pieces.join('')).every(
        (picture) =>
          picture.length > 0 &&
          picture.every(({ url, density }) => url !== '' && (density === undefined || density >= 0)),
      ),
    ),
    { numRuns: 200_000 },
  );
});

test('what was written well is read back', () => {
  const address = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => text.trim() === text && !/[\n\r\f\0]/.test(text));
  fc.assert(
    fc.property(fc.array(address), (addresses) => {
      const value = addresses.map((each) => `url("${each.replaceAll(/["\\]/g, '\\$&')}")`).join(', ');
      expect(parseCssImages(value)).toEqual(addresses.map((url) => [{ url }]));
    }),
  );
});

test.each([
  ['open functions', 'a('],
  ['open sets', 'image-set('],
  ['sets', 'image-set("a" 1x),'],
  ['quotes', '"'],
  ['escaped quotes', String.raw`\"`],
  ['backslashes', '\\'],
  ['unclosed addresses', 'url('],
  ['quoted addresses', 'url("'],
  ['layers', 'url("a"),'],
  ['words', 'a '],
  ['spaces', ' '],
  ['closing parentheses', ')'],
])('linear work for many %s', (_, piece) => {
  for (const start of ['', 'url(', 'url("', 'image-set(', 'image-set("']) {
    const value = countedText(start + piece.repeat(20_000));
    parseCssImages(value.text);
    expect(value.looks()).toBeLessThan(10 * value.text.length);
  }
});
