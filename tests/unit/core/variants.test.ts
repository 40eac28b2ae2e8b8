import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSmall, orderVariants, resolveCandidate, type Candidate } from '../../../lib/core/variants.ts';

function candidate(name: string, fields: Partial<Candidate> = {}): Candidate {
  const url = `https://a.example/${name}`;
  return { url, id: url, ...fields };
}

function order(...candidates: Candidate[]): string[] {
  return (orderVariants(candidates) ?? []).map(({ url }) => url.replace('https://a.example/', ''));
}

test.each([
  {
    why: 'by area',
    candidates: [candidate('s', { width: 320, height: 200 }), candidate('l', { width: 960, height: 600 })],
    names: ['l', 's'],
  },
  { why: 'by width', candidates: [candidate('s', { width: 320 }), candidate('l', { width: 960 })], names: ['l', 's'] },
  {
    why: 'by density',
    candidates: [candidate('1', { density: 1 }), candidate('2', { density: 2 })],
    names: ['2', '1'],
  },
  { why: 'as declared', candidates: [candidate('a'), candidate('b')], names: ['a', 'b'] },
  {
    why: 'the linked original first',
    candidates: [candidate('thumb', { width: 320 }), candidate('full', { full: true })],
    names: ['full', 'thumb'],
  },
  {
    why: 'unless its size is known to be less',
    candidates: [candidate('big', { width: 3200 }), candidate('full', { full: true, width: 100 })],
    names: ['big', 'full'],
  },
  {
    why: 'one more known height reorders nothing',
    candidates: [candidate('m', { width: 600, height: 900 }), candidate('l', { width: 800 })],
    names: ['l', 'm'],
  },
])('$why', ({ candidates, names }) => {
  expect(order(...candidates)).toEqual(names);
});

test('an address met twice is one variant that knows every size', () => {
  expect(orderVariants([candidate('a', { width: 320 }), candidate('a', { width: 320, height: 200 })])).toEqual([
    candidate('a', { width: 320, height: 200 }),
  ]);
});

test('no variant is ever lost, none doubled', () => {
  const size = fc.option(fc.integer({ min: 1, max: 4000 }), { nil: undefined });
  const any = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    width: size,
    height: size,
    full: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (list) => {
      const candidates = list.map(({ name, width, height, full }) =>
        candidate(name, { full, ...(width && { width }), ...(height && { height }) }),
      );
      const names = order(...candidates);
      expect(new Set(names)).toEqual(new Set(list.map(({ name }) => name)));
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test.each([
  { written: 'x.jpg', url: 'https://a.example/folder/x.jpg' },
  { written: '//b.example/x.jpg', url: 'https://b.example/x.jpg' },
  { written: '  /x.jpg\n', url: 'https://a.example/x.jpg' },
  { written: 'data:image/png;base64,AA==', url: 'data:image/png;base64,AA==' },
  { written: 'data:text/html,<script>', url: null },
  { written: 'javascript:alert(1)', url: null },
  { written: 'ftp://a.example/x.jpg', url: null },
  { written: 'http://[', url: null },
  { written: '   ', url: null },
])('“$written” is $url', ({ written, url }) => {
  expect(resolveCandidate(written, 'https://a.example/folder/page')?.url ?? null).toBe(url);
});

test.each([
  { what: 'a spacer', image: { source: 'img', variants: [{ url: 'x', width: 1, height: 1 }] }, small: true },
  { what: 'an icon', image: { source: 'img', variants: [{ url: 'x', width: 16, height: 16 }] }, small: true },
  { what: 'a rule', image: { source: 'img', variants: [{ url: 'x', width: 300, height: 2 }] }, small: false },
  { what: 'an unknown size', image: { source: 'img', variants: [{ url: 'x' }] }, small: false },
  { what: 'a page’s icon', image: { source: 'icon', variants: [{ url: 'x', width: 192, height: 192 }] }, small: true },
  {
    what: 'what turned out small',
    image: { source: 'img', variants: [{ url: 'x' }], naturalWidth: 1, naturalHeight: 1 },
    small: true,
  },
] as const)('$what is small: $small', ({ image, small }) => {
  expect(isSmall({ ...image, variants: [image.variants[0]] })).toBe(small);
});
