import type { Browser, Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench.ts';
import { launchBrowser, median, openGenerated, withoutRequests } from './benchBrowser.ts';
import { benchScript, type InPage } from './benchScript.ts';
import { measureSavedPages } from './savedPages.ts';

declare const bench: InPage;

const large = { elements: 20_000, pictures: 2_000 };
const huge = { elements: 100_000, pictures: 10_000 };
const warmRounds = 9;
/** Each in a browser context, and so in a process, of its own. */
const coldLoads = 4;
const memoryRounds = 3;

/** Both on one page, taking turns. */
async function measureTime(browser: Browser): Promise<Measurement> {
  const page = await openGenerated(browser, large.elements, large.pictures);
  const times = await withoutRequests(page, () =>
    page.evaluate(
      async ({ rounds, pictures }) => {
        const found = (await bench.collectImages(document)).length;
        if (found < pictures) throw new Error(`Found ${found} of ${pictures} pictures.`);
        bench.bareWalk();
        const ours: number[] = [];
        const bare: number[] = [];
        for (let round = 0; round < rounds; round++) {
          bare.push(await bench.timed(() => bench.bareWalk()));
          ours.push(await bench.timed(() => bench.collectImages(document)));
        }
        return { ours, bare };
      },
      { rounds: warmRounds, pictures: large.pictures },
    ),
  );
  await page.context().close();
  return {
    name: 'time to collect 2,000 pictures in 20,000 elements',
    value: median(times.ours),
    unit: 'ms',
    floor: median(times.bare),
    limit: 2,
  };
}

interface FirstReading {
  /** Milliseconds. */
  readonly longestTask: number;
  readonly firstBatch: number;
}

/** What the first reading of a page that has just been loaded is like. */
function readFirst(page: Page): Promise<FirstReading> {
  return page.evaluate(async (pictures) => {
    const longTasks: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
    let taskStart = performance.now();
    const start = taskStart;
    let longestTask = 0;
    let firstBatch = 0;
    const endTask = () => {
      longestTask = Math.max(longestTask, performance.now() - taskStart);
    };
    const images = await bench.collectImages(document, {
      onBatch: () => {
        firstBatch ||= performance.now() - start;
      },
      yield: async () => {
        endTask();
        await scheduler.yield();
        taskStart = performance.now();
      },
    });
    endTask();
    const end = performance.now();
    if (images.length < pictures) throw new Error(`Found ${images.length} of ${pictures} pictures.`);
    // The browser tells of long tasks afterwards, and of those of 50 ms and more alone.
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    observer.disconnect();
    for (const { startTime, duration } of longTasks) {
      if (startTime + duration > start && startTime < end) longestTask = Math.max(longestTask, duration);
    }
    return { longestTask, firstBatch };
  }, huge.pictures);
}

/**
 * How many elements the first screen has: in document order, up to the first one that begins below the viewport. Asked
 * of a page of its own, since it warms up what is to be measured cold.
 */
function firstScreen(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].findIndex((element) => element.getBoundingClientRect().top > innerHeight),
  );
}

/** Milliseconds of a walk that ends with the first screen. */
function walkFirstScreen(page: Page, count: number): Promise<number> {
  return page.evaluate(
    (end) => bench.timed(() => bench.bareWalk(Array.prototype.slice.call(document.querySelectorAll('*'), 0, end))),
    count,
  );
}

/** Bytes of the page's heap that one picture of a result takes, with everything only the result holds. */
async function bytesPerPicture(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  const usedBytes = async () => {
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const script = await benchScript();
  const perPicture: number[] = [];
  await page.evaluate(() => {
    Object.assign(globalThis, { bench: null });
  });
  for (let round = 0; round < memoryRounds; round++) {
    const before = await usedBytes();
    // A new collector each time, gone before its result is weighed: what it remembers counts as far as the result has it.
    await page.evaluate(script);
    const count = await page.evaluate(async () => {
      const images = await bench.collectImages(document);
      Object.assign(globalThis, { bench: images });
      return images.length;
    });
    perPicture.push(((await usedBytes()) - before) / count);
    await page.evaluate(() => {
      Object.assign(globalThis, { bench: null });
    });
  }
  return median(perPicture);
}

async function measureHugePage(browser: Browser): Promise<Measurement[]> {
  const warm = await openGenerated(browser, huge.elements, huge.pictures);
  const count = await firstScreen(warm);
  await withoutRequests(warm, () => readFirst(warm));
  const bytes = await bytesPerPicture(warm);
  await warm.context().close();

  const readings: FirstReading[] = [];
  const walks: number[] = [];
  for (let load = 0; load < coldLoads; load++) {
    const walked = await openGenerated(browser, huge.elements, huge.pictures);
    walks.push(await walkFirstScreen(walked, count));
    await walked.context().close();
    const read = await openGenerated(browser, huge.elements, huge.pictures);
    readings.push(await withoutRequests(read, () => readFirst(read)));
    await read.context().close();
  }
  return [
    {
      name: 'longest task while collecting 100,000 elements',
      value: median(readings.map(({ longestTask }) => longestTask)),
      unit: 'ms',
      floor: 50,
      limit: 1,
    },
    {
      name: 'time to the first pictures of 100,000 elements',
      value: median(readings.map(({ firstBatch }) => firstBatch)),
      unit: 'ms',
      floor: median(walks),
      limit: 5,
    },
    { name: 'memory for each picture found', value: bytes, unit: 'bytes', floor: 1000, limit: 1 },
  ];
}

const collectBench: Bench = async function* ({ pages }) {
  const browser = await launchBrowser();
  try {
    yield await measureTime(browser);
    yield* await measureHugePage(browser);
    if (pages !== undefined) yield* await measureSavedPages(browser, pages);
  } finally {
    await browser.close();
  }
};

export const benches = [collectBench];
