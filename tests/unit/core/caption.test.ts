import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionOf, mergeCaptionTexts } from '../../../lib/core/caption.ts';

const url = 'https://a.example/photos/the%20old_ridge-2.jpg?w=480';

test.each([
  { texts: { figcaption: 'Caption', alt: 'Alt', title: 'Title' }, caption: 'Caption' },
  { texts: { alt: 'Alt', title: 'Title' }, caption: 'Alt' },
  { texts: { alt: '', ariaLabel: 'Label' }, caption: 'Label' },
  { texts: { alt: ' \n ', title: 'Title' }, caption: 'Title' },
  { texts: { linkText: 'Link' }, caption: 'Link' },
  { texts: { figcaption: '  Two\n  lines\tand   more ' }, caption: 'Two lines and more' },
  { texts: { alt: '\u200B\u00A0' }, caption: 'the old ridge 2' },
  { texts: {}, caption: 'the old ridge 2' },
])('$texts is called “$caption”', ({ texts, caption }) => {
  expect(captionOf(texts, url)).toBe(caption);
});

test.each([
  { url: 'https://a.example/', caption: 'Picture' },
  { url: 'data:image/gif;base64,AA==', caption: 'Picture' },
  { url: 'https://a.example/%E0%A4%A.jpg', caption: '%E0%A4%A' },
])('without a word, $url is called “$caption”', ({ url: address, caption }) => {
  expect(captionOf({}, address)).toBe(caption);
});

test('never empty, never longer than 500 code points, and ten megabytes take no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (alt) => {
      const caption = captionOf({ alt }, url);
      expect(caption).not.toBe('');
      expect(Array.from(caption).length).toBeLessThanOrEqual(500);
    }),
  );
  expect(Array.from(captionOf({ alt: 'x'.repeat(10_000_000) }, url))).toHaveLength(500);
});

test('two places of one picture: the first one’s words, the other’s where it has none', () => {
  expect(mergeCaptionTexts({ alt: 'First', title: '' }, { alt: 'Second', title: 'Title' })).toMatchObject({
    alt: 'First',
    title: 'Title',
  });
});
