import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isImageFile, mediaTypeOf, namesImageFormat } from '../../../../lib/core/pictures/mediaType.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

test.each([
  ['https://a.example/a.jpg', 'image/jpeg'],
  ['https://a.example/a.JPEG?w=1', 'image/jpeg'],
  ['https://a.example/a.webp#x', 'image/webp'],
  ['https://a.example/a.svg', 'image/svg+xml'],
  ['https://a.example/a.avif?b#c', 'image/avif'],
  ['https://a.example/favicon.ico', 'image/x-icon'],
  ['data:image/png;base64,AA', 'image/png'],
  ['data:text/html,a.png', undefined],
  ['https://a.example/a.html', undefined],
  ['https://a.example/a?b=c.png', undefined],
  ['https://a.example/png', undefined],
  ['', undefined],
])('%s is %s', (url, type) => {
  expect(mediaTypeOf(url)).toBe(type);
});

test.each([
  ['/a.jpg', true],
  ['a.png', true],
  ['https://a.example/a.gif?x=/b:c', true],
  ['https://a.example:8080/a.gif', true],
  ['/wiki/File:Lake.jpg', false],
  ['File:Lake.jpg', false],
  ['/viewer?img=a.jpg', false],
  ['/a.jpg/300x200', false],
  ['/a.html#b.jpg', false],
  ['jpg', false],
])('a link to %s leads to an image file: %s', (url, is) => {
  expect(isImageFile(url)).toBe(is);
});

test.each([
  ['/a.jpg/300x200', true],
  ['/a.png:large', true],
  ['/a.jpg!w300', true],
  ['/a.jpgs', false],
  ['/a?b=.jpg', false],
])('%s names a format: %s', (url, names) => {
  expect(namesImageFormat(url)).toBe(names);
});

test('any text is judged without a throw and in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (url) => {
      if (isImageFile(url)) expect(mediaTypeOf(url)).toMatch(/^image\//);
      if (isImageFile(url)) expect(namesImageFormat(url)).toBe(true);
    }),
  );
  const cpuTime = startCpuTime();
  for (const url of ['.'.repeat(1e6), '/:'.repeat(1e6), `${'.jp'.repeat(1e6)}g`]) {
    expect([mediaTypeOf(url), isImageFile(url)]).toEqual([undefined, false]);
    namesImageFormat(url);
  }
  expect(cpuTime()).toBeLessThan(1000);
});
