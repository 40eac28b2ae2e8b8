import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageImage, Variant } from '../../../../lib/core/pictures/pageImage.ts';
import { isSmall, orderVariants, resolveCandidate, type Candidate } from '../../../../lib/core/pictures/variants.ts';

function candidate(name: string, facts: Omit<Candidate, 'url' | 'id'> = {}): Candidate {
  const url = name.includes(':') ? name : `https://a.example/${name}`;
  return { url, id: url, ...facts };
}

function order(...candidates: Candidate[]): string[] {
  return (orderVariants(candidates) ?? []).map(({ url }) => url.replace('https://a.example/', ''));
}

test.each([
  ['lake.jpg', 'https://a.example/page/lake.jpg'],
  ['../lake.jpg', 'https://a.example/lake.jpg'],
  ['//b.example/lake.jpg', 'https://b.example/lake.jpg'],
  [' /lake.jpg\n', 'https://a.example/lake.jpg'],
  ['la ke.jpg', 'https://a.example/page/la%20ke.jpg'],
  [' data:image/png;base64,AA ', 'data:image/png;base64,AA'],
  ['blob:https://a.example/1', 'blob:https://a.example/1'],
])('"%s" is %s', (written, url) => {
  expect(resolveCandidate(written, 'https://a.example/page/')?.url).toBe(url);
});

test.each([
  '',
  '  ',
  'javascript:alert(1)',
  'data:text/html,<b>',
  'data:',
  'about:blank',
  'mailto:a@b',
  'http://',
  'ftp://a/b',
])('"%s" cannot be a picture', (written) => {
  expect(resolveCandidate(written, 'https://a.example/page/')).toBeNull();
});

test('no base makes an address absolute that cannot be', () => {
  expect(resolveCandidate('lake.jpg', 'about:blank')).toBeNull();
});

test.each<[string, Candidate[], string[]]>([
  [
    'width × height first',
    [candidate('a', { width: 100, height: 100 }), candidate('b', { width: 90, height: 200 })],
    ['b', 'a'],
  ],
  [
    'then width',
    [candidate('a', { width: 100, height: 400 }), candidate('b', { width: 400, height: 100 })],
    ['b', 'a'],
  ],
  [
    'widths alone',
    [candidate('a', { width: 480 }), candidate('b', { width: 1200 }), candidate('c', { width: 800 })],
    ['b', 'c', 'a'],
  ],
  [
    'a height learned later changes nothing',
    [candidate('a', { width: 480, height: 480 }), candidate('b', { width: 800 })],
    ['b', 'a'],
  ],
  ['densities', [candidate('a'), candidate('b', { density: 2 }), candidate('c', { density: 1.5 })], ['b', 'c', 'a']],
  [
    'densities beside a size learned later',
    [candidate('a', { density: 1, width: 300, height: 200 }), candidate('b', { density: 2 })],
    ['b', 'a'],
  ],
  ['as declared', [candidate('a'), candidate('b'), candidate('c')], ['a', 'b', 'c']],
  [
    'a linked file before what is shown',
    [candidate('thumb', { width: 150, height: 100 }), candidate('big', { full: true })],
    ['big', 'thumb'],
  ],
  [
    'but by its size once that is known',
    [candidate('a', { width: 800, height: 600 }), candidate('b', { full: true, width: 150, height: 100 })],
    ['a', 'b'],
  ],
  [
    'what lasts before what does not',
    [candidate('data:image/png;base64,AA'), candidate('a')],
    ['a', 'data:image/png;base64,AA'],
  ],
  ['sizes before none', [candidate('a'), candidate('b', { width: 10, height: 10 })], ['b', 'a']],
])('%s', (_, candidates, expected) => {
  expect(order(...candidates)).toEqual(expected);
});

test('one address is one variant, which keeps its first spelling and every known fact', () => {
  const first = { ...candidate('a'), url: 'https://a.example/a#x' };
  expect(
    orderVariants([
      first,
      candidate('a', { width: 480 }),
      candidate('a', { width: 480, height: 320, mediaType: 'image/webp' }),
    ]),
  ).toEqual([
    { url: 'https://a.example/a#x', id: 'https://a.example/a', width: 480, height: 320, mediaType: 'image/webp' },
  ]);
});

test('nothing is lost, nothing is doubled, and the order is total', () => {
  const size = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const anyCandidate = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    width: size,
    height: size,
    density: size,
    full: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyCandidate, { maxLength: 12 }), (records) => {
      const candidates = records.map(({ name, width, height, density, full }) =>
        candidate(name, {
          ...(width && { width }),
          ...(height && { height }),
          ...(density && { density }),
          ...(full && { full }),
        }),
      );
      const variants = orderVariants(candidates) ?? [];
      expect(new Set(variants.map(({ id }) => id))).toEqual(new Set(candidates.map(({ id }) => id)));
      expect(variants).toHaveLength(new Set(candidates.map(({ id }) => id)).size);
      for (const { id, width, height } of variants) {
        const same = candidates.filter((each) => each.id === id);
        if (same.some((each) => each.width && each.height)) expect(width && height).toBeTruthy();
        if (same.some((each) => each.width ?? each.height)) expect(width ?? height).toBeTruthy();
      }
      const areas = variants.flatMap(({ width, height }) => (width && height ? [width * height] : []));
      expect(areas).toEqual(areas.toSorted((a, b) => b - a));
      // Once in order, they stay so.
      expect(orderVariants(variants) ?? []).toEqual(variants);
    }),
    { numRuns: 3000 },
  );
});

test.each<[string, Pick<PageImage, 'source' | 'naturalWidth' | 'naturalHeight'> & { variants: Variant[] }, boolean]>([
  ['16 × 16', { source: 'img', variants: [{ url: 'a', width: 16, height: 16 }] }, true],
  ['17 × 16', { source: 'img', variants: [{ url: 'a', width: 17, height: 16 }] }, false],
  ['unknown', { source: 'img', variants: [{ url: 'a' }] }, false],
  ['one side known', { source: 'img', variants: [{ url: 'a', width: 1 }] }, false],
  ['a spacer by name', { source: 'img', variants: [{ url: 'https://a.example/x/Spacer.gif?1' }] }, true],
  ['other spacers', { source: 'img', variants: [{ url: 'https://a.example/1x1-transparent.png' }] }, true],
  ['a spacer of one known side', { source: 'img', variants: [{ url: 'https://a.example/clear.gif', width: 1 }] }, true],
  [
    'no spacer: large',
    { source: 'img', naturalWidth: 99, naturalHeight: 1, variants: [{ url: 'https://a.example/spacer.gif' }] },
    false,
  ],
  ['no spacer: wide', { source: 'img', variants: [{ url: 'https://a.example/spacer.gif', width: 99 }] }, false],
  ['no spacer: part of the name', { source: 'img', variants: [{ url: 'https://a.example/pixel-art.png' }] }, false],
  ['no spacer: the weather', { source: 'img', variants: [{ url: 'https://a.example/clear.png' }] }, false],
  ['no spacer: in the query', { source: 'img', variants: [{ url: 'https://a.example/a?b=/pixel.gif' }] }, false],
  [
    'a spacer beside a picture',
    { source: 'img', variants: [{ url: 'https://a.example/a.jpg' }, { url: 'https://a.example/spacer.gif' }] },
    false,
  ],
  ['a data: spacer', { source: 'img', variants: [{ url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }] }, true],
  ['a data: picture', { source: 'img', variants: [{ url: 'data:image/gif;base64,R0lGODlhIAAgAAAAACw=' }] }, false],
  ['measured 1 × 1', { source: 'img', naturalWidth: 1, naturalHeight: 1, variants: [{ url: 'a' }] }, true],
  [
    'small now, with a larger variant',
    { source: 'img', naturalWidth: 1, naturalHeight: 1, variants: [{ url: 'a' }, { url: 'b' }] },
    false,
  ],
  [
    'declared 16, measured 512',
    { source: 'img', naturalWidth: 512, naturalHeight: 512, variants: [{ url: 'a', width: 16, height: 16 }] },
    false,
  ],
])('small: %s', (_, { variants: [first, ...others], ...image }, small) => {
  expect(isSmall({ ...image, variants: [first ?? { url: '' }, ...others] })).toBe(small);
});

test('a page’s own icons count as small, whatever their size', () => {
  expect(isSmall({ source: 'icon', variants: [{ url: 'a', width: 192, height: 192 }] })).toBe(true);
});
