/** Makes the pictures of README and stores from the built extension; run it again when what they show has changed. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { build } from './build.ts';
import { launchChromium, type ChromiumBrowser } from './browsers/chromium.ts';
import { startDisplay } from './browsers/display.ts';
import { installMissing } from './browsers/install.ts';
import { stillScreenshot } from './browsers/stillScreenshot.ts';
import { startNamedSite } from './pictures/namedSite.ts';
import { movingPicture } from './pictures/movingPicture.ts';
import { pastJudgements } from './pictures/pastJudgements.ts';
import { storePictures, type Shoot } from './pictures/storePictures.ts';
import { tile } from './pictures/tile.ts';

const docs = resolve(import.meta.dirname, '../docs');
const stores = join(docs, 'stores');

await installMissing(['chromium', 'Xvfb', 'openbox', 'xdotool']);
const extensionDir = await build({ browser: 'chrome' });
const site = await startNamedSite();
// The shortcut needs a window.
const display = await startDisplay();
const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-pictures-'));
try {
  await mkdir(stores, { recursive: true });
  await writeFile(join(stores, 'tile.png'), await tile(site.album));
  const past = await pastJudgements(site.album, Date.now());
  await withBrowser((browser) => storePictures(browser, past, shoot));
  // In a profile of its own: nothing is judged yet.
  await withBrowser(async (browser) => writeFile(join(docs, 'gallery.webp'), await movingPicture(browser)));
} finally {
  await display.stop();
  await site.close();
  await rm(folder, { recursive: true, force: true });
}

async function withBrowser(work: (browser: ChromiumBrowser) => Promise<void>): Promise<void> {
  const browser = await launchChromium({
    extensionDir,
    headless: false,
    display: display.name,
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    args: [...site.chromiumArgs, '--disable-lcd-text', '--hide-scrollbars'],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function shoot(...[page, name]: Parameters<Shoot>): Promise<void> {
  const path = join(folder, `${name}.png`);
  await stillScreenshot(page, path);
  // JPEG: the stores take PNG with all its colours only, and that makes a megabyte of photographs.
  const jpeg = sharp(path).jpeg({ quality: 86, chromaSubsampling: '4:4:4', mozjpeg: true });
  await jpeg.toFile(join(stores, `${name}.jpg`));
}
