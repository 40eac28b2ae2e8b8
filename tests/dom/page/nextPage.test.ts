import { afterEach, expect, test } from 'vitest';
import { nextPageAddress } from '../../../lib/page/nextPage.ts';
import { frameOf, removeFrames, site } from './frames.ts';

afterEach(removeFrames);

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

interface Shape {
  readonly shape: string;
  /** The address of the page, without the site. */
  readonly at?: string;
  readonly html: string;
  /** Without the site. */
  readonly next: string | null;
}

test.each<Shape>([
  { shape: 'link rel=next', html: '<link rel=next href="?page=2">', next: 'list?page=2' },
  { shape: 'link rel among others', html: '<link rel="prefetch NEXT" href=/b>', next: 'b' },
  { shape: 'link before a', html: '<a rel=next href=/a>2</a><link rel=next href=/b>', next: 'b' },
  { shape: 'a rel=next whatever it says', html: '<a rel="nofollow next" href=/a>More</a>', next: 'a' },
  { shape: 'a rel=next with an image', html: '<a rel=next href=/a><img src=x.png alt=""></a>', next: 'a' },
  { shape: 'rel=next to the page itself, then words', html: '<link rel=next href=#><a href=/b>Next</a>', next: 'b' },
  { shape: 'Next', html: '<a href=/lakes-2>Next</a>', next: 'lakes-2' },
  { shape: 'Next page, translated', html: '<a href=/b>Nächste Seite »</a>', next: 'b' },
  { shape: 'Older posts', html: '<a href=/x>Newer posts →</a><a href=/y>← Older posts</a>', next: 'y' },
  { shape: 'aria-label', html: '<a href=/b aria-label="Next page"><svg></svg></a>', next: 'b' },
  { shape: 'title', html: '<a href=/b title="Page suivante">2</a>', next: 'b' },
  { shape: 'image with alt', html: '<a href=/b><img alt=Next src=x.png></a>', next: 'b' },
  { shape: 'class next', html: '<a class=next href=/b></a>', next: 'b' },
  { shape: 'id next', html: '<a id=pnnext href=/a>x</a><a id=next href=/b></a>', next: 'b' },
  { shape: 'li.next', html: '<ul><li class=next><a href=/b>Onwards!</a></li></ul>', next: 'b' },
  {
    shape: 'symbols in a pager',
    html: '<div class=pager><a href="?s=0">‹</a> <a href="?s=b">›</a></div>',
    next: 'list?s=b',
  },
  {
    shape: 'Weiter in a nav',
    html: '<nav><a href=/a>Zurück</a><a href=/b>Weiter</a></nav>',
    next: 'b',
  },
  {
    shape: 'last is not next',
    html: '<ul class=pagination><li><a href="?page=2">2</a><li><a href="?page=50">»</a></ul>',
    next: 'list?page=2',
  },
  {
    shape: 'Next that counts from 0',
    html: '<nav class=pager><a href="?page=1">2</a><a href="?page=2">3</a><a href="?page=1">›</a><a href="?page=9">»</a></nav>',
    next: 'list?page=1',
  },
  {
    shape: 'numbers only',
    at: 'list?page=3&sort=new',
    html: '<a href="?page=2&sort=new">2</a> 3 <a href="?page=4&sort=new">4</a><a href="?page=5&sort=new">5</a>',
    next: 'list?page=4&sort=new',
  },
  {
    shape: 'numbers in the path',
    html: '<p><a href=/list/page/3/>3</a><a href=/list/page/2/>2</a>',
    next: 'list/page/2/',
  },
  {
    shape: 'bare numbers in pagination',
    html: '<div class="wp-pagenavi"><a href=/list/3>3</a><a href=/list/2>2</a></div>',
    next: 'list/2',
  },
  {
    shape: 'offsets in equal steps',
    at: 'list?start=40',
    html: '<p><a href="?start=20">2</a><a href="?start=60">4</a><a href="?start=80">5</a>',
    next: 'list?start=60',
  },
  {
    shape: 'files of an old album',
    at: 'index.html',
    html: '<p class=paging><a href=index2.html>2</a>',
    next: 'index2.html',
  },
  { shape: 'a base of its own', html: '<base href=/sub/><link rel=next href=b>', next: 'sub/b' },
  { shape: 'a base elsewhere', html: '<base href="https://b.test/"><link rel=next href="?page=2">', next: null },
  { shape: 'tracking and fragment dropped', html: '<a rel=next href="/b?utm_source=x#top">2</a>', next: 'b' },

  { shape: 'nothing', html: '<p>One lake.', next: null },
  {
    shape: 'previous only',
    at: 'list?page=2',
    html: '<nav><a rel=prev href="?page=1">‹ Previous</a></nav>',
    next: null,
  },
  {
    shape: 'the last page',
    at: 'list?page=3',
    html: '<nav class=pagination><a href="?page=1">1</a><a href="?page=2">2</a></nav>',
    next: null,
  },
  {
    shape: 'another site',
    html: '<link rel=next href=https://b.test/2><a rel=next href=https://www.pictures.test:9/2>2</a>',
    next: null,
  },
  { shape: 'another scheme', html: '<link rel=next href=http://pictures.test:9/2>', next: null },
  {
    shape: 'a carousel that scripts move',
    html: '<a class=next href=#>Next</a><a class=next href="javascript:go()">Next</a>',
    next: null,
  },
  {
    shape: 'a carousel with an address',
    html: '<div class=carousel><a class=carousel-control-next href=/b>Next</a></div>',
    next: null,
  },
  {
    shape: 'a calendar',
    html: '<table class=calendar><tr><td><a class=next href="/list?month=2">›</a></table>',
    next: null,
  },
  { shape: 'a download', html: '<a rel=nofollow download href=/b>Next</a>', next: null },
  { shape: 'a file', html: '<a href=/b.zip>Next</a><a href=/b.jpg>Next</a>', next: null },
  { shape: 'signing out', html: '<a href=/logout>Next</a><link rel=next href="/?action=signout">', next: null },
  { shape: 'deleting', html: '<nav class=pagination><a class=next href=/list/delete>Next</a></nav>', next: null },
  {
    shape: 'a headline',
    html: '<a href=/b>Next steps for every lake</a><a href=/c>The next generation</a>',
    next: null,
  },
  { shape: 'read on', html: '<a href=/b>Weiter</a><a href=/c>Read more →</a><a href=/d>→</a>', next: null },
  { shape: 'Next here and there', html: '<a href=/b>Next</a><p><a href=/c>Next</a>', next: null },
  {
    shape: 'buttons',
    html: '<nav class=pagination><button>Next</button><button rel=next href=/b>Load more</button></nav>',
    next: null,
  },
  { shape: 'years', at: '2024', html: '<nav><a href=/2023>2023</a><a href=/2025>2025</a></nav>', next: null },
  { shape: 'neighbours by id', at: 'lake?id=5', html: '<p><a href="?id=6">Another lake</a>', next: null },
  { shape: 'posts by number', at: '', html: '<h2><a href="/?p=2">A lake</a></h2>', next: null },
  { shape: 'pages of comments', at: 'lake', html: '<a href=/lake/comment-page-2/#comments>2</a>', next: null },
  {
    shape: 'sections of a magazine',
    html: '<nav aria-label=Sections><a href=/grid>Contact sheet</a><a href=/one>1</a></nav>',
    next: null,
  },
])('$shape: $next', ({ at = 'list', html, next }) => {
  expect(nextPageAddress(parse(html), site + at)).toBe(next === null ? null : site + next);
});

test('a live page with clobbered properties and a foreign document give the same', async () => {
  const html = '<form><input name=querySelectorAll><img name=links></form><nav><a href="/list?page=2">Next</a></nav>';
  const { document: live } = await frameOf(html);
  expect(nextPageAddress(live, `${site}list`)).toBe(`${site}list?page=2`);
  expect(nextPageAddress(parse(html), `${site}list`)).toBe(`${site}list?page=2`);
});

test.each(['about:srcdoc', 'file:///list.html', 'chrome://version', 'blob:https://pictures.test/1', ''])(
  'a page at “%s” has no next one',
  (address) => {
    expect(nextPageAddress(parse('<link rel=next href=https://pictures.test/2>'), address)).toBeNull();
  },
);

test('of very many links those at the ends are read', () => {
  const links = Array.from({ length: 50_000 }, (_, i) => `<p><a href=/lake/${i}>Lake ${i}</a>`).join('');
  const found = nextPageAddress(parse(`${links}<a href="?page=2">Next</a>`), `${site}list`);
  expect(found).toBe(`${site}list?page=2`);
  expect(nextPageAddress(parse(`${links}<a href="?page=2">Next</a>${links}`), `${site}list`)).toBeNull();
});
