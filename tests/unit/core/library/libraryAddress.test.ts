import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isChosen,
  libraryFragment,
  LIBRARY_SORTS,
  LIBRARY_START,
  LISTED_REACTIONS,
  NOTHING_CHOSEN,
  parseLibraryAddress,
  SIZE_CLASSES,
  type LibraryAddress,
} from '../../../../lib/core/library/libraryAddress.ts';
import { DATE_PRESETS } from '../../../../lib/core/library/libraryDates.ts';
import { PICTURE_KINDS } from '../../../../lib/core/pictures/pictureKind.ts';

describe('reading', () => {
  test.each(['', 'library', 'library?', 'library?&&=&', 'export'])('%j is everything', (fragment) => {
    expect(parseLibraryAddress(fragment)).toEqual(LIBRARY_START);
  });

  test('all of it', () => {
    const fragment =
      'library?view=pages&q=red+cup&reaction=disliked&reaction=liked&site=a.example&site=b.example&tag=caf%C3%A9' +
      '&kind=icon&size=huge&page=https://a.example/x%26y&from=2026-01-02&until=2026-03-04&sort=largest&layout=grid&picture=abc';
    expect(parseLibraryAddress(fragment)).toEqual({
      tab: 'pages',
      filter: {
        text: 'red cup',
        reactions: ['liked', 'disliked'],
        sites: ['a.example', 'b.example'],
        tags: ['café'],
        kinds: ['icon'],
        sizes: ['huge'],
        page: 'https://a.example/x&y',
      },
      dates: { from: '2026-01-02', until: '2026-03-04' },
      sort: 'largest',
      layout: 'grid',
      picture: 'abc',
    });
  });

  test('passes over what it does not know', () => {
    const fragment =
      'library?view=map&reaction=loved&kind=&size=9&date=tomorrow&from=2026-02-30&sort=up&layout=pile&what=so&__proto__=x';
    expect(parseLibraryAddress(fragment)).toEqual(LIBRARY_START);
  });

  test('a named date goes before days, and broken escapes stay as they are', () => {
    const { dates, filter } = parseLibraryAddress('library?date=week&from=2026-01-01&q=100%');
    expect(dates).toBe('week');
    expect(filter.text).toBe('100%');
  });

  test('any text at all, and what is made of it is read alike', () => {
    const names = ['q', 'view', 'reaction', 'site', 'tag', 'page', 'date', 'from', 'until', 'sort', 'picture', 'x'];
    const pair = fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary' })).map((parts) => parts.join('='));
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pair).map((pairs) => pairs.join('&')),
    );
    fc.assert(
      fc.property(query, (text) => {
        const once = parseLibraryAddress(`library?${text}`);
        const again = parseLibraryAddress(libraryFragment(once));
        expect(libraryFragment(again)).toBe(libraryFragment(once));
      }),
    );
  });
});

describe('writing', () => {
  test('leaves out what is as at the start', () => {
    expect(libraryFragment(LIBRARY_START)).toBe('library');
    expect(libraryFragment({ ...LIBRARY_START, filter: { ...NOTHING_CHOSEN, text: '  ' } })).toBe('library');
    expect(
      libraryFragment({ ...LIBRARY_START, filter: { ...NOTHING_CHOSEN, page: 'https://a.example/b?c=d&e' } }),
    ).toBe('library?page=https://a.example/b%3Fc%3Dd%26e');
  });

  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  const address: fc.Arbitrary<LibraryAddress> = fc.record({
    tab: fc.constantFrom('pictures', 'pages', 'duplicates'),
    filter: fc.record({
      text: fc.string().filter((text) => text.trim() !== '' || text === ''),
      reactions: fc.subarray([...LISTED_REACTIONS]),
      sites: fc.uniqueArray(name, { maxLength: 5 }),
      tags: fc.uniqueArray(name, { maxLength: 5 }),
      kinds: fc.subarray([...PICTURE_KINDS]),
      sizes: fc.subarray([...SIZE_CLASSES]),
      page: fc.option(name),
    }),
    dates: fc.oneof(
      fc.constantFrom(...DATE_PRESETS, null),
      fc.constantFrom({ from: '2026-01-01', until: null }, { from: null, until: '2024-02-29' }),
    ),
    sort: fc.constantFrom(...LIBRARY_SORTS),
    layout: fc.constantFrom('masonry', 'grid', 'justified'),
    picture: fc.option(name),
  });
  test('is read as it was written', () => {
    fc.assert(
      fc.property(address, (written) => {
        expect(parseLibraryAddress(libraryFragment(written))).toEqual(written);
      }),
    );
  });
});

test.each([
  [{}, false],
  [{ text: '  ' }, false],
  [{ text: 'a' }, true],
  [{ tags: ['x'] }, true],
  [{ page: 'https://a.example' }, true],
])('%j leaves something out: %s', (changes, chosen) => {
  expect(isChosen({ ...NOTHING_CHOSEN, ...changes }, null)).toBe(chosen);
  expect(isChosen(NOTHING_CHOSEN, 'today')).toBe(true);
});
