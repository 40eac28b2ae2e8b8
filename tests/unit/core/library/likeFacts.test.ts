import { expect, test } from 'vitest';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { hostOf, likeKind, siteOf, sizeClassOf } from '../../../../lib/core/library/likeFacts.ts';
import { aLike } from '../../../support/likes.ts';

test.each([
  ['https://www.Example.org/path', 'example.org'],
  ['http://example.org:8080?x', 'example.org'],
  ['https://user:word@example.org/', 'example.org'],
  ['https://[::1]:80/', '[::1]'],
  ['https://www./', 'www.'],
  ['data:image/png;base64,AA', ''],
  ['', ''],
  ['file:///home/x', ''],
])('the host of %s is "%s"', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test('a site is that of the page, or else of the picture', () => {
  expect(siteOf(aLike({ page: { url: 'https://a.example/', title: '' }, url: 'https://b.example/x' }))).toBe(
    'a.example',
  );
  expect(siteOf(aLike({ page: { url: '', title: '' }, url: 'https://b.example/x' }))).toBe('b.example');
});

test.each([
  [{ width: 800, height: 600 }, 'small'],
  [{ width: 1000, height: 500 }, 'medium'],
  [{ width: 2000, height: 1000 }, 'large'],
  [{ width: 4000, height: 2000 }, 'huge'],
  [{ width: 4000 }, 'unknown'],
  [{ width: 0, height: 10 }, 'unknown'],
  [{}, 'unknown'],
])('%j is %s', (size, named) => {
  expect(sizeClassOf(size)).toBe(named);
});

const { width: _, height: __, mediaType: ___, ...bare } = aLike();
test.each<[Partial<Like>, string]>([
  [{}, 'photograph'],
  [{ mediaType: 'image/gif' }, 'animation'],
  [{ url: 'https://a.example/x.apng' }, 'animation'],
  [{ mediaType: 'image/svg+xml' }, 'drawing'],
  [{ url: 'data:image/svg+xml,<svg/>' }, 'drawing'],
  [{ width: 16, height: 16, mediaType: 'image/gif' }, 'icon'],
  [{ width: 16, height: 17 }, 'photograph'],
  [{ url: 'https://a.example/favicon.ico' }, 'icon'],
])('%j is of the kind %s', (fields, kind) => {
  expect(likeKind({ ...bare, ...fields })).toBe(kind);
});
