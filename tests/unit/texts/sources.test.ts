import { expect, test } from 'vitest';
import { placeholdersIn, readCatalogue, stemOf } from '../../support/catalogues.ts';
import { readFile, readSourceTexts, type AskedName } from '../../support/sourceTexts.ts';

const english = readCatalogue('en');
const names = new Set(Object.keys(english).map(stemOf));
const source = readSourceTexts();

/** Asked for by the manifest, or by the catalogue’s own reader. */
const BY_MANIFEST: ReadonlySet<string> = new Set([
  'language',
  'extension_name',
  'extension_short_name',
  'extension_description',
  'command_toggle_gallery',
]);
/** What people read and is yet no text: names that are the same in every language, and what programs read. */
const NO_TEXTS: readonly RegExp[] = [
  /^Hugging Face$/,
  /^JSON Lines$/,
  /^CSV$/,
  // The cap of a key.
  /^Esc$/,
  // The title of a folder among exported bookmarks, which is data.
  /^Likeable Gallery, x$/,
  // A search engine's own name, a header, and a made-up picture that stands for one in an example.
  /^Google Lens$/,
  // Photographers, and licences by their own names.
  /^(?:Aitzol Berasategi|Clemens Engelhardt|Rachel Michetti|Stefan van der Walt|Trevor “Freespace”)$/,
  /^CC BY 4\.0$/,
  /^CC0 1\.0$/,
  /^Basic x$/,
  /^Espresso, red cup$/,
  /^Pictures of the week 47$/,
];

function mayBe(asked: AskedName, name: string): boolean {
  return typeof asked === 'string' ? asked === name : name.startsWith(asked.start) && name.endsWith(asked.end);
}

test('every text that is asked for is there', () => {
  const missing = source.asked.filter(({ name }) => ![...names].some((known) => mayBe(name, known)));
  expect(missing).toEqual([]);
});

test('every text is asked for somewhere', () => {
  const templates = source.templates.filter(({ start }) => /^[a-z]+_/.test(start));
  const unused = [...names].filter(
    (name) => !BY_MANIFEST.has(name) && !source.strings.has(name) && !templates.some((asked) => mayBe(asked, name)),
  );
  expect(unused).toEqual([]);
});

test('what is put into a text is what stands in it', () => {
  const wrong = source.asked.flatMap(({ name, values, place }) => {
    if (typeof name !== 'string' || values === null) return [];
    const message = english[name] ?? english[`${name}_other`];
    const wanted = placeholdersIn(message?.message ?? '');
    // `count` also chooses the plural, and need not be shown.
    const given = values.filter((value) => value !== 'count' || wanted.includes('count')).toSorted();
    return wanted.join() === given.join() ? [] : [`${place}: ${name} has ${wanted.join()}, is given ${given.join()}`];
  });
  expect(wrong).toEqual([]);
});

test('a text with plurals is asked for with a count', () => {
  const wrong = source.asked.flatMap(({ name, values, place }) =>
    typeof name === 'string' && `${name}_other` in english && values !== null && !values.includes('count')
      ? [`${place}: ${name}`]
      : [],
  );
  expect(wrong).toEqual([]);
});

test('nothing that people read stands in the sources', () => {
  expect(source.hardCoded.filter(({ words }) => !NO_TEXTS.some((known) => known.test(words)))).toEqual([]);
});

test('dates and numbers are written in the language of the texts', () => {
  expect(source.otherLanguages).toEqual([]);
});

test.each([
  ['a text of an element', '<p>Nothing here</p>', 'Nothing here'],
  ['a name for screen readers', '<p aria-label="Pictures" />', 'Pictures'],
  ['one of two', "<p title={open ? 'Hide' : 'Show'} />", 'Hide'],
  ['a word in an element', "<p>{value || 'Empty'}</p>", 'Empty'],
  ['a sentence', "const problem = 'The disk is full.';", 'The disk is full.'],
  ['a sentence with values', 'say(`Saved ${count} pictures`);', 'Saved x pictures'],
  ['a label in a table', "const all = [{ label: 'Year' }];", 'Year'],
  ['a failure that people cause', "throw new CodedError('not-found', 'This is gone.');", 'This is gone.'],
])('what is found: %s', (_, code, words) => {
  const found = {
    asked: [],
    strings: new Set<string>(),
    templates: [],
    otherLanguages: [],
    hardCoded: [] as { words: string }[],
  };
  readFile('some.tsx', found as never, code);
  expect(found.hardCoded.map((each) => each.words)).toContain(words);
});
