import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureFileName } from '../../../lib/core/fileName.ts';

test.each([
  { caption: 'A ridge in November', url: 'https://a.example/x.png', name: 'A ridge in November.png' },
  { caption: '', url: 'https://a.example/photos/the%20ridge.webp?w=2', name: 'the ridge.webp' },
  { caption: 'ridge.jpeg', url: 'https://a.example/x', name: 'ridge.jpg' },
  { caption: 'a/b\\c:d*e?f"g<h>i|j', url: 'https://a.example/x.gif', name: 'a b c d e f g h i j.gif' },
  { caption: '...hidden...', url: 'https://a.example/x.jpg', name: 'hidden.jpg' },
  { caption: 'CON', url: 'https://a.example/x.jpg', name: '_CON.jpg' },
  { caption: 'lpt1.backup', url: 'https://a.example/x.jpg', name: '_lpt1.backup.jpg' },
  { caption: '\u202Egpj.exe', url: 'https://a.example/x.jpg', name: 'gpj.exe.jpg' },
  { caption: '', url: 'data:image/svg+xml,x', mediaType: 'image/svg+xml', name: 'picture.svg' },
  { caption: '%E0%A4%A', url: 'https://a.example/%E0%A4%A.jpg', name: '%E0%A4%A.jpg' },
  { caption: 'x', url: 'https://a.example/x.jpg', mediaType: 'image/avif', name: 'x.avif' },
])('"$caption" from $url is saved as "$name"', ({ name, ...picture }) => {
  expect(pictureFileName({ mediaType: undefined, ...picture })).toBe(name);
});

test('every name is safe on every system', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.webUrl(), (caption, url) => {
      const name = pictureFileName({ caption, url, mediaType: undefined });
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(192);
      // oxlint-disable-next-line no-control-regex -- control characters are what this is about
      expect(name).not.toMatch(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e]/);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(name.isWellFormed()).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
