import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalHref, canonicalUrl } from '../../../../lib/core/pictures/canonicalUrl.ts';

test.each([
  ['https://a.example/lake.jpg', 'https://a.example/lake.jpg'],
  ['https://a.example/lake.jpg#top', 'https://a.example/lake.jpg'],
  ['https://a.example:443/lake.jpg', 'https://a.example/lake.jpg'],
  ['http://a.example:8080/lake.jpg', 'http://a.example:8080/lake.jpg'],
  ['https://me:secret@a.example/lake.jpg', 'https://a.example/lake.jpg'],
  ['https://me@a.example/@lake.jpg', 'https://a.example/@lake.jpg'],
  ['https://a.example/@me/lake.jpg', 'https://a.example/@me/lake.jpg'],
  ['https://a.example?to=me@b.example', 'https://a.example/?to=me@b.example'],
  ['https://a.example/lake.jpg?utm_source=x', 'https://a.example/lake.jpg'],
  ['https://a.example/lake.jpg?UTM_Campaign=x&w=300', 'https://a.example/lake.jpg?w=300'],
  ['https://a.example/lake.jpg?b=2&fbclid=x&a=1', 'https://a.example/lake.jpg?b=2&a=1'],
  ['https://a.example/lake.jpg?a=1&gclid=x&msclkid=y&yclid=z', 'https://a.example/lake.jpg?a=1'],
  ['https://a.example/lake.jpg?igshid=1&mc_cid=2&mc_eid=3&_ga=4&ref_src=5&dclid', 'https://a.example/lake.jpg'],
  ['HTTPS://A.Example/Lake.JPG?Id=7', 'https://a.example/Lake.JPG?Id=7'],
])('%s stands for %s', (url, canonical) => {
  expect(canonicalUrl(url)).toBe(canonical);
});

test.each([
  'w=300&h=200',
  'size=large',
  'id=7',
  'v=2',
  'token=abc',
  'signature=abc&expires=1',
  'gclids=1',
  'my_utm_source=1',
  'utm=1',
  'b=1?utm_source=2',
  '_gaq=1',
  '',
  '&',
])('keeps the query %s exactly as it is', (query) => {
  const url = `https://a.example/lake.jpg?${query}`;
  expect(canonicalUrl(url)).toBe(url);
});

test.each(['lake.jpg&utm_source=x', 'a&fbclid=1/lake.jpg', 'lake.jpg&utm_'])(
  'keeps the path %s, which looks like a query and is none',
  (path) => {
    expect(canonicalUrl(`https://a.example/${path}`)).toBe(`https://a.example/${path}`);
    expect(canonicalUrl(`https://a.example/${path}?gclid=1`)).toBe(`https://a.example/${path}`);
  },
);

test.each([
  'data:image/png;base64,AAAA',
  'blob:https://a.example/1',
  'javascript:1',
  'ftp://a.example/a.png',
  '/a.png',
  '',
])('gives nothing for %s', (url) => {
  expect(canonicalUrl(url)).toBeNull();
});

test('applied twice changes nothing, and the parsed form agrees', () => {
  const parameter = fc.constantFrom('utm_source=a', 'gclid', 'w=3', 'id=%20b', '', 'a=utm_x=1', 'fbclid=', 'b=c?d@e');
  fc.assert(
    fc.property(fc.webUrl(), fc.array(parameter), fc.constantFrom('', '#x', '#?utm_a=1'), (url, query, fragment) => {
      const address = `${url}?${query.join('&')}${fragment}`;
      const once = canonicalUrl(address);
      expect(canonicalUrl(once ?? '')).toBe(once);
      expect(canonicalHref(new URL(address).href)).toBe(once);
      expect(once).not.toMatch(/#|[?&](?:utm_source|gclid|fbclid)(?:=|&|$)/);
    }),
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(canonicalUrl(`https://${text}`)).not.toBe('');
    }),
  );
});
