import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFileNames, createUniqueNames, pictureFileName, safeFileName } from '../../../lib/core/fileName.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { startCpuTime } from '../../support/cpuTime.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { aLike } from '../../support/likes.ts';

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

test.each([
  { title: 'Pictures of the week', name: 'Pictures of the week.zip' },
  { title: 'A/B: what is "best"?', name: 'A B what is best.zip' },
  { title: ' \u202E. ', name: 'picture.zip' },
  { title: 'nul', name: '_nul.zip' },
  { title: 'é'.repeat(200), name: `${'é'.repeat(94)}.zip` },
])('a page called "$title" is saved as "$name"', ({ title, name }) => {
  expect(safeFileName(title, 'zip')).toBe(name);
});

test.each([
  { names: ['a.jpg', 'a.jpg', 'a.jpg'], unique: ['a.jpg', 'a (2).jpg', 'a (3).jpg'] },
  { names: ['a.jpg', 'A.JPG', 'a.png'], unique: ['a.jpg', 'A (2).JPG', 'a.png'] },
  { names: ['a (2).jpg', 'a.jpg', 'a.jpg'], unique: ['a (2).jpg', 'a.jpg', 'a (3).jpg'] },
  { names: ['é.jpg', 'e\u0301.jpg'], unique: ['é.jpg', 'e\u0301 (2).jpg'] },
  { names: ['Straße.jpg', 'STRASSE.jpg'], unique: ['Straße.jpg', 'STRASSE (2).jpg'] },
])('files called $names become $unique', ({ names, unique }) => {
  expect(names.map(createUniqueNames())).toEqual(unique);
});

test('names in one folder differ whatever their case, stay short enough and keep their endings', () => {
  const caption = fc.oneof(fc.constantFrom('a', 'A', 'a (2)', '', 'ä'.repeat(200)), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(caption, { maxLength: 30 }), (captions) => {
      const uniqueName = createUniqueNames();
      const names = captions.map((each) =>
        uniqueName(pictureFileName({ caption: each, url: 'https://a.example/x.png' })),
      );
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(192);
        expect(name).toMatch(/[^ .]\.png$/);
      }
    }),
  );
});

test('thousands of one name are told apart in no time', () => {
  const uniqueName = createUniqueNames();
  const names = Array.from({ length: 20_000 }, () => uniqueName('picture.jpg'));
  expect(names.at(-1)).toBe('picture (20000).jpg');
});

test.each<{ template: string; like: Partial<Like>; name: string }>([
  { template: '{caption}', like: {}, name: 'A ridge in November.jpg' },
  { template: '{caption}', like: { caption: '' }, name: 'ridge.jpg' },
  { template: '{caption}', like: { caption: '', url: '' }, name: 'picture.jpg' },
  { template: '{n} {name}', like: {}, name: '000001 ridge.jpg' },
  { template: '{site}/{title}/{caption}', like: {}, name: 'example.org/Pictures of the week/A ridge in November.jpg' },
  { template: '{reaction}/{date} {key}', like: { liked: null }, name: `cleared/1970-01-01 ${'a'.repeat(64)}.jpg` },
  { template: '{title}/{n}', like: { page: { url: '', title: '../..' } }, name: 'other/000001.jpg' },
  { template: '../../{caption}', like: {}, name: 'other/other/A ridge in November.jpg' },
  { template: '/{caption}/', like: {}, name: 'A ridge in November.jpg' },
  { template: 'C:\\{caption}', like: {}, name: 'C A ridge in November.jpg' },
  { template: 'con/nul', like: {}, name: '_con/_nul.jpg' },
  { template: '{caption}', like: { caption: '{key}' }, name: '{key}.jpg' },
  { template: '', like: {}, name: 'A ridge in November.jpg' },
  { template: '{date}', like: { createdAt: Number.NaN }, name: 'picture.jpg' },
])('"$template" names a picture "$name"', ({ template, like, name }) => {
  expect(createFileNames(template)(aLike(like))).toBe(name);
});

test('a template may not hold what it cannot fill in', () => {
  expect(() => createFileNames('{n} {colour}')).toThrow(
    expect.objectContaining({
      code: 'invalid-message',
      message: expect.stringMatching(/^File names know no \{colour\}\. They can hold \{n\}, .*, \{name\}\.$/),
    }),
  );
  expect(() => createFileNames('x'.repeat(201))).toThrow('200 characters');
  expect(() => createFileNames('a/'.repeat(20))).toThrow('8 folders');
});

test.each(['.', ' .', '\u0327\u0301', '\u200B', 'x. '])(
  '%j many times is soon read, and a safe name comes of it',
  (piece) => {
    const caption = `x${piece.repeat(500_000)}x`;
    const cpuTime = startCpuTime();
    const name = pictureFileName({ url: '', caption });
    // What takes the square of its length takes minutes.
    expect(cpuTime()).toBeLessThan(2000);
    expect(name).toMatch(/^x.*\.jpg$/);
  },
);

test('paths by a template stay in their folder, are safe in each part, and differ whatever their case', () => {
  const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 300 }));
  const template = fc.constantFrom(
    '{caption}',
    '{site}/{caption}',
    '{title}/{caption}/{caption}',
    '{caption}/{name}',
    '../{title}{caption}',
  );
  fc.assert(
    fc.property(template, fc.array(fc.tuple(text, text), { maxLength: 20 }), (any, pictures) => {
      const fileName = createFileNames(any);
      const paths = pictures.map(([caption, title]) => fileName(aLike({ caption, page: { url: '', title } })));
      expect(new Set(paths.map((path) => path.toLowerCase().normalize('NFC'))).size).toBe(paths.length);
      for (const part of paths.flatMap((path) => path.split('/'))) {
        expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(192);
        // oxlint-disable-next-line no-control-regex -- control characters are what this is about
        expect(part).not.toMatch(/[\u0000-\u001f\u007f<>:"\\|?*\u202a-\u202e]|^[.\s]|[.\s]$|^$/);
        expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(part.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
