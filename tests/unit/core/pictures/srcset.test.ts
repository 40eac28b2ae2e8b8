import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSrcset, srcsetCandidates } from '../../../../lib/core/pictures/srcset.ts';
import { countedText } from '../countedText.ts';

test.each([
  ['', []],
  [' \n\t\f\r', []],
  [',,,', []],
  ['a.jpg', [{ url: 'a.jpg' }]],
  [
    'a.jpg 1x, b.jpg 2x',
    [
      { url: 'a.jpg', density: 1 },
      { url: 'b.jpg', density: 2 },
    ],
  ],
  [
    'a.jpg 480w,b.jpg 800w',
    [
      { url: 'a.jpg', width: 480 },
      { url: 'b.jpg', width: 800 },
    ],
  ],
  ['a.jpg 480w 320h', [{ url: 'a.jpg', width: 480, height: 320 }]],
  ['a.jpg 320h 480w', [{ url: 'a.jpg', width: 480, height: 320 }]],
  // Commas: inside of a URL they belong to it, at its end they end the candidate.
  ['a,b.jpg 1x', [{ url: 'a,b.jpg', density: 1 }]],
  ['a.jpg,b.jpg', [{ url: 'a.jpg,b.jpg' }]],
  ['a.jpg, b.jpg', [{ url: 'a.jpg' }, { url: 'b.jpg' }]],
  ['a.jpg,,, b.jpg 2x', [{ url: 'a.jpg' }, { url: 'b.jpg', density: 2 }]],
  [',a.jpg 2x,,b.jpg', [{ url: 'a.jpg', density: 2 }, { url: 'b.jpg' }]],
  [
    '/c_fill,w_300/a.jpg 300w, /c_fill,w_600/a.jpg 600w',
    [
      { url: '/c_fill,w_300/a.jpg', width: 300 },
      { url: '/c_fill,w_600/a.jpg', width: 600 },
    ],
  ],
  ['data:image/gif;base64,R0lGOD 1x', [{ url: 'data:image/gif;base64,R0lGOD', density: 1 }]],
  ['data:image/gif;base64,AA, b.jpg 2x', [{ url: 'data:image/gif;base64,AA' }, { url: 'b.jpg', density: 2 }]],
  // Parentheses: in URLs they mean nothing, in descriptors commas do not split within them.
  ['a(1).jpg 1x', [{ url: 'a(1).jpg', density: 1 }]],
  ['a.jpg (1x, b.jpg 2x), c.jpg 3x', [{ url: 'c.jpg', density: 3 }]],
  ['a.jpg ( , b.jpg 2x', []],
  ['a.jpg calc(1x, 2x) , b.jpg', [{ url: 'b.jpg' }]],
  // Descriptors.
  ['a.jpg 1.5x', [{ url: 'a.jpg', density: 1.5 }]],
  ['a.jpg .5x', [{ url: 'a.jpg', density: 0.5 }]],
  ['a.jpg 1e1x', [{ url: 'a.jpg', density: 10 }]],
  ['a.jpg 0x', [{ url: 'a.jpg', density: 0 }]],
  ['a.jpg -0x', [{ url: 'a.jpg', density: 0 }]],
  ['a.jpg 07w', [{ url: 'a.jpg', width: 7 }]],
  // Chromium drops what does not fit in 31 bits; the standard knows no largest size.
  ['a.jpg 2147483648w 4294967297h', [{ url: 'a.jpg', width: 2_147_483_648, height: 4_294_967_297 }]],
  ['a.jpg 1E-1x', [{ url: 'a.jpg', density: 0.1 }]],
  ['a.jpg 1e-400x', [{ url: 'a.jpg', density: 0 }]],
  // Only what HTML calls white space separates.
  ['a.jpg\u00A01x\v, b.jpg 2x', [{ url: 'a.jpg\u00A01x\v' }, { url: 'b.jpg', density: 2 }]],
  ['a.jpg 1x\v, b.jpg \u00A02x, c.jpg 3x', [{ url: 'c.jpg', density: 3 }]],
  ['a.jpg )1x, b.jpg 1x), c.jpg', [{ url: 'c.jpg' }]],
  ['a.jpg 1x(2x , 3x), b.jpg', [{ url: 'b.jpg' }]],
  ['a.jpg 2x), b.jpg ((1x), c.jpg), d.jpg', [{ url: 'c.jpg)' }, { url: 'd.jpg' }]],
  ['a.jpg   2x   , b.jpg', [{ url: 'a.jpg', density: 2 }, { url: 'b.jpg' }]],
  [
    'a.jpg\t2x\n,\fb.jpg\r3x',
    [
      { url: 'a.jpg', density: 2 },
      { url: 'b.jpg', density: 3 },
    ],
  ],
  ['a\u00A0b.jpg 2x', [{ url: 'a\u00A0b.jpg', density: 2 }]],
])('%j', (value, candidates) => {
  expect(parseSrcset(value)).toEqual(candidates);
});

test.each([
  'w',
  'x',
  '0w',
  '-1w',
  '1.5w',
  '+1w',
  '1e2w',
  '1W',
  '1X',
  '-1x',
  '+1x',
  '1.x',
  // Chromium takes this one.
  '1.e1x',
  '1e1.5x',
  '1e1e1x',
  'e1x',
  '1ex',
  '.x',
  '١x',
  '1e999x',
  'Infinityx',
  'NaNx',
  '0x1x',
  '1h',
  '0h 1w',
  '1w 2w',
  '1x 2x',
  '1w 1x',
  '1x 1w',
  '1h 1x',
  '1x 1h',
  '1h 1h 1w',
  '1w 1h 1h',
  '1w foo',
  'foo',
  '1w(',
  '(1w)',
  '1 w',
])('a candidate with the descriptors "%s" is dropped, the others stay', (descriptors) => {
  expect(parseSrcset(`a.jpg 5w, wrong.jpg ${descriptors.replace(/\($/, '()')}, b.jpg 6w`)).toEqual([
    { url: 'a.jpg', width: 5 },
    { url: 'b.jpg', width: 6 },
  ]);
});

test('what was written well is read back', () => {
  const url = fc.stringMatching(/^[^\s,](?:[^\s]*[^\s,])?$/);
  const candidate = fc.oneof(
    fc.record({ url, width: fc.integer({ min: 1, max: 99_999 }) }),
    fc.record({ url, density: fc.integer({ min: 0, max: 80 }).map((tenth) => tenth / 10) }),
    fc.record({ url, width: fc.integer({ min: 1, max: 99_999 }), height: fc.integer({ min: 1, max: 99_999 }) }),
  );
  const space = fc.stringMatching(/^[ \t\n\f\r]+$/);
  fc.assert(
    fc.property(fc.array(candidate), space, (candidates, gap) => {
      const value = candidates.map((each) => {
        const size =
          'density' in each
            ? `${each.density}x`
            : 'height' in each
              ? `${each.height}h${gap}${each.width}w`
              : `${each.width}w`;
        return `${each.url}${gap}${size}`;
      });
      expect(parseSrcset(value.join(`,${gap}`))).toEqual(candidates);
    }),
  );
});

test('any text is read without a throw, into candidates that the text holds', () => {
  const piece = fc.constantFrom(...' |,|(|)|a|1w|2x|3h|\n|http://b/|,,|1.5x|1e9|-|+|\0|\uD800|\v|\u00A0'.split('|'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) => {
      const value = pieces.join('');
      return parseSrcset(value).every(
        ({ url, width, height, density }) =>
          url !== '' &&
          value.includes(url) &&
          !/^,|,$|[ \n]/.test(url) &&
          (density === undefined || (width === undefined && density >= 0 && density < Infinity)) &&
          (width === undefined || (Number.isInteger(width) && width > 0)) &&
          (height === undefined || (width !== undefined && height > 0)),
      );
    }),
    { numRuns: 200_000 },
  );
});

test('a million candidates are read one by one', () => {
  const many = Array.from({ length: 1_000_000 }, (_, index) => `/p/${index}.jpg ${index + 1}w`).join(', ');
  let count = 0;
  for (const { width } of srcsetCandidates(many)) count += width === undefined ? 0 : 1;
  expect(count).toBe(1_000_000);
});

test.each([
  ['spaces', ' '],
  ['commas', 'a ,'],
  ['one long number', '1'],
  ['descriptors', '1w '],
  ['open parentheses', '('],
  ['parentheses', '(,),'],
  ['commas in an address', 'a,'],
  ['candidates', 'a 1x,'],
  ['addresses without a space', 'a,,'],
])('linear work for many %s', (_, piece) => {
  for (const start of ['', 'a ', 'a (']) {
    const value = countedText(start + piece.repeat(20_000));
    parseSrcset(value.text);
    // Each character a few times: as space, as part of an address or descriptor, and when that is taken.
    expect(value.looks()).toBeLessThan(8 * value.text.length);
  }
});
