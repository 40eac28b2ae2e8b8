import { expect, test } from 'vitest';
import { feedImages } from '../../../lib/page/feedImages.ts';

async function found(xml: string): Promise<readonly string[]> {
  const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml');
  const images = await feedImages(documentElement, {});
  return images.map(({ variants: [{ url }], caption }) => `${caption}: ${new URL(url).pathname}`);
}

test.each([
  ['an address in an attribute', '<a><title>Ridge</title><photo file="/ridge.jpg"/></a>', ['Ridge: /ridge.jpg']],
  ['an address as a text', '<a><title>Ridge</title><url> /ridge.jpg </url></a>', ['Ridge: /ridge.jpg']],
  [
    'an enclosure without an ending',
    '<i><title>Ridge</title><enclosure type="image/jpeg" url="https://a.example/photo?id=7"/></i>',
    ['Ridge: /photo'],
  ],
  [
    'HTML that is an element’s text',
    '<a><t><![CDATA[<p>x<img src="/ridge.jpg" alt="A ridge"></p>]]></t></a>',
    ['A ridge: /ridge.jpg'],
  ],
  ['escaped HTML', '<a><t>&lt;img src="/ridge.jpg" alt="A ridge"&gt;</t></a>', ['A ridge: /ridge.jpg']],
  [
    'the nearest title',
    '<f><title>Feed</title><e><title>Ridge</title><m><c url="/r.jpg"/></m></e></f>',
    ['Ridge: /r.jpg'],
  ],
  ['the same picture twice', '<a><b url="/r.jpg"/><c>/r.jpg</c></a>', ['r: /r.jpg']],
  ['a page, a sentence, a script', '<a><b href="/page.html"/><c>see /r.jpg there</c><d u="javascript:a.jpg"/></a>', []],
  ['nothing', '<a/>', []],
])('%s', async (_, xml, pictures) => {
  expect(await found(xml)).toEqual(pictures);
});

test('nothing that a feed holds is loaded or run', async () => {
  const { documentElement } = new DOMParser().parseFromString(
    '<a><t><![CDATA[<img src="/never.jpg" onerror="globalThis.feedRan = true"><script>feedRan = true</script>]]></t></a>',
    'application/xml',
  );
  await feedImages(documentElement, {});
  expect('feedRan' in globalThis).toBe(false);
  expect(performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/never.jpg'))).toBe(false);
});
