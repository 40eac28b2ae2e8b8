import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { hasDisplay } from './browsers/display.ts';
import { installMissing } from './browsers/install.ts';
import { launchBrowser } from './browsers/launch.ts';
import { doMainJob } from './demo/mainJob.ts';
import { openForPerson } from './demo/openForPerson.ts';
import { startSite } from './demo/siteServer.ts';

const OUTPUT = resolve('demo-output');

const { values: options } = parseArgs({
  options: {
    url: { type: 'string' },
    firefox: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const USAGE = `npm run demo                 builds, serves the demo site, opens a browser with the gallery open
npm run demo -- --url URL    uses that page instead of the demo site's
npm run demo -- --firefox    in Firefox instead of Chromium
npm run demo -- --headless   does the main job by itself and writes demo-output/ (also when there is no display)`;

async function demo(): Promise<void> {
  if (options.help) {
    console.log(USAGE);
    return;
  }
  if (options.url !== undefined && !/^https?:\/\//.test(options.url)) {
    throw new Error(`--url wants an http or https address, not "${options.url}".`);
  }
  const kind = options.firefox ? 'firefox' : 'chromium';
  const headless = options.headless || !hasDisplay();
  await mkdir(OUTPUT, { recursive: true });
  await installMissing([kind]);
  const extensionDir = await build({ browser: options.firefox ? 'firefox' : 'chrome' });
  console.log('Making the demo site’s photographs …');
  const site = await startSite();
  const url = options.url ?? `${site.url}/grid`;
  const browser = await launchBrowser(kind, { extensionDir, headless, downloadsDir: OUTPUT });
  try {
    if (headless) await doMainJob({ browser, url, output: OUTPUT, say: console.log });
    else await openForPerson({ browser, url, siteUrl: site.url, say: console.log });
  } finally {
    await browser.close();
    await site.close();
  }
}

try {
  await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
