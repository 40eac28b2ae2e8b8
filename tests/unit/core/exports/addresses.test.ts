import { expect, test } from 'vitest';
import { gradioText } from '../../../../lib/core/exports/gradio.ts';
import { jsonlText } from '../../../../lib/core/exports/jsonl.ts';
import { urlsText } from '../../../../lib/core/exports/urls.ts';
import { webAddress } from '../../../../lib/core/exports/webAddress.ts';
import { exportedLike } from '../../../../lib/core/exports/libraryExport.ts';
import { hostileTexts } from '../../../support/hostileTexts.ts';
import { aLike } from '../../../support/likes.ts';
import { inBatches } from '../../../support/manyLikes.ts';

test.each([
  { url: 'https://a.example/x.jpg', address: 'https://a.example/x.jpg' },
  { url: 'http://a.example', address: 'http://a.example' },
  { url: 'HTTPS://a.example/x', address: 'HTTPS://a.example/x' },
  { url: 'https://a.example/a b\n=c', address: 'https://a.example/a%20b=c' },
  { url: 'https://a.example/\uD800', address: 'https://a.example/%EF%BF%BD' },
  { url: 'https://', address: null },
  { url: 'javascript:alert(1)//https://', address: null },
  { url: 'data:image/png;base64,AAAA', address: null },
  { url: 'blob:https://a.example/1', address: null },
  { url: '', address: null },
])('the address of $url is $address', ({ url, address }) => {
  expect(webAddress(url)).toBe(address);
});

test('a list of addresses has one on each line', async () => {
  const urls = hostileTexts.map((text) => `https://a.example/${text}`);
  const text = await textOf(urlsText(inBatches([...urls, ''].map((url) => aLike({ url })))));
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => new URL(line).href)).toEqual(urls.map((url) => new URL(url).href));
});

test('JSON Lines hold a Like each', async () => {
  const likes = hostileTexts.map((caption) => aLike({ caption, meta: { [caption]: caption } }));
  const lines = (await textOf(jsonlText(inBatches(likes)))).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(likes.map((like) => exportedLike(like)));
});

test('the value of the seed component has its four fields, and no others', async () => {
  expect(await textOf(gradioText(inBatches([])))).toBe('[\n]\n');
  const meta = { prompt: 'x' };
  const value = JSON.parse(await textOf(gradioText(inBatches([aLike({ liked: null, meta }), aLike()])))) as object[];
  expect(value.map((image) => Object.keys(image))).toEqual([
    ['image', 'caption', 'liked', 'meta'],
    ['image', 'caption', 'liked', 'meta'],
  ]);
  expect(value[0]).toMatchObject({ liked: null, meta, caption: 'A ridge in November' });
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
