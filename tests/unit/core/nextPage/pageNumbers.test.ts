import { expect, test } from 'vitest';
import { pageDirection, pageNumber, type NumberedLink } from '../../../../lib/core/nextPage/pageNumbers.ts';

const site = 'https://a.example';

test.each([
  ['/list', '/list?page=2', 'page', null, 2],
  ['/list/', '/list?page=2', 'page', null, 2],
  ['/list?page=2', '/list?page=3', 'page', 2, 3],
  ['/list?sort=new', '/list?page=2&sort=new', 'page', null, 2],
  ['/list?tx%5Bpage%5D=1', '/list?tx%5Bpage%5D=2', 'page', 1, 2],
  ['/list?currentPage=1', '/list?currentPage=2', 'page', 1, 2],
  ['/list', '/list?p=2', 'bare', null, 2],
  ['/list?start=20', '/list?start=40', 'offset', 20, 40],
  ['/list?id=5', '/list?id=6', 'bare', 5, 6],
  ['/', '/page/2', 'page', null, 2],
  ['/list/page/9/', '/list/page/10', 'page', 9, 10],
  ['/list', '/list/page/2/', 'page', null, 2],
  ['/list', '/list/2', 'bare', null, 2],
  ['/2024/05/', '/2024/05/page/2', 'page', null, 2],
  ['/list.html', '/list-2.html', 'bare', null, 2],
  ['/list.html', '/list_page2.html', 'page', null, 2],
  ['/dir/index.html', '/dir/index2.html', 'bare', null, 2],
  ['/dir/index.html', '/dir/page2.html', 'page', null, 2],
  ['/lake-7', '/lake-8', 'bare', 7, 8],
])('from %s to %s', (present, link, kind, presentNumber, value) => {
  expect(pageNumber(site + present, site + link)).toMatchObject({ kind, present: presentNumber, value });
});

test.each([
  ['/list', '/list'],
  ['/list', '/other?page=2'],
  ['/list', '/list?id=2'],
  ['/list', '/list?page=2&sort=new'],
  ['/list?page=1&sort=new', '/list?page=2&sort=old'],
  ['/list?page=x', '/list?page=2'],
  ['/list', '/list?page=two'],
  ['/list?offset=1', '/list?offset=20240501123456'],
  ['/list/1', '/list/2?x=1'],
  ['/1/a/1', '/2/a/2'],
  ['/list', '/list/comment-page-2'],
  ['/list', '/list/2024/05'],
  ['/list', '/listing-2-rooms'],
  ['/a.html', '/a-2.php'],
])('from %s to %s is no step in a list', (present, link) => {
  expect(pageNumber(site + present, site + link)).toBeNull();
});

/** The directions of all links of one list, by their addresses. */
function directions(present: string, addresses: readonly string[], shown: readonly (number | null)[] = []): unknown[] {
  const links = addresses.map((address, index): NumberedLink => {
    const number = pageNumber(site + present, site + address);
    if (!number) throw new Error(`${address} has no number.`);
    return { number, shown: shown[index] ?? null };
  });
  return links.map((link) => pageDirection(link, links));
}

test.each([
  { present: '/l', links: ['/l?page=2', '/l?page=3'], shown: [], found: ['next', 'ahead'] },
  { present: '/l', links: ['/l?page=1', '/l?page=2'], shown: [], found: [null, 'next'] },
  { present: '/l', links: ['/l?page=1', '/l?page=2'], shown: [1, 2], found: ['back', 'next'] },
  { present: '/l', links: ['/l?page=1', '/l?page=2'], shown: [2, 3], found: ['next', 'ahead'] },
  { present: '/l?page=4', links: ['/l?page=3', '/l?page=5'], shown: [], found: ['back', 'next'] },
  { present: '/l?page=0', links: ['/l?page=1'], shown: [], found: ['next'] },
  { present: '/l', links: ['/l?start=20', '/l?start=40'], shown: [], found: ['next', 'ahead'] },
  { present: '/l', links: ['/l?start=20'], shown: [], found: [null] },
  { present: '/l', links: ['/l?start=20'], shown: [2], found: ['next'] },
  { present: '/l', links: ['/l?start=20', '/l?start=30'], shown: [], found: [null, 'ahead'] },
  { present: '/l?start=40', links: ['/l?start=20', '/l?start=60'], shown: [], found: ['back', 'next'] },
  { present: '/l?start=0', links: ['/l?start=25', '/l?start=50'], shown: [], found: ['next', 'ahead'] },
])('from $present, $links (showing $shown) are $found', ({ present, links, shown, found }) => {
  expect(directions(present, links, shown)).toEqual(found);
});
