import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSrcset, type SrcsetCandidate } from '../../../lib/core/srcset.ts';

/** The rules of HTML, "parsing a srcset attribute", one row each. */
test.each<{ rule: string; srcset: string; candidates: SrcsetCandidate[] }>([
  { rule: 'nothing', srcset: '', candidates: [] },
  { rule: 'white space and commas alone', srcset: ' \t\n\f\r,, , ', candidates: [] },
  { rule: 'no descriptor', srcset: 'a.jpg', candidates: [{ url: 'a.jpg' }] },
  {
    rule: 'widths',
    srcset: 'a.jpg 320w, b.jpg 640w',
    candidates: [
      { url: 'a.jpg', width: 320 },
      { url: 'b.jpg', width: 640 },
    ],
  },
  {
    rule: 'densities',
    srcset: 'a.jpg 1x,b.jpg 1.5x',
    candidates: [
      { url: 'a.jpg', density: 1 },
      { url: 'b.jpg', density: 1.5 },
    ],
  },
  { rule: 'a comma inside a URL', srcset: 'a,b.jpg 1x', candidates: [{ url: 'a,b.jpg', density: 1 }] },
  { rule: 'a comma at a URL’s end ends it', srcset: 'a.jpg, b.jpg', candidates: [{ url: 'a.jpg' }, { url: 'b.jpg' }] },
  { rule: 'no space after the comma is one URL', srcset: 'a.jpg,b.jpg', candidates: [{ url: 'a.jpg,b.jpg' }] },
  { rule: 'several commas', srcset: 'a.jpg,,,b.jpg 2x', candidates: [{ url: 'a.jpg,,,b.jpg', density: 2 }] },
  {
    rule: 'data: URLs keep their comma',
    srcset: 'data:image/gif;base64,AA== 2x',
    candidates: [{ url: 'data:image/gif;base64,AA==', density: 2 }],
  },
  { rule: 'width and height', srcset: 'a.jpg 320w 200h', candidates: [{ url: 'a.jpg', width: 320, height: 200 }] },
  { rule: 'height alone is an error', srcset: 'a.jpg 200h, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'width with density is an error', srcset: 'a.jpg 320w 2x, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'the same descriptor twice is an error', srcset: 'a.jpg 1x 2x, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'zero width is an error', srcset: 'a.jpg 0w, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'a fractional width is an error', srcset: 'a.jpg 1.5w, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'a negative density is an error', srcset: 'a.jpg -1x, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'zero density is none', srcset: 'a.jpg 0x', candidates: [{ url: 'a.jpg', density: 0 }] },
  { rule: 'an exponent', srcset: 'a.jpg 1e1x', candidates: [{ url: 'a.jpg', density: 10 }] },
  { rule: 'a plus sign is an error', srcset: 'a.jpg +1x, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'an unknown descriptor is an error', srcset: 'a.jpg 3q, b.jpg', candidates: [{ url: 'b.jpg' }] },
  { rule: 'units are case-sensitive', srcset: 'a.jpg 1X, b.jpg', candidates: [{ url: 'b.jpg' }] },
  {
    rule: 'commas in parentheses belong to the descriptor',
    srcset: 'a.jpg (1x, 2x), b.jpg 1x',
    candidates: [{ url: 'b.jpg', density: 1 }],
  },
  { rule: 'an open parenthesis takes the rest', srcset: 'a.jpg (1x, b.jpg 2x', candidates: [] },
])('$rule: $srcset', ({ srcset, candidates }) => {
  expect(parseSrcset(srcset)).toEqual(candidates);
});

test('never throws, and gives no URL with white space or commas around it', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', ',', '(', ')', '1', '.', 'w', 'x', 'h', '-', '\t', 'é'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, (srcset) => {
      for (const { url, width, height, density } of parseSrcset(srcset)) {
        expect(url).toMatch(/^[^\s,](?:\S*[^\s,])?$/);
        expect(srcset).toContain(url);
        if (height !== undefined) expect(width).toBeDefined();
        if (density !== undefined) expect(width).toBeUndefined();
      }
    }),
    { numRuns: 20_000 },
  );
});

test('what is written well comes back as it was', () => {
  const candidate = fc.record({
    url: fc.webUrl({ withQueryParameters: true }).filter((url) => !url.endsWith(',')),
    width: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 20 }), (candidates) => {
      const srcset = candidates.map(({ url, width }) => (width === undefined ? url : `${url} ${width}w`)).join(', ');
      const expected = candidates.map(({ url, width }) => (width === undefined ? { url } : { url, width }));
      expect(parseSrcset(srcset)).toEqual(expected);
    }),
  );
});
