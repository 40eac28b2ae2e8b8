import { expect, test } from 'vitest';
import { createSeenPictures } from '../../../../lib/core/imports/seenPictures.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';

const key = (digit: string): string => digit.repeat(64);
const address = 'https://example.org/a.jpg';

test('a picture counts once, by its greatest outcome', () => {
  const pictures = createSeenPictures();
  pictures.add({ key: key('a'), aliases: [] }, 'unchanged');
  pictures.add({ key: key('a'), aliases: [] }, 'changed');
  pictures.add({ key: key('b'), aliases: [] }, 'added');
  expect(pictures.counts()).toEqual({ added: 1, changed: 1, unchanged: 0 });
});

test('an address names a picture as its key does', () => {
  const pictures = createSeenPictures();
  pictures.add({ key: key('a'), aliases: [address] }, 'added');
  pictures.add({ key: key('b'), aliases: [address] }, 'added');
  pictures.add({ key: pictureKey(address), aliases: [] }, 'added');
  expect(pictures.counts()).toEqual({ added: 1, changed: 0, unchanged: 0 });
});

test('an entry may show that two pictures were one', () => {
  const pictures = createSeenPictures();
  pictures.add({ key: key('a'), aliases: [] }, 'added');
  pictures.add({ key: key('b'), aliases: ['https://example.org/b.jpg'] }, 'changed');
  pictures.add({ key: key('a'), aliases: ['https://example.org/b.jpg'] }, 'unchanged');
  pictures.add({ key: key('b'), aliases: [] }, 'unchanged');
  expect(pictures.counts()).toEqual({ added: 1, changed: 0, unchanged: 0 });
});

test('many pictures are told apart, however much alike their keys are', () => {
  const pictures = createSeenPictures();
  for (let number = 0; number < 100_000; number++) {
    pictures.add({ key: number.toString(16).padStart(64, '0'), aliases: [] }, 'added');
  }
  expect(pictures.counts().added).toBe(100_000);
});
