import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPageCandidate } from '../../../../lib/core/nextPage/nextPageRules.ts';

const present = 'https://a.example/list?page=1';

test.each([
  ['?page=2', 'https://a.example/list?page=2'],
  ['/list?page=2#top', 'https://a.example/list?page=2'],
  ['/list?page=2&utm_source=pager', 'https://a.example/list?page=2'],
  ['//a.example/more', 'https://a.example/more'],
  ['/blogout/2', 'https://a.example/blogout/2'],
  ['/signs-out-of-town', 'https://a.example/signs-out-of-town'],
  ['/list.html', 'https://a.example/list.html'],
])('%s may be followed', (written, address) => {
  expect(nextPageCandidate(written, present, present)).toBe(address);
});

test.each([
  '',
  '#',
  '#next',
  '?page=1',
  '?page=1&utm_source=x',
  '/list?page=1#next',
  'javascript:next()',
  'mailto:next@a.example',
  'data:text/html,next',
  'https://[',
  'http://a.example/list?page=2',
  'https://www.a.example/list?page=2',
  'https://a.example:8080/list?page=2',
  'https://b.example/list?page=2',
  '/lake.jpg',
  '/lakes.pdf?page=2',
  '/feed.xml',
  '/logout',
  '/user/log-out/',
  '/account/signOut?next=1',
  '/wp-login.php?action=logout',
  '/Sign_Off.aspx',
  '/item/2/delete',
  '/index.php?do=remove&id=2',
  '/cart?add-to-cart=2',
  '/unsubscribe/2',
  '/doLogout',
])('%s may not', (written) => {
  expect(nextPageCandidate(written, present, present)).toBeNull();
});

test('what may be followed is of the same site, without a fragment, and another page', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withFragments: true }), fc.string(), fc.webPath()), (written) => {
      const address = nextPageCandidate(written, present, present);
      if (address === null) return;
      expect(address.startsWith('https://a.example/')).toBe(true);
      expect(address).not.toContain('#');
      expect(nextPageCandidate(address, present, address)).toBeNull();
    }),
  );
});
