import { expect, test } from 'vitest';
import { hasVariant, pictureAtAddress } from '../../../../lib/core/pictures/addressedPicture.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';

const variants = [{ url: 'https://a.example/large.jpg?utm_source=x' }, { url: 'data:image/gif;base64,R0lGODlh' }];

test.each([
  ['https://a.example/large.jpg?utm_source=x', true],
  ['https://a.example/large.jpg#top', true],
  ['https://a.example/large.jpg?w=2', false],
  ['data:image/gif;base64,R0lGODlh', true],
  ['data:image/gif;base64,AAAA', false],
  ['', false],
])('has a variant %s: %s', (url, has) => {
  expect(hasVariant({ variants }, url)).toBe(has);
});

test('an address alone makes a picture that any page with the address finds again', () => {
  const picture = pictureAtAddress('https://a.example/red%20cup.jpg?utm_source=x#top');
  const canonical = 'https://a.example/red%20cup.jpg';
  expect(picture).toEqual({
    key: pictureKey(canonical),
    snapshot: {
      url: 'https://a.example/red%20cup.jpg?utm_source=x#top',
      aliases: [canonical],
      caption: 'red cup',
      mediaType: 'image/jpeg',
    },
  });
});

test.each(['blob:https://a.example/1', 'data:image/gif;base64,R0lGODlh', 'javascript:alert(1)', 'file:///a.jpg', ''])(
  '%j is no address that any page could name',
  (url) => {
    expect(pictureAtAddress(url)).toBeNull();
  },
);
