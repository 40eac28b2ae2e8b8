import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Who may import whom, said a second time and in other words than the linter's configuration. */
const forbidden: readonly (readonly [file: string, specifier: string])[] = [
  ['lib/core/a.ts', '../page/collect.ts'],
  ['lib/core/b.ts', '../platform/messaging.ts'],
  ['lib/core/c.ts', 'preact'],
  ['lib/core/d.ts', '@preact/signals'],
  ['lib/core/e.ts', 'idb'],
  ['lib/core/f.ts', 'node:fs'],
  ['lib/core/g.ts', '@tanstack/virtual-core'],
  ['lib/core/h.ts', '../../entrypoints/background/index.ts'],
  ['lib/core/judging/a.ts', '../../page/collect.ts'],
  ['lib/core/judging/b.ts', 'preact'],
  ['lib/core/exports/a.ts', '../../services/exportService.ts'],
  ['lib/core/imports/a.ts', 'idb'],
  ['lib/page/a.ts', '../storage/database.ts'],
  ['lib/page/b.ts', '../platform/messaging.ts'],
  ['lib/page/c.ts', 'webextension-polyfill'],
  ['lib/page/d.ts', '../../entrypoints/overlay/overlay.tsx'],
  ['lib/page/e.ts', '../../components/ui/Button.tsx'],
  ['lib/protocol/a.ts', '../services/likesService.ts'],
  ['lib/protocol/b.ts', '../storage/database.ts'],
  ['lib/protocol/c.ts', 'webextension-polyfill'],
  ['lib/protocol/d.ts', '../../entrypoints/background/index.ts'],
  ['lib/storage/a.ts', '../services/likesService.ts'],
  ['lib/storage/b.ts', '../protocol/messages.ts'],
  ['lib/storage/c.ts', 'webextension-polyfill'],
  ['lib/storage/d.ts', '../../entrypoints/background/index.ts'],
  ['lib/storage/migrations/e.ts', '../../services/likesService.ts'],
  ['lib/services/a.ts', '../state/createGalleryModel.ts'],
  ['lib/services/b.ts', '../page/collect.ts'],
  ['lib/services/c.ts', 'webextension-polyfill'],
  ['lib/services/d.ts', '../../entrypoints/background/index.ts'],
  ['lib/state/a.ts', '../storage/database.ts'],
  ['lib/state/b.ts', '../services/likesService.ts'],
  ['lib/state/c.ts', '../platform/messaging.ts'],
  ['lib/state/d.ts', 'webextension-polyfill'],
  ['lib/state/e.ts', 'preact'],
  ['lib/state/f.ts', '../../entrypoints/background/index.ts'],
  ['lib/platform/a.ts', '../storage/database.ts'],
  ['lib/platform/b.ts', '../../entrypoints/background/index.ts'],
  ['components/gallery/a.tsx', '../../lib/platform/messaging.ts'],
  ['components/gallery/b.tsx', '../../lib/storage/database.ts'],
  ['components/gallery/c.tsx', '../../lib/page/collect.ts'],
  ['components/gallery/d.tsx', 'webextension-polyfill'],
  ['components/gallery/e.tsx', '../../entrypoints/popup/main.tsx'],
  ['components/ui/a.tsx', '../../lib/core/judging/like.ts'],
  ['components/ui/b.tsx', '../gallery/Card.tsx'],
  ['components/ui/c.tsx', '@preact/signals'],
  ['components/ui/d.tsx', 'valibot'],
  ['components/ui/e.tsx', 'webextension-polyfill'],
  ['entrypoints/overlay/a.ts', '../../lib/storage/database.ts'],
  ['entrypoints/overlay/b.ts', '../../lib/services/likesService.ts'],
  ['entrypoints/overlay/c.ts', '../../lib/sync/engine.ts'],
  ['entrypoints/overlay/d.ts', '../background/index.ts'],
  ['entrypoints/overlay/e.ts', 'webextension-polyfill'],
  ['entrypoints/marks/a.ts', '../../lib/storage/database.ts'],
  ['entrypoints/marks-first/a.ts', '../../lib/services/likesService.ts'],
  ['entrypoints/frame/a.ts', '../../lib/storage/database.ts'],
  ['entrypoints/background/a.ts', 'webextension-polyfill'],
  ['entrypoints/popup/a.ts', 'webextension-polyfill'],
];

const allowed: readonly (readonly [file: string, specifier: string])[] = [
  ['lib/core/ok1.ts', './like.ts'],
  ['lib/core/judging/ok1.ts', '../pictures/pictureKey.ts'],
  ['lib/core/exports/ok1.ts', '../judging/like.ts'],
  ['lib/core/imports/ok1.ts', 'papaparse'],
  ['lib/page/ok1.ts', '../core/pictures/srcset.ts'],
  ['lib/page/ok2.ts', './collect.ts'],
  ['lib/platform/ok1.ts', 'webextension-polyfill'],
  ['lib/protocol/ok1.ts', '../core/judging/like.ts'],
  ['lib/protocol/ok2.ts', '../platform/messaging.ts'],
  ['lib/storage/ok1.ts', '../core/judging/like.ts'],
  ['lib/storage/ok2.ts', 'idb'],
  ['lib/services/ok1.ts', '../storage/likesRepository.ts'],
  ['lib/services/ok2.ts', '../protocol/messages.ts'],
  ['lib/state/ok1.ts', '@preact/signals'],
  ['lib/state/ok2.ts', '../protocol/messages.ts'],
  ['components/gallery/ok1.tsx', '../../lib/state/galleryModel.ts'],
  ['components/gallery/ok2.tsx', '../ui/Button.tsx'],
  ['components/ui/ok1.tsx', 'preact'],
  ['components/ui/ok2.tsx', 'preact/hooks'],
  ['components/ui/ok3.tsx', 'lucide'],
  ['entrypoints/background/ok1.ts', '../../lib/storage/database.ts'],
  ['entrypoints/overlay/ok1.ts', '../../lib/page/collect.ts'],
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

let folder = '';
let refused = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-boundaries-'));
  await copyFile('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [file, specifier] of [...forbidden, ...allowed]) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `import { thing } from '${specifier}';\nexport const copy = thing;\n`);
  }
  const { diagnostics } = await lint(folder);
  const restrictions = diagnostics.filter(({ code }) => code === 'eslint(no-restricted-imports)');
  refused = new Set(restrictions.map(({ filename }) => filename.replaceAll('\\', '/')));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the linter refuses an import across a boundary', () => {
  test.each(forbidden)('%s may not import %s', (file) => expect(refused).toContain(file));
});

describe('the linter lets through what the design allows', () => {
  test.each(allowed)('%s may import %s', (file) => expect(refused).not.toContain(file));
});

/** Oxlint ends with 1 when it finds something, as it must here. */
function lint(cwd: string): Promise<{ diagnostics: Diagnostic[] }> {
  const oxlint = resolve('node_modules/oxlint/bin/oxlint');
  const words = [oxlint, '--format', 'json', 'lib', 'components', 'entrypoints'];
  return new Promise((done, failed) => {
    execFile(process.execPath, words, { cwd, maxBuffer: 1e7 }, (error, stdout) => {
      try {
        done(JSON.parse(stdout) as { diagnostics: Diagnostic[] });
      } catch {
        failed(error ?? new Error(`Oxlint said: ${stdout}`));
      }
    });
  });
}
