import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeReadings } from '../../../../lib/core/pictures/mergeReadings.ts';
import type { PageImage, Variant } from '../../../../lib/core/pictures/pageImage.ts';

/** `a:1,2` is the picture `a` with the addresses 1 and 2; `a:1@resource` was fetched and is shown no more. */
function picture(text: string): PageImage {
  const [, key = '', addresses = '', source = 'img'] = /^(\w+):([^@]*)(?:@(\w+))?$/.exec(text) ?? [];
  const [first, ...others] = addresses.split(',').map((address): Variant => {
    const [url = '', width] = address.split('/');
    return width === undefined ? { url } : { url, width: Number(width) };
  });
  return { key, variants: [first ?? { url: '' }, ...others], caption: key, source: source as PageImage['source'] };
}

const pictures = (text: string): PageImage[] => text.split(' ').filter(Boolean).map(picture);
const known = (text: string): Map<string, PageImage> =>
  new Map(pictures(text).map((image): [string, PageImage] => [image.key, image]));
const written = (images: ReadonlyMap<string, PageImage>): string =>
  Array.from(images.values(), ({ key, variants }) => `${key}:${variants.map(({ url }) => url).join(',')}`).join(' ');

describe('a page read once more', () => {
  test.each([
    ['nothing before', '', 'a:1 b:2', 'a:1 b:2'],
    ['nothing new', 'a:1 b:2', 'a:1 b:2', 'a:1 b:2'],
    ['one more in between', 'a:1 b:2', 'a:1 c:3 b:2', 'a:1 c:3 b:2'],
    ['another order', 'a:1 b:2', 'b:2 a:1', 'b:2 a:1'],
    ['one that has gone', 'a:1 b:2 c:3', 'a:1 c:3', 'a:1 c:3'],
    ['one that has gone and is kept', 'a:1 keep:2 c:3', 'a:1 c:3', 'a:1 keep:2 c:3'],
    ['kept ones before all others', 'keep:1 keep2:4 b:2', 'b:2', 'keep:1 keep2:4 b:2'],
    ['kept ones whose neighbour moves', 'a:1 keep:2 c:3', 'c:3 a:1', 'c:3 a:1 keep:2'],
    ['fetched, and shown no more', 'a:1 b:2 c:3', 'a:1 c:3 b:2@resource', 'a:1 b:2 c:3'],
    ['a larger variant, which changes its key', 'a:1', 'x:9,1', 'a:9,1'],
    ['a variant that the page has taken back', 'a:9,1', 'x:1', 'a:1,9'],
    ['a taken back one that is known to be larger', 'a:9/900,1/100', 'x:1/100', 'a:9,1'],
    ['two that turn out to be one', 'a:1 b:2', 'x:1,2', 'a:1,2'],
    ['one that turns out to be two', 'a:1,2', 'x:1 y:2', 'a:1 y:2'],
    ['keys before addresses', 'a:1 b:2', 'z:1 a:7', 'z:1 a:7'],
  ])('%s', (_, before, found, after) => {
    const merged = mergeReadings(known(before), pictures(found), ({ key }) => key.startsWith('keep'));
    expect(written(merged.images)).toBe(after);
    expect(merged.changed).toBe(before.replaceAll(/@\w+/g, '') !== after);
  });

  test('objects stay the same while nothing about them changes', () => {
    const before = known('a:1 b:2,3');
    const { images, fresh } = mergeReadings(before, pictures('a:1 b:2,3,4'), () => false);
    expect(images.get('a')).toBe(before.get('a'));
    expect(fresh.map(({ key }) => key)).toEqual(['b']);
  });

  test('sizes learned later are news', () => {
    const image = picture('a:1');
    const { fresh, changed } = mergeReadings(
      known('a:1'),
      [{ ...image, naturalWidth: 9, naturalHeight: 6 }],
      () => false,
    );
    expect(changed).toBe(true);
    expect(fresh[0]?.naturalWidth).toBe(9);
    expect(mergeReadings(new Map([['a', fresh[0] ?? image]]), [image], () => false).changed).toBe(false);
  });

  /** No address is two pictures' in one reading. */
  const reading = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
        fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 4 }),
      ),
      {
        selector: ([key]) => key,
      },
    )
    .map((entries) => {
      const taken = new Set<number>();
      return entries.flatMap(([key, all]) => {
        const addresses = all.filter((address) => !taken.has(address));
        for (const address of addresses) taken.add(address);
        return addresses.length > 0 ? [picture(`${key}:${addresses.join(',')}`)] : [];
      });
    });

  test('every picture found is there once, and no address is lost', () => {
    fc.assert(
      fc.property(reading, reading, (first, second) => {
        const before = mergeReadings(new Map(), first, () => true).images;
        const { images } = mergeReadings(before, second, () => true);
        const after = Array.from(images.values()).flatMap(({ variants }) => variants.map(({ url }) => url));
        expect(new Set(after).size).toBe(after.length);
        const all = [...second, ...before.values()].flatMap(({ variants }) => variants.map(({ url }) => url));
        expect(new Set(after)).toEqual(new Set(all));
        for (const [key, image] of images) expect(image.key).toBe(key);
      }),
    );
  });

  test('the same reading again changes nothing', () => {
    fc.assert(
      fc.property(reading, reading, (first, second) => {
        const before = mergeReadings(new Map(), first, () => true).images;
        const once = mergeReadings(before, second, () => false).images;
        expect(mergeReadings(once, second, () => false).changed).toBe(false);
      }),
    );
  });
});
