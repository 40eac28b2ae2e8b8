import { readdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import texts from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { catalogue } from '../../../scripts/demo/photos/catalogue.ts';
import { expect, extensionDir, test } from '../../support/extensionTest.ts';

const listing = await readFile('docs/stores/listing.md', 'utf8');

/** What stands under a heading. */
function section(heading: string): string {
  const [, text] = listing.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`There is no section “${heading}”.`);
  return text.split('\n## ', 1).join('');
}

/** What is pasted from there. */
function pasted(heading: string): string {
  const [, text] = /```text\n([^]*?)\n```/.exec(section(heading)) ?? [];
  if (text === undefined) throw new Error(`Nothing is to be pasted under “${heading}”.`);
  return text;
}

/** The cells of each row but the head. */
function rows(heading: string): string[][] {
  const lines = section(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** In characters; where the stores differ, the lower limit. */
const limits = {
  Name: 50,
  'Summary for Chrome': 132,
  'Summary for Firefox': 250,
  Description: 15_000,
  'Single purpose': 1000,
  'Notes to reviewers': 3000,
} as const;

for (const [heading, limit] of Object.entries(limits)) {
  test(`${heading}: at most ${limit} characters`, () => {
    const { length } = pasted(heading);
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(limit);
  });
}

for (const kind of ['chromium', 'firefox'] as const) {
  test(`${kind}: every permission of the manifest is justified, and no other`, async () => {
    const manifest = JSON.parse(await readFile(`${extensionDir(kind, 'shipped')}/manifest.json`, 'utf8')) as Partial<
      Record<string, string[]>
    >;
    const asked = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions'].flatMap(
      (name) => manifest[name] ?? [],
    );
    const justified = rows('Permissions').map(([permission = '']) => /^`([^`]+)`/.exec(permission)?.[1]);
    expect(new Set(justified)).toEqual(new Set(asked));
    for (const [permission, why = ''] of rows('Permissions')) {
      expect(why.length, permission).toBeGreaterThan(40);
      expect(why.length, permission).toBeLessThanOrEqual(1000);
    }
  });
}

test('name and summary are those of the manifest', () => {
  expect(pasted('Name')).toBe(texts.extension_name.message);
  expect(pasted('Summary for Chrome')).toBe(texts.extension_description.message);
});

test('the photographers are named', () => {
  const description = pasted('Description');
  for (const { credit } of catalogue) expect(description).toContain(credit.author);
});

test('the pictures are those that are listed, in the stores’ sizes and without transparency', async () => {
  const there = (await readdir('docs/stores')).filter((name) => /\.(?:jpg|png)$/.test(name));
  const listed = rows('Pictures').map(([picture = '']) => /\(([^)]+)\)/.exec(picture)?.[1] ?? '');
  expect(there.toSorted()).toEqual([...listed, 'tile.png'].toSorted());
  // Chrome takes five.
  expect(listed.length).toBeLessThanOrEqual(5);
  for (const name of there) {
    const [width, height] = name === 'tile.png' ? [440, 280] : [1280, 800];
    expect(await sharp(`docs/stores/${name}`).metadata(), name).toMatchObject({ width, height, hasAlpha: false });
  }
});

test('README’s picture moves for at most 15 seconds, again and again, and is small', async () => {
  const { pages, delay = [], loop, size = Infinity } = await sharp(await readFile('docs/gallery.webp')).metadata();
  expect(pages).toBeGreaterThan(10);
  const duration = delay.reduce((sum, each) => sum + each, 0);
  expect(duration).toBeGreaterThanOrEqual(8000);
  expect(duration).toBeLessThanOrEqual(15_000);
  expect(loop).toBe(0);
  expect(size).toBeLessThanOrEqual(1_500_000);
});
