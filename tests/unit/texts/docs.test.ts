import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const folders = '{.github,components,docs,entrypoints,lib,public,scripts,tests,tsconfig}/**/*.*';
const files = globSync(['*.*', folders]).map((file) => file.replaceAll(sep, '/'));
const documents = files.filter((file) => file.endsWith('.md'));
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);

test('there are documents and sources', () => {
  expect(documents.length).toBeGreaterThan(10);
  expect(files.length).toBeGreaterThan(500);
});

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  test('its links lead somewhere', () => {
    expect(deadLinks(document, text)).toEqual([]);
  });

  test('the files and folders that it names are there', () => {
    expect(missingPaths(document, text)).toEqual([]);
  });

  test('what it says to be in a file is in it', () => {
    expect(missingNames(text)).toEqual([]);
  });

  test('the commands that it names are there', () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

test('a link, a heading, a file and a folder that are not there are found', () => {
  const text = '# The _first_ heading: `a`\n[x](README.md) [x](NONE.md#a) [x](#the-first-heading-a) [x](#none)';
  expect(deadLinks('CONTRIBUTING.md', text)).toEqual(['NONE.md#a', '#none']);
  expect(
    missingPaths('README.md', '`page/collect.ts` `lib/page` `ollect.ts` `tests/none` `page/none.ts` `tests/*.none.ts`'),
  ).toEqual(['ollect.ts', 'tests/none', 'page/none.ts']);
});

test('a name that is not in its file is found', () => {
  expect(missingNames('`core/text.ts` (`text`, `tock`) and `core/none.ts` (`none`)')).toEqual(['core/text.ts: tock']);
});

/** Links within the repository whose file or heading is missing. */
function deadLinks(document: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', heading] = link.split('#');
    const target = path === '' ? document : join(dirname(document), path);
    if (!existsSync(target)) return true;
    const headings = path === '' ? headingsOf(text) : headingsOf(readFileSync(target, 'utf8'));
    return heading !== undefined && !headings.includes(heading);
  });
}

/** As GitHub makes names of headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(/(?<!\w)_|_(?!\w)/g, '')
      .replaceAll(' ', '-'),
  );
}

/**
 * Sources are named by the end of their path, folders by all of it. Patterns (`*`) and words to be filled in (`NAME.ts`)
 * name no file.
 */
function missingPaths(document: string, text: string): string[] {
  const named = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name = '']) => name.replace(/\/$/, ''));
  return named.filter((name) => {
    if (/[A-Z]{4}\.tsx?$/.test(name)) return false;
    if (name.startsWith('../')) return !existsSync(join(dirname(document), name));
    if (/\.(?:tsx?|mjs|css|md|svg)$/.test(name)) return !files.some((file) => `/${file}`.endsWith(`/${name}`));
    return /^(?:components|docs|entrypoints|lib|public|scripts|tests|tsconfig)\//.test(name) && !existsSync(name);
  });
}

/** Names in brackets behind a file that does not have them. */
function missingNames(text: string): string[] {
  return [...text.matchAll(/`([\w./-]+\.tsx?)` \(((?:`\w+`(?:, )?)+)\)/g)].flatMap(([, name = '', words = '']) => {
    const file = files.find((each) => `/${each}`.endsWith(`/${name}`));
    const source = file === undefined ? '' : readFileSync(file, 'utf8');
    const missing = [...words.matchAll(/\w+/g)].filter(([word]) => !new RegExp(String.raw`\b${word}\b`).test(source));
    return file === undefined ? [] : missing.map(([word]) => `${name}: ${word}`);
  });
}
