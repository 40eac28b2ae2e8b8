import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageLock from '../../../package-lock.json' with { type: 'json' };
import packageJson from '../../../package.json' with { type: 'json' };
import { projectFiles } from '../../support/copies.ts';

/** The version's own place, npm's copy of it, and what tells of versions: the history, and examples in tests. */
const MAY_NAME_IT = /^(?:package\.json|package-lock\.json|CHANGELOG\.md|tests\/.*)$/;
const TEXT = /\.(?:ts|tsx|mjs|js|json|css|html|md|yml|svg)$/;

test('npm’s lock file has the version of package.json', () => {
  expect(packageLock.version).toBe(packageJson.version);
  expect(packageLock.packages[''].version).toBe(packageJson.version);
});

test('no other file names the version', async () => {
  const files = (await projectFiles()).filter((path) => TEXT.test(path) && !MAY_NAME_IT.test(path));
  expect(files).toEqual(expect.arrayContaining(['wxt.config.ts', 'README.md', 'docs/stores/listing.md']));
  expect(files.filter((path) => namesVersion(readFileSync(path, 'utf8'), packageJson.version))).toEqual([]);
});

test('a version is found as a whole number of its own', () => {
  expect(namesVersion('likeable-gallery-0.1.0-chrome.zip', '0.1.0')).toBe(true);
  expect(namesVersion('version: "0.1.0"', '0.1.0')).toBe(true);
  expect(namesVersion('10.1.0, 0.1.01, 127.0.1.0', '0.1.0')).toBe(false);
});

function namesVersion(text: string, version: string): boolean {
  return new RegExp(String.raw`(?<![\d.])${version.replaceAll('.', String.raw`\.`)}(?![\d]|\.\d)`).test(text);
}
