import { resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { unpack } from '../../support/copies.ts';
import { openGallery, overlay } from '../../support/gallery.ts';
import { test } from '../../support/extensionTest.ts';

test('the zip is installed as README says, and opens the gallery', async ({ kind, launch, site, folder }) => {
  const zip = resolve('.output', `likeable-gallery-${packageJson.version}-${kind === 'firefox' ? kind : 'chrome'}.zip`);
  // Firefox takes the zip as it is.
  if (kind === 'chromium') await unpack(zip, folder);
  const browser = await launch({ extensionDir: kind === 'chromium' ? folder : zip });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  await page.tree.waitFor({ role: 'status', name: /^6 pictures$/, within: overlay });
});
