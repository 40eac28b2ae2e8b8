import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import packageJson from '../../../package.json' with { type: 'json' };
import { copyProject, projectFiles, unpack, zipIn } from '../../support/copies.ts';
import { expect, test } from '../../support/extensionTest.ts';

const archive = (of: 'chrome' | 'firefox' | 'sources') =>
  join('.output', `likeable-gallery-${packageJson.version}-${of}.zip`);

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

// Each builds once more, on however slow a machine.
test.describe.configure({ timeout: 600_000 });

test('built in another folder, the zip is the same to the last byte', async ({ folder }) => {
  await copyProject(folder);
  await zipIn(folder, 'chrome');
  expect(await hashOf(join(folder, archive('chrome')))).toBe(await hashOf(archive('chrome')));
});

test('the source archive builds the add-on that it was handed in with, and itself', async ({ folder }) => {
  await unpack(archive('sources'), folder);
  await zipIn(folder, 'firefox');
  for (const of of ['firefox', 'sources'] as const) {
    expect(await hashOf(join(folder, archive(of))), of).toBe(await hashOf(archive(of)));
  }
});

test('the source archive holds files of the project alone, and says how they are built', async () => {
  const files = unzipSync(await readFile(archive('sources')));
  const ofProject = new Set(await projectFiles());
  const names = Object.keys(files);
  expect(names.filter((name) => !ofProject.has(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['package-lock.json', 'LICENSE', 'entrypoints/background/index.ts']));
  expect(names.filter((name) => /^(?:tests|docs\/stores\/.*\.(?:jpg|png))\b/.test(name))).toEqual([]);
  const words = new TextDecoder().decode(files['docs/stores/building.md']);
  expect(words).toContain('npm run zip:firefox');
  expect(words).toContain(`Node ${/\d+/.exec(packageJson.engines.node)?.[0]} or newer`);
});
