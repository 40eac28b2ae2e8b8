import { expect, test } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { parsePage } from '../../../lib/page/parsedPage.ts';
import { names, site } from './frames.ts';

const html = `<img src=a.jpg><img srcset="b.jpg 2x, ../c.jpg 640w, /d.jpg 9h"><div data-src=e.jpg data-id=7></div>
  <a href=f.jpg#x>f</a><img src=https://b.test/g.jpg><img src=//b.test/h.jpg>`;

test.each([
  { base: '', expected: 'albums/' },
  { base: '<base href=lakes/>', expected: 'albums/lakes/' },
  { base: '<base target=_top><base href=/root/ target=_top><base href=/other/>', expected: 'root/' },
  { base: '<base href="javascript:1">', expected: 'albums/' },
])('pictures are resolved against $expected with “$base”', async ({ base, expected }) => {
  const page = parsePage(`${base}<img src=a.jpg>`, `${site}albums/page?2`);
  expect(names(await collectImages(page))).toEqual([`${expected}a.jpg`]);
});

test('nothing of it runs or is loaded', async () => {
  const ran: unknown[] = [];
  Object.assign(window, { ran });
  const before = performance.getEntriesByType('resource').length;
  const address = new URL('/', window.location.href).href;
  parsePage(
    '<script>parent.ran.push(1)</script><img src=/lake.png onerror="ran.push(2)"><link rel=stylesheet href=/a.css><iframe srcdoc="<script>parent.ran.push(3)</script>"></iframe><video autoplay src=/a.mp4>',
    address,
  );
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  expect(ran).toEqual([]);
  expect(
    performance
      .getEntriesByType('resource')
      .slice(before)
      .map(({ name }) => name),
  ).toEqual([]);
});

test('a policy that forbids base elements changes nothing', async () => {
  const address = `${site}albums/page`;
  const free = await collectImages(parsePage(html, address));
  const policy = document.createElement('meta');
  policy.httpEquiv = 'content-security-policy';
  policy.content = "base-uri 'none'";
  document.head.append(policy);
  const page = parsePage(html, address);
  expect(page.baseURI).not.toBe(address);
  const bound = await collectImages(page);
  expect(names(bound)).toEqual(names(free));
  expect(names(bound)).toContain('albums/a.jpg');
});
