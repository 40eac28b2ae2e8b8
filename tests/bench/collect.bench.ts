import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { Measurement } from '../../scripts/bench.ts';
import { findChromium } from '../../scripts/browsers/find.ts';
import { startSite } from '../../scripts/demo/siteServer.ts';

const ROUNDS = 9;

/** The least that finding pictures can cost: every element once, its address and its computed background read. */
const bareWalk = `() => {
  const found = new Set();
  for (const element of document.querySelectorAll('*')) {
    if (element instanceof HTMLImageElement) found.add(element.currentSrc || element.src);
    const { backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== 'none') found.add(backgroundImage);
  }
  return found.size;
}`;

/** Median milliseconds of both on one page, taking turns. */
async function collectAgainstBareWalk(): Promise<Measurement[]> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: run npm test once, or set CHROMIUM to its path.');
  const script = await collectorScript();
  const site = await startSite();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/many`, { waitUntil: 'domcontentloaded' });
    await page.addScriptTag({ content: script });
    const { value, floor } = await page.evaluate<{ value: number; floor: number }>(`(async () => {
      const walk = ${bareWalk};
      const timed = async (work) => { const start = performance.now(); await work(); return performance.now() - start; };
      const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
      const ours = [], bare = [];
      await collector.collectImages(document); walk();
      for (let round = 0; round < ${ROUNDS}; round++) {
        bare.push(await timed(walk));
        ours.push(await timed(() => collector.collectImages(document)));
      }
      return { value: median(ours), floor: median(bare) };
    })()`);
    return [{ name: 'collecting a page of 2,000 pictures', value, unit: 'ms', floor, limit: 3 }];
  } finally {
    await browser.close();
    await site.close();
  }
}

async function collectorScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'lib/page/collect.ts', formats: ['iife'], name: 'collector', fileName: 'collector' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error('The collector was not built.');
  return chunk.code;
}

export const benches = [collectAgainstBareWalk];
