import { expect, test } from 'vitest';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { PICTURE_KINDS, pictureKind } from '../../../../lib/core/pictures/pictureKind.ts';

const large = { width: 800, height: 600 };

test.each<[string, Partial<PageImage>]>([
  ['photograph', { variants: [{ url: 'https://a.example/a.jpg', mediaType: 'image/jpeg', ...large }] }],
  ['photograph', { variants: [{ url: 'https://a.example/a' }] }],
  ['photograph', { source: 'video-poster' }],
  ['animation', { variants: [{ url: 'https://a.example/a.gif', mediaType: 'image/gif', ...large }] }],
  ['animation', { source: 'background', variants: [{ url: 'https://a.example/a.png', mediaType: 'image/apng' }] }],
  ['drawing', { variants: [{ url: 'https://a.example/a.svg', mediaType: 'image/svg+xml' }] }],
  ['drawing', { source: 'svg', variants: [{ url: 'https://a.example/a.png', ...large }] }],
  ['drawing', { variants: [{ url: 'data:image/svg+xml,<svg/>', ...large }] }],
  ['icon', { source: 'icon', variants: [{ url: 'https://a.example/icon.svg', mediaType: 'image/svg+xml', ...large }] }],
  ['icon', { variants: [{ url: 'https://a.example/dot.svg', width: 16, height: 16 }] }],
  ['background', { source: 'background' }],
  ['background', { source: 'css' }],
])('%s: %o', (kind, fields) => {
  const image: PageImage = {
    key: 'a',
    variants: [{ url: 'https://a.example/a.jpg', ...large }],
    caption: 'a',
    source: 'img',
    ...fields,
  };
  expect(pictureKind(image)).toBe(kind);
  expect(PICTURE_KINDS).toContain(kind);
});
