import { describe, expect, test } from 'vitest';
import {
  categoryOf,
  lengthOf,
  limitOf,
  locales,
  placeholdersIn,
  readCatalogue,
  stemOf,
  type Catalogue,
} from '../../support/catalogues.ts';

/** Of the Chrome Web Store and of addons.mozilla.org, in characters. */
const STORE_LIMITS: Readonly<Record<string, number>> = {
  extension_name: 45,
  extension_short_name: 12,
  extension_description: 132,
};

const english = readCatalogue('en');
const stems = new Set(Object.keys(english).map(stemOf));

test('English is there, and every description says something', () => {
  const bare = Object.entries(english).filter(([, { description = '' }]) => description.trim().length < 5);
  expect(bare).toEqual([]);
});

describe.each(locales())('%s', (locale) => {
  const catalogue = readCatalogue(locale);
  const language = catalogue['language']?.message ?? '';
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();

  test('says which language it is', () => {
    expect(language).toBe(locale.replace('_', '-'));
    expect(Intl.DisplayNames.supportedLocalesOf(language)).toEqual([language]);
  });

  test('has every text, and no others', () => {
    const here = new Set(Object.keys(catalogue).map(stemOf));
    expect([...stems].filter((stem) => !here.has(stem))).toEqual([]);
    expect([...here].filter((stem) => !stems.has(stem))).toEqual([]);
  });

  test('has the plurals that the language has', () => {
    expect(pluralFaults(catalogue, pluralCategories)).toEqual([]);
  });

  test('has no empty text, and none that begins or ends with a space', () => {
    expect(Object.entries(catalogue).filter(([, { message }]) => message === '' || message !== message.trim())).toEqual(
      [],
    );
  });

  test('puts in what the English text puts in', () => {
    expect(placeholderFaults(catalogue)).toEqual([]);
  });

  test('keeps to the room there is', () => {
    const long = Object.entries(catalogue).flatMap(([name, { message }]) => {
      const limit = STORE_LIMITS[name] ?? limitOf(descriptionOf(name));
      const length = lengthOf(message.replaceAll(/\{(\w+)\}/g, '…'));
      return limit !== undefined && length > limit ? [`${name}: ${length} of ${limit}: ${message}`] : [];
    });
    expect(long).toEqual([]);
  });

  test('has nothing that a browser would take for a value of its own', () => {
    expect(Object.entries(catalogue).filter(([, { message }]) => /\$|__MSG_/.test(message))).toEqual([]);
  });
});

test('what is wrong with a catalogue is found', () => {
  const wrong: Catalogue = { common_pictures_one: { message: '{count} Bild' }, popup_found_few: { message: '{n}' } };
  expect(pluralFaults(wrong, ['one', 'other'])).toEqual([
    'common_pictures lacks other',
    'popup_found lacks one',
    'popup_found lacks other',
    'popup_found has few',
  ]);
  expect(placeholderFaults(wrong)).toEqual(['popup_found_few: {n} for {count}']);
});

/** Of a text that has plurals in English, or here. */
function pluralFaults(catalogue: Catalogue, categories: readonly string[]): string[] {
  const counted = Object.keys(catalogue).filter((name) => categoryOf(name) !== undefined);
  return [...new Set(counted.map(stemOf))].flatMap((stem) => {
    const here = counted.filter((name) => stemOf(name) === stem).map((name) => categoryOf(name) ?? '');
    return [
      ...categories.filter((category) => !here.includes(category)).map((category) => `${stem} lacks ${category}`),
      ...here.filter((category) => !categories.includes(category)).map((category) => `${stem} has ${category}`),
    ];
  });
}

/** A form for one, two or none may say the number in words. */
function placeholderFaults(catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([name, { message }]) => {
    const pattern = english[name] ?? english[`${stemOf(name)}_other`];
    const category = categoryOf(name);
    const isInWords = category === 'zero' || category === 'one' || category === 'two';
    const wanted = placeholdersIn(pattern?.message ?? '').filter((value) => !isInWords || value !== 'count');
    const here = placeholdersIn(message).filter((value) => !isInWords || value !== 'count');
    return wanted.join() === here.join() ? [] : [`${name}: ${written(here)} for ${written(wanted)}`];
  });
}

function written(values: readonly string[]): string {
  return values.map((value) => `{${value}}`).join(' ');
}

function descriptionOf(name: string): string {
  return (english[name] ?? english[`${stemOf(name)}_other`])?.description ?? '';
}
