import type { Browser, Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench/measurement.ts';
import type { Trend, TrendPoint } from '../../scripts/bench/trends.ts';
import { launchBrowser, median, midmean, openGenerated, withoutRequests } from './benchBrowser.ts';
import { benchScript, type InPage } from './benchScript.ts';
import { measureSavedPages } from './savedPages.ts';

declare const bench: InPage;

const large = { elements: 20_000, pictures: 2_000 };
const huge = { elements: 100_000, pictures: 10_000 };
const warmRounds = 9;
/** Pictures of the pages of the trend, each in ten elements as on the pages above. */
const sizes = [10, 100, 1000, 10_000];
const growthSizes = [...sizes, 100_000];
const trend: Trend = {
  name: 'collecting the pictures of a page',
  of: 'pictures',
  unit: 'ms',
  floorName: 'a bare walk over its elements',
  grows: 'evenly',
};
/** Each in a browser context, and so in a process, of its own. */
const coldLoads = 4;
const memoryRounds = 3;

interface Times {
  /** Milliseconds of each round. */
  readonly ours: number[];
  readonly bare: number[];
}

/** Both on one page, taking turns. */
async function timeBoth(browser: Browser, elements: number, pictures: number, rounds: number): Promise<Times> {
  const page = await openGenerated(browser, elements, pictures);
  const times = await withoutRequests(page, () =>
    page.evaluate(
      async ({ count, wanted }) => {
        const found = (await bench.collectImages(document)).length;
        if (found < wanted) throw new Error(`Found ${found} of ${wanted} pictures.`);
        bench.bareWalk();
        const ours: number[] = [];
        const bare: number[] = [];
        for (let round = 0; round < count; round++) {
          bare.push(await bench.timed(() => bench.bareWalk()));
          ours.push(await bench.timed(() => bench.collectImages(document)));
        }
        return { ours, bare };
      },
      { count: rounds, wanted: pictures },
    ),
  );
  await page.context().close();
  return times;
}

async function measureTime(browser: Browser): Promise<Measurement> {
  const times = await timeBoth(browser, large.elements, large.pictures, warmRounds);
  return {
    name: 'collecting 2,000 pictures in 20,000 elements',
    value: median(times.ours),
    unit: 'ms',
    floor: median(times.bare),
    floorName: 'a bare walk that reads each element’s address and background',
    limit: 2,
  };
}

async function* measureTrend(browser: Browser, pictures: readonly number[]): AsyncGenerator<TrendPoint> {
  for (const size of pictures) {
    // Timers show tenths of milliseconds: what takes no longer is measured often.
    const rounds = size <= 100 ? 99 : size <= 10_000 ? warmRounds : 3;
    const { ours, bare } = await timeBoth(browser, elementsFor(size), size, rounds);
    yield { trend, size, value: midmean(ours), floor: midmean(bare) };
  }
}

/** A page has its header and footer also where it has few pictures. */
function elementsFor(pictures: number): number {
  return Math.max(200, 10 * pictures);
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
      name: 'the longest task while collecting 100,000 elements',
      value: median(readings.map(({ longestTask }) => longestTask)),
      unit: 'ms',
      floor: 50,
      floorName: 'budget: from here on browsers call a task long',
      limit: 1,
    },
    {
      name: 'the first pictures of 100,000 elements',
      value: median(readings.map(({ firstBatch }) => firstBatch)),
      unit: 'ms',
      floor: median(walks),
      floorName: 'a bare walk that ends with the first screen',
      limit: 5,
    },
    {
      name: 'memory for each picture found',
      value: bytes,
      unit: 'B',
      floor: 1000,
      floorName: 'budget: a thousand pictures in a megabyte',
      limit: 1,
    },
  ];
}

const collectBench: Bench = async function* ({ pages, growth }) {
  const browser = await launchBrowser();
  try {
    yield* measureTrend(browser, growth ? growthSizes : sizes);
    if (growth) return;
    yield await measureTime(browser);
    yield* await measureHugePage(browser);
    if (pages !== undefined) yield* await measureSavedPages(browser, pages);
  } finally {
    await browser.close();
  }
};

export const benches = [collectBench];
