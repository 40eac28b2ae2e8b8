import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_EXPORT_OPTIONS, EXPORT_FORMATS } from '../../../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY } from '../../../../lib/core/library/libraryQuery.ts';
import { exportShape, readExportChoices } from '../../../../lib/state/options/exportChoices.ts';
import { exportParts, isOwnFilter } from '../../../../lib/state/options/exportScopes.ts';

describe('remembered choices', () => {
  test('come back as they were', () => {
    const choices = {
      format: 'numpy',
      options: { ...DEFAULT_EXPORT_OPTIONS, numpyEdge: 224, numpy: 'npy', nameTemplate: '{site}/{n}' },
      sizes: { 'numpy npy 224': 150_528 },
    } as const;
    expect(readExportChoices(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
  });
  test.each([
    ['nothing', undefined],
    ['something else', [1, 2]],
    [
      'a format we do not know',
      { format: 'xml', options: { numpyEdge: 7, shard: '1000', html: null }, sizes: { json: -1 } },
    ],
    ['a prototype', JSON.parse('{"__proto__": {"format": "csv"}, "options": {"__proto__": {"rawCells": true}}}')],
  ])('of %s are as for someone new', (_, stored) => {
    expect(readExportChoices(stored)).toEqual({ format: 'json', options: DEFAULT_EXPORT_OPTIONS, sizes: {} });
  });
  test('keep each option that is well-formed', () => {
    const { options } = readExportChoices({ options: { rawCells: true, numpyEdge: 7 } });
    expect(options).toEqual({ ...DEFAULT_EXPORT_OPTIONS, rawCells: true });
  });
  test('are choices, whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { format, options } = readExportChoices(stored);
        expect(EXPORT_FORMATS).toContain(format);
        expect(Object.keys(options)).toEqual(Object.keys(DEFAULT_EXPORT_OPTIONS));
      }),
    );
  });
  test('sizes of one format are told apart by what makes them differ', () => {
    const shape = (thumbnails: boolean) =>
      exportShape({ format: 'json', options: { ...DEFAULT_EXPORT_OPTIONS, thumbnails } });
    expect(shape(true)).not.toBe(shape(false));
  });
});

describe('the parts of a library', () => {
  const library = { totals: { liked: 3, disliked: 2, cleared: 1 }, filter: WHOLE_LIBRARY, filtered: 4, selection: [] };

  test('are everything and each judgement, with their numbers', () => {
    expect(exportParts(library)).toEqual([
      { what: 'everything', count: 6 },
      { what: 'liked', count: 3 },
      { what: 'disliked', count: 2 },
    ]);
  });
  test('and a filter and a selection where there are any', () => {
    const parts = exportParts({ ...library, filter: { ...WHOLE_LIBRARY, text: 'cover' }, selection: ['b', 'a'] });
    expect(parts.slice(3)).toEqual([
      { what: 'filter', count: 4 },
      { what: 'selection', count: 2 },
    ]);
  });
  test('are uncounted before the library is', () => {
    expect(exportParts({ ...library, totals: null }).map(({ count }) => count)).toEqual([null, null, null]);
  });
  test.each([
    [WHOLE_LIBRARY, false],
    [{ ...WHOLE_LIBRARY, reactions: ['liked'] }, false],
    [{ ...WHOLE_LIBRARY, reactions: ['cleared'] }, true],
    [{ ...WHOLE_LIBRARY, reactions: ['liked', 'disliked'] }, true],
    [{ ...WHOLE_LIBRARY, from: 1 }, true],
  ] as const)('a filter of its own: %j %s', (filter, isOwn) => {
    // The order of fields is nobody's business.
    const turned = Object.fromEntries(Object.entries(filter).toReversed()) as unknown as typeof WHOLE_LIBRARY;
    expect(isOwnFilter(turned)).toBe(isOwn);
  });
});
