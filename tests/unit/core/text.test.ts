import { afterEach, expect, test, vi } from 'vitest';

const messages = vi.hoisted(() => ({ all: {} as Record<string, string> }));
vi.mock('../../../lib/core/englishCatalogue.ts', () => ({ messageOf: (name: string) => messages.all[name] ?? '' }));

/** The module anew, as a context begins with it. */
async function textsIn(catalogue: Record<string, string>) {
  vi.resetModules();
  messages.all = catalogue;
  const module = await import('../../../lib/core/text.ts');
  // The names are those of the test's own catalogue.
  const text = module.text as (name: string, values?: Readonly<Record<string, string | number>>) => string;
  const textPieces = module.textPieces as (name: string, values?: object) => unknown;
  return { ...module, text, textPieces };
}

afterEach(() => {
  messages.all = {};
});

const found = { found_one: '{count} picture of {site}', found_other: '{count} pictures of {site}' };

test.each([
  [1, '1 picture of a.example'],
  [0, '0 pictures of a.example'],
  [12_408, '12,408 pictures of a.example'],
])('%d of something, in English', async (count, expected) => {
  const { text } = await textsIn({ language: 'en', ...found });
  expect(text('found', { count, site: 'a.example' })).toBe(expected);
});

test.each([
  [1, '1 снимок'],
  [2, '2 снимка'],
  [5, '5 снимков'],
  [21, '21 снимок'],
])('%d of something, in a language with more plurals', async (count, expected) => {
  const { text } = await textsIn({
    language: 'ru',
    found_one: '{count} снимок',
    found_few: '{count} снимка',
    found_many: '{count} снимков',
    found_other: '{count} снимка',
  });
  expect(text('found', { count })).toBe(expected);
});

test('a language that lacks a category takes its last one, and a text without plurals goes with any number', async () => {
  const { text } = await textsIn({ language: 'en', found_other: '{count} found', of: '{count} of {total}' });
  expect(text('found', { count: 1 })).toBe('1 found');
  expect(text('of', { count: 1, total: 2000 })).toBe('1 of 2,000');
});

test('what stands in a text is not looked into again', async () => {
  const { text } = await textsIn({ language: 'en', said: '“{said}” {missing}.' });
  expect(text('said', { said: '{count} $1' })).toBe('“{count} $1” .');
});

test('a text in pieces', async () => {
  const { textPieces } = await textsIn({ language: 'en', press: 'Press {key} twice' });
  expect(textPieces('press')).toEqual(['Press ', { value: 'key' }, ' twice']);
});

test('a name without a text is shown itself', async () => {
  const { text, textLanguage } = await textsIn({});
  expect(text('nowhere')).toBe('nowhere');
  expect(textLanguage()).toBe('en');
});

test.each([
  ['ar', 'rtl'],
  ['pt-BR', 'ltr'],
])('%s is written %s', async (language, direction) => {
  const { textDirection } = await textsIn({ language });
  expect(textDirection()).toBe(direction);
});

test('what would turn the words around it is kept apart', async () => {
  const { text } = await textsIn({ language: 'en', said: 'Liked: {said}.' });
  expect(text('said', { said: 'A ridge (2026)' })).toBe('Liked: A ridge (2026).');
  expect(text('said', { said: 'قمة' })).toBe('Liked: \u2068قمة\u2069.');
  expect(text('said', { said: '\u202Etxet' })).toBe('Liked: \u2068\u202Etxet\u2069.');
});

test('from right to left every word of others is kept apart, and numbers are not', async () => {
  const { text } = await textsIn({ language: 'ar', said: '{said} {count} {none}' });
  expect(text('said', { said: 'IMG_2.jpg', count: 3, none: '' })).toBe('\u2068IMG_2.jpg\u2069 3 ');
});
