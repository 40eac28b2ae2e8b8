import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionOf, mergeCaptionTexts, tidyText, type CaptionTexts } from '../../../../lib/core/pictures/caption.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

const url = 'https://a.example/photos/IMG_2034-lake%20side.jpg?w=300';

test.each<[CaptionTexts, string]>([
  [{ figcaption: 'F', alt: 'A', ariaLabel: 'L', title: 'T', linkText: 'K' }, 'F'],
  [{ alt: 'A', ariaLabel: 'L', title: 'T', linkText: 'K' }, 'A'],
  [{ ariaLabel: 'L', title: 'T', linkText: 'K' }, 'L'],
  [{ title: 'T', linkText: 'K' }, 'T'],
  [{ linkText: 'K', heading: 'H' }, 'K'],
  [{ linkText: '', heading: 'H' }, 'H'],
  [{ figcaption: ' \n ', alt: '', ariaLabel: null, title: '\u200B\u200E', linkText: 'K' }, 'K'],
  [{ alt: '  A \n\t lake\u00A0 at dusk ' }, 'A lake at dusk'],
  [{}, 'IMG 2034 lake side'],
])('%j is called %s', (texts, caption) => {
  expect(captionOf(texts, url)).toBe(caption);
});

test.each([
  ['https://a.example/a/sunset_over-the+lake.png', 'sunset over the lake'],
  ['https://a.example/%C3%A9t%C3%A9.jpg', 'été'],
  ['https://a.example/100%.jpg', '100%'],
  ['https://a.example/%E9%80.jpg', '%E9%80'],
  ['https://a.example/a%2Fb.jpg', 'b'],
  ['https://a.example/gallery/7/', '7'],
  ['https://a.example/___.jpg', '___'],
  ['https://a.example/.jpg', '.jpg'],
  ['https://a.example/', 'Picture'],
  ['https://a.example', 'Picture'],
  ['data:image/png;base64,AA', 'Picture'],
  ['blob:https://a.example/123', 'Picture'],
])('without any text, %s is called "%s"', (address, name) => {
  expect(captionOf({}, address)).toBe(name);
});

test('a text that cannot be seen is no caption', () => {
  expect(captionOf({ alt: '\u200B' }, 'data:image/png;base64,AA')).toBe('Picture');
});

test('a caption has at most 500 code points and is never cut within one', () => {
  expect(Array.from(captionOf({ alt: '😀'.repeat(2000) }, url))).toHaveLength(500);
  expect(captionOf({ alt: '😀'.repeat(2000) }, url)).toBe('😀'.repeat(500));
  expect(captionOf({ alt: 'a'.repeat(500) }, url)).toHaveLength(500);
});

test('a caption is never empty, never holds runs of white space, and is stable', () => {
  fc.assert(
    fc.property(
      fc.record({ alt: fc.string({ unit: 'binary' }), title: fc.string() }),
      fc.webUrl(),
      (texts, address) => {
        const caption = captionOf(texts, address);
        expect(caption).not.toMatch(/^\s|\s$|\s\s|[^\S ]|^$/);
        expect(tidyText(caption)).toBe(caption);
      },
    ),
  );
});

test('ten megabytes of text are cut, not read', () => {
  const cpuTime = startCpuTime();
  for (const text of ['a '.repeat(5e6), ' '.repeat(1e7), '\n'.repeat(1e7)]) tidyText(text);
  captionOf({}, `https://a.example/${'/'.repeat(1e7)}`);
  captionOf({}, `https://a.example/${'%41'.repeat(3e6)}`);
  expect(cpuTime()).toBeLessThan(500);
});

test('the texts of two places complete each other, the first has precedence', () => {
  expect(mergeCaptionTexts({ alt: 'A', title: ' ' }, { alt: 'B', title: 'T', figcaption: 'F' })).toEqual({
    alt: 'A',
    title: 'T',
    figcaption: 'F',
  });
});
