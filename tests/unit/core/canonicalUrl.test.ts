import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../lib/core/canonicalUrl.ts';

test.each([
  { url: 'https://a.example/x.jpg#fragment', canonical: 'https://a.example/x.jpg' },
  { url: 'HTTPS://A.example:443/x.jpg', canonical: 'https://a.example/x.jpg' },
  { url: 'https://me:secret@a.example/x.jpg', canonical: 'https://a.example/x.jpg' },
  { url: 'https://a.example/@me/x.jpg', canonical: 'https://a.example/@me/x.jpg' },
  { url: 'https://a.example/x.jpg?utm_source=mail&w=480&fbclid=1', canonical: 'https://a.example/x.jpg?w=480' },
  { url: 'https://a.example/x.jpg?utm_source=mail', canonical: 'https://a.example/x.jpg' },
  { url: 'https://a.example/x?b=2&a=1&b=3', canonical: 'https://a.example/x?b=2&a=1&b=3' },
  { url: 'https://a.example/x.jpg?', canonical: 'https://a.example/x.jpg?' },
  // What may select a picture stays, whatever it looks like.
  {
    url: 'https://a.example/x?id=7&token=t&v=2&size=l&ref=x',
    canonical: 'https://a.example/x?id=7&token=t&v=2&size=l&ref=x',
  },
  { url: 'https://a.example/x?notutm_source=1', canonical: 'https://a.example/x?notutm_source=1' },
  { url: 'data:image/gif;base64,AA==', canonical: null },
  { url: 'blob:https://a.example/1', canonical: null },
  { url: 'javascript:alert(1)', canonical: null },
  { url: '/relative.jpg', canonical: null },
  { url: 'not a url', canonical: null },
])('$url → $canonical', ({ url, canonical }) => {
  expect(canonicalUrl(url)).toBe(canonical);
});

test('once is enough, and nothing that is left names a fragment or a secret', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const canonical = canonicalUrl(url);
      expect(canonical).not.toBeNull();
      expect(canonicalUrl(canonical ?? '')).toBe(canonical);
      expect(canonical).not.toContain('#');
    }),
    { numRuns: 2000 },
  );
});
