import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'tests/e2e/README.md'), 'utf8');

/** A file in backquotes and, after a colon, words of a test's name; lists of them are parted by commas. */
const references = [...readme.matchAll(/`(tests\/[\w/.]+\.tsx?)`(?:: (.+?))?(?=, `| +\||$| opens)/gm)].map(
  ([, file = '', name]) => ({ file, name }),
);

test('the table names tests', () => {
  expect(references.length).toBeGreaterThan(60);
});

test.each(references)('$file: $name', ({ file, name }) => {
  expect(existsSync(join(root, file))).toBe(true);
  if (name !== undefined) expect(readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'")).toContain(name);
});
