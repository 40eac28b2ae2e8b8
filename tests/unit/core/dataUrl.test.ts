import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataUrlBytes, dataUrlType } from '../../../lib/core/dataUrl.ts';

function bytesOf(url: string): Buffer {
  return Buffer.concat([...dataUrlBytes(url)]);
}

test.each([
  ['data:image/png;base64,AAAA', 'image/png'],
  ['DATA:IMAGE/PNG,x', 'image/png'],
  ['data:image/svg+xml;charset=utf-8,<svg/>', 'image/svg+xml'],
  ['data:,x', ''],
  ['data:text/html,x', 'text/html'],
  ['data:image/png', null],
  ['https://a.example/a.png', null],
])('%s declares %s', (url, type) => {
  expect(dataUrlType(url)).toBe(type);
});

test.each([
  ['data:,hello', 'hello'],
  ['data:,a%20b%2', 'a b%2'],
  ['data:,%zz%4', '%zz%4'],
  ['data:text/plain,a#b', 'a'],
  ['data:;base64,aGVsbG8=', 'hello'],
  ['data:;base64,aGVs bG8', 'hello'],
  ['data:;base64,aGVs%0AbG8%3D', 'hello'],
  ['data:image/x; base64 ,aGVsbG8=', 'hello'],
  ['data:,é😀', 'é😀'],
  ['data:', ''],
])('reads %s', (url, text) => {
  expect(bytesOf(url).toString()).toBe(text);
});

test('reads whatever was written, in either form and at any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3), (bytes, times) => {
      const data = Buffer.concat(Array.from({ length: 1 + times * 3000 }, () => bytes));
      expect(bytesOf(`data:image/png;base64,${data.toString('base64')}`).equals(data)).toBe(true);
      const escaped = data.toString('hex').replaceAll(/../g, '%$&');
      expect(bytesOf(`data:image/png,${escaped}`).equals(data)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('characters of two UTF-16 units survive the borders of the pieces', () => {
  const text = 'a'.repeat((1 << 18) - 5) + '😀'.repeat(10);
  expect(bytesOf(`data:,${text}`).toString()).toBe(text);
});

test("agrees with the browser's way of reading (fetch)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const url = `data:text/plain,${text.replaceAll(/[#\s]/g, '')}`;
      const read = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect(bytesOf(new URL(url).href).equals(read)).toBe(true);
    }),
  );
});
