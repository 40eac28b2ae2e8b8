import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataUrlBytes, dataUrlType } from '../../../../lib/core/pictures/dataUrl.ts';
import { countedText } from '../countedText.ts';

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

test("agrees with the platform's way of reading (fetch)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const url = `data:text/plain,${text.replaceAll(/[#\s]/g, '')}`;
      expect(bytesOf(new URL(url).href).equals(await platformBytes(url))).toBe(true);
    }),
  );
});

test('agrees with the platform on base64 wherever that reads it at all', async () => {
  const piece = fc.constantFrom(...'AAAA|Zm9v|/+9a|Zg|Zm8|=|==|%3D|%20|%0A|%41|%4| |%'.split('|'));
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8, size: 'max' }), async (pieces) => {
      const url = `data:image/png;base64,${pieces.join('')}`;
      const bytes = await platformBytes(url).catch(() => null);
      if (bytes === null) return;
      read++;
      expect(bytesOf(new URL(url).href).equals(bytes)).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('any text is read without a throw, in pieces of at most 256 KiB', () => {
  const piece = fc.constantFrom(
    ...'data:|DATA:|image/png|;|base64|,|%|%4|%41|#| |A|=|é|😀|\uD800|\uDC00|\0'.split('|'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
      const url = pieces.join('');
      const type = dataUrlType(url);
      return (
        (type === null || /^data:/i.test(url)) &&
        [...dataUrlBytes(url)].every(({ length }) => length > 0 && length <= 1 << 18)
      );
    }),
    { numRuns: 200_000 },
  );
});

test.each([
  ['letters', 'A'],
  ['commas', ','],
  ['semicolons', ';'],
  ['spaces', ' '],
  ['percent signs', '%'],
  ['characters of two units', '😀'],
  ['fragments', '#'],
])('linear work for many %s', (_, piece) => {
  for (const start of ['data:', 'data:,', 'data:image/png;base64', 'data:image/png;base64,']) {
    const value = countedText(start + piece.repeat(20_000));
    let bytes = 0;
    for (const { length } of dataUrlBytes(value.text)) bytes += length;
    expect(bytes).toBeLessThanOrEqual(3 * value.text.length);
    expect(value.looks()).toBeLessThan(6 * value.text.length);
  }
});

async function platformBytes(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}
