import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GalleryValue } from '../../../../lib/core/pictures/galleryImage.ts';
import {
  asGalleryImage,
  chooseVariant,
  galleryItems,
  hostOf,
  nameInUrl,
} from '../../../../lib/core/pictures/galleryItem.ts';
import type { Variant } from '../../../../lib/core/pictures/pageImage.ts';

const url = 'https://images.example/harbour-07.jpg';

describe('forms of a value', () => {
  test.each<[string, GalleryValue, { key: string; url: string; caption: string; liked: boolean | null }]>([
    ['a URL', url, { key: url, url, caption: 'harbour-07.jpg', liked: null }],
    ['a URL and a caption', [url, 'Harbour'], { key: url, url, caption: 'Harbour', liked: null }],
    ['a URL without a caption', [url, null], { key: url, url, caption: 'harbour-07.jpg', liked: null }],
    ['a file', { url, orig_name: 'IMG_7.JPG' }, { key: url, url, caption: 'IMG_7.JPG', liked: null }],
    [
      'a file with a path alone',
      { path: 'a/b.png' },
      { key: 'a/b.png', url: 'a/b.png', caption: 'b.png', liked: null },
    ],
    ['a file and a caption', [{ url }, 'Harbour'], { key: url, url, caption: 'Harbour', liked: null }],
    [
      'a gallery image',
      { image: { url }, caption: 'Harbour', liked: false, key: 'k' },
      { key: 'k', url, caption: 'Harbour', liked: false },
    ],
    [
      'a gallery image of a URL',
      { image: url, liked: true },
      { key: url, url, caption: 'harbour-07.jpg', liked: true },
    ],
    ['an entry without an address', {}, { key: '#0', url: '', caption: 'Picture 1', liked: null }],
    ['a blank caption', [url, '  '], { key: url, url, caption: 'harbour-07.jpg', liked: null }],
  ])('%s', (_name, value, expected) => {
    const [item] = galleryItems([value]);
    expect(item).toMatchObject({ ...expected, value });
    expect(item?.variants[0].url).toBe(expected.url);
  });

  test('a size is taken from the entry, else from its largest variant, and never by halves', () => {
    const sizes = galleryItems([
      { image: url, key: 'own', width: 300, height: 200, variants: [{ url, width: 30, height: 20 }] },
      { image: url, key: 'variant', variants: [{ url, width: 30, height: 20 }] },
      { image: url, key: 'half', variants: [{ url, width: 30 }] },
      { image: url, key: 'zero', width: 0, height: 0 },
    ]).map(({ width, height }) => [width, height]);
    expect(sizes).toEqual([
      [300, 200],
      [30, 20],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('what the source knows is carried along, and what it does not know is absent', () => {
    const page = { url: 'https://a.example/', title: 'A' };
    const [known, file, plain] = galleryItems([
      { image: url, source: 'img', page, bytes: 12 },
      { url, size: 34, mime_type: 'image/webp' },
      url,
    ]);
    expect(known).toMatchObject({ source: 'img', page, bytes: 12 });
    expect(file).toMatchObject({ bytes: 34, variants: [{ url, mediaType: 'image/webp' }] });
    expect(Object.keys(plain ?? {}).toSorted()).toEqual(['caption', 'key', 'liked', 'url', 'value', 'variants']);
  });

  test('a caption is drawn cut and without controls, and kept as it is', () => {
    const caption = `a\u0000b ${'long '.repeat(1000)}`;
    const [item] = galleryItems([{ image: url, caption }]);
    expect(item?.caption).toMatch(/^a b long .{980,1000}…$/);
    expect(asGalleryImage(item?.value ?? '').caption).toBe(caption);
  });

  test('the seed’s form carries the present reaction', () => {
    expect(asGalleryImage([url, 'Harbour'], true)).toEqual({ image: url, caption: 'Harbour', liked: true });
    expect(asGalleryImage({ image: url, liked: true, meta: { n: 1 } }, null)).toEqual({
      image: url,
      liked: null,
      meta: { n: 1 },
    });
  });

  test('repeated keys are told apart, also from keys that look like repetitions', () => {
    const values = ['a', 'a', 'a 2', 'a', 'a 2'];
    expect(galleryItems(values).map(({ key }) => key)).toEqual(['a', 'a 2', 'a 2 2', 'a 3', 'a 2 3']);
  });

  const anyValue: fc.Arbitrary<GalleryValue> = fc.oneof(
    fc.string(),
    fc.tuple(fc.webUrl(), fc.option(fc.string())),
    fc.record({ url: fc.option(fc.string()), path: fc.string() }),
    fc.record({ image: fc.constant('a'), key: fc.constantFrom('k', 'k 2', 'k 2 2', 'k 3') }),
  );
  test('every entry is there, in order, with a name and a key of its own', () => {
    fc.assert(
      fc.property(fc.array(anyValue), (values) => {
        const items = galleryItems(values);
        expect(items.map(({ value }) => value)).toEqual(values);
        expect(new Set(items.map(({ key }) => key)).size).toBe(values.length);
        expect(items.every(({ caption }) => caption !== '')).toBe(true);
      }),
    );
  });
});

describe('names and hosts', () => {
  test.each([
    ['https://a.example/b/c%20d.jpg?size=2#x', 'c d.jpg'],
    ['https://a.example/', ''],
    ['https://a.example', ''],
    ['https://a.example/%E0%A4%A', '%E0%A4%A'],
    ['relative/file.png', 'file.png'],
    ['data:image/png;base64,AAAA/BBBB', ''],
    ['blob:https://a.example/123', ''],
  ])('the name in %s', (address, expected) => expect(nameInUrl(address)).toBe(expected));

  test.each([
    ['https://a.example:8443/b.jpg', 'a.example:8443'],
    ['data:image/png,x', 'in the page itself'],
    ['blob:https://a.example/1', 'made by the page'],
    ['relative.png', ''],
  ])('the host of %s', (address, expected) => expect(hostOf(address)).toBe(expected));
});

describe('the variant for a box', () => {
  const v = (name: string, rest: Omit<Variant, 'url'> = {}): Variant => ({ url: name, ...rest });
  const widths = [
    v('1600', { width: 1600 }),
    v('800', { width: 800 }),
    v('480', { width: 480 }),
    v('240', { width: 240 }),
  ];
  const densities = [v('3x', { density: 3 }), v('2x', { density: 2 }), v('1x', { density: 1 })];
  const size = { width: 600, height: 400 };

  test.each<
    [string, readonly Variant[], { width: number; height: number }, number, string, { width: number; height: number }?]
  >([
    ['exactly as wide', widths, { width: 240, height: 160 }, 1, '240'],
    ['twice as dense', widths, { width: 240, height: 160 }, 2, '480'],
    ['a little wider than one', widths, { width: 241, height: 160 }, 1, '480'],
    ['wider than all', widths, { width: 4000, height: 3000 }, 1, '1600'],
    ['cropped at its sides it must be wider', widths, { width: 240, height: 240 }, 1, '480', size],
    ['cropped above and below it need not', widths, { width: 240, height: 100 }, 1, '240', size],
    ['densities of a known original', densities, { width: 200, height: 133 }, 1, '1x', size],
    ['densities of a known original, denser', densities, { width: 300, height: 200 }, 2, '3x', size],
    ['densities alone, as the screen', densities, { width: 300, height: 200 }, 2, '2x'],
    ['densities alone, denser than all', densities, { width: 300, height: 200 }, 4, '3x'],
    [
      'a known height',
      [v('tall', { height: 800 }), v('low', { height: 200 })],
      { width: 240, height: 160 },
      1,
      'low',
      size,
    ],
    [
      'a thumbnail nearly sharp beats an unmeasured original',
      [v('original'), v('thumb', { width: 150 })],
      { width: 240, height: 160 },
      1,
      'thumb',
    ],
    [
      'a thumbnail far too small does not',
      [v('original'), v('icon', { width: 32 })],
      { width: 240, height: 160 },
      1,
      'original',
    ],
    ['nothing is known: the last, as the smallest', [v('a'), v('b')], { width: 240, height: 160 }, 1, 'b'],
    [
      'equals: the first',
      [v('avif', { width: 480 }), v('jpeg', { width: 480 })],
      { width: 240, height: 160 },
      2,
      'avif',
    ],
  ])('%s', (_name, variants, box, devicePixelRatio, expected, known) => {
    const [first, ...others] = variants;
    if (!first) throw new Error('A case needs a variant.');
    expect(chooseVariant({ variants: [first, ...others], ...known }, box, devicePixelRatio)?.url).toBe(expected);
  });

  test('failed ones are passed over until none is left', () => {
    const variants: [Variant, ...Variant[]] = [v('a', { width: 800 }), v('b', { width: 400 })];
    const box = { width: 240, height: 160 };
    expect(chooseVariant({ variants }, box, 1, new Set(['b']))?.url).toBe('a');
    expect(chooseVariant({ variants }, box, 1, new Set(['a', 'b']))).toBeUndefined();
  });

  test('a larger box never gets a smaller variant', () => {
    const measured = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 8 });
    const boxes = fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(measured, boxes, fc.constantFrom(1, 1.5, 2, 3), (widthsOfAll, [width, more], ratio) => {
        const [first = v('only'), ...others] = widthsOfAll.map((each) => v(String(each), { width: each }));
        const chosen = (boxWidth: number): number =>
          chooseVariant({ variants: [first, ...others] }, { width: boxWidth, height: 1 }, ratio)?.width ?? 0;
        expect(chosen(width + more)).toBeGreaterThanOrEqual(chosen(width));
        expect(chosen(width)).toBe(
          Math.min(...widthsOfAll.filter((each) => each >= width * ratio), Math.max(...widthsOfAll)),
        );
      }),
    );
  });
});
