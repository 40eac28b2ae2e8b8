import { mkdirSync } from 'node:fs';
import { launchBrowser } from '/tmp/wt/six/scripts/browsers/launch.ts';
import { startSite } from '/tmp/wt/six/scripts/demo/siteServer.ts';
import { cardNames, overlay } from '/tmp/wt/six/tests/support/gallery.ts';
const out = '/tmp/shots'; mkdirSync(out, { recursive: true });
const [kind = 'chromium', ...languages] = process.argv.slice(2);
const site = await startSite();
for (const language of languages) {
  const b = await launchBrowser(kind as 'chromium', { extensionDir: `/tmp/wt/six/.output/${kind === 'chromium' ? 'chrome' : 'firefox'}-mv3-test`, language } as never);
  const page = await b.open(`${site.url}/article`);
  const popup = await b.pressToolbarButton(page);
  await new Promise((r) => setTimeout(r, 700));
  await popup.screenshot(`${out}/${kind}-${language}-popup.png`);
  const buttons = await popup.tree.findAll({ role: 'button' });
  await popup.tree.click({ role: 'button', name: buttons[0]!.name });
  await popup.waitUntilClosed();
  await page.tree.waitFor({ role: 'listitem', within: { role: 'dialog', name: 'Likeable Gallery' } });
  await new Promise((r) => setTimeout(r, 800));
  await page.pressKey('p');
  for (const width of [360, 1280, 2560]) for (const scheme of ['light', 'dark'] as const) {
    if (language !== 'en-US' && (width === 2560 || (scheme === 'dark' && width === 360))) continue;
    await page.setViewport({ width, height: 800 }); await page.setColorScheme(scheme);
    await new Promise((r) => setTimeout(r, 400));
    await page.screenshot(`${out}/${kind}-${language}-overlay-${width}-${scheme}.png`);
  }
  await page.close();
  for (const path of ['welcome.html', ...['library','gallery', 'gallery/a.example', 'actions', 'shortcuts', 'data', 'about', 'export'].map((s) => `options.html#${s}`)]) {
    const p = await b.openExtensionPage(path);
    await p.tree.waitFor({ role: 'heading' });
    for (const width of [360, 1280, 2560]) for (const scheme of ['light', 'dark'] as const) {
      if (language !== 'en-US' && (width === 2560 || scheme === 'dark')) continue;
      if (width === 2560 && scheme === 'dark') continue;
      await p.setViewport({ width, height: 900 }); await p.setColorScheme(scheme);
      await new Promise((r) => setTimeout(r, 350));
      await p.screenshot(`${out}/${kind}-${language}-${path.replace(/\.html#?|\//g, '-')}-${width}-${scheme}.png`);
    }
    await p.close();
  }
  await b.close();
}
await site.close();
