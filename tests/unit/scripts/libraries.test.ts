import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraries } from '../../../components/options/libraries.ts';

function packageOf(path: string) {
  return JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string>; license: string };
}

test('every library is named with the licence that it gives itself', () => {
  const built = Object.keys(packageOf('package.json').dependencies).toSorted();
  expect(libraries).toEqual(built.map((name) => [name, packageOf(`node_modules/${name}/package.json`).license]));
});
