import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { expect, test, type BrowserKind, extensionDir } from '../../support/extensionTest.ts';

const permissions = ['activeTab', 'alarms', 'contextMenus', 'downloads', 'scripting', 'storage', 'unlimitedStorage'];

interface Manifest {
  readonly [name: string]: unknown;
  readonly permissions: string[];
  readonly commands: Record<string, { suggested_key: { default: string } }>;
}

async function manifestOf(kind: BrowserKind): Promise<Manifest> {
  return JSON.parse(await readFile(join(extensionDir(kind, 'shipped'), 'manifest.json'), 'utf8')) as Manifest;
}

for (const kind of ['chromium', 'firefox'] as const) {
  test(`${kind}: the manifest asks for what it may and nothing wider`, async () => {
    const manifest = await manifestOf(kind);
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest.permissions.toSorted()).toEqual(permissions);
    // Asked for at the press that needs it, and for the sites it needs it for.
    expect(manifest['optional_host_permissions']).toEqual(['*://*/*']);
    for (const wider of [
      'host_permissions',
      'optional_permissions',
      'content_scripts',
      'externally_connectable',
      'web_accessible_resources',
      'content_security_policy',
    ]) {
      expect(manifest, wider).not.toHaveProperty(wider);
    }
    expect(manifest.commands['toggle-gallery']?.suggested_key.default).toBe('Alt+Shift+L');
  });

  test(`${kind}: the version is that of package.json`, async () => {
    const manifest = await manifestOf(kind);
    expect(manifest['version']).toBe(packageJson.version);
    expect(manifest).not.toHaveProperty('version_name');
  });

  test(`${kind}: the shipped overlay has a closed root, the test build differs in that alone`, async () => {
    const shipped = extensionDir(kind, 'shipped');
    const forTests = extensionDir(kind, 'test');
    const overlay = await readFile(join(shipped, 'overlay.js'), 'utf8');
    expect(overlay).toMatch(/mode:(["'`])closed\1/);
    const files = (await readdir(shipped, { recursive: true })).toSorted();
    expect((await readdir(forTests, { recursive: true })).toSorted()).toEqual(files);
    for (const file of files.filter((name) => /\.(js|html|json|css)$/.test(name))) {
      const [ours = '', theirs = ''] = await Promise.all(
        [shipped, forTests].map((folder) => readFile(join(folder, file), 'utf8')),
      );
      const expected = file === 'overlay.js' ? ours.replace(/mode:(["'`])closed\1/, 'mode:$1open$1') : ours;
      expect(theirs === expected, file).toBe(true);
    }
  });

  test(`${kind}: the oldest browser is the one that SECURITY.md names`, async () => {
    const { minimum_chrome_version: chrome, browser_specific_settings: firefox } = await manifestOf(kind);
    const security = await readFile('SECURITY.md', 'utf8');
    const [, oldestChrome, oldestFirefox] = /Chromium from (\d+) and in Firefox from (\d+)/.exec(security) ?? [];
    if (kind === 'chromium') expect(chrome).toBe(oldestChrome);
    else expect(firefox).toMatchObject({ gecko: { strict_min_version: `${oldestFirefox}.0` } });
  });
}

test('firefox: the manifest says that no data is collected', async () => {
  const { browser_specific_settings: settings } = await manifestOf('firefox');
  expect(settings).toMatchObject({ gecko: { data_collection_permissions: { required: ['none'] } } });
});
