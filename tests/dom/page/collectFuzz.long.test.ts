import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { yieldToPage } from '../../../lib/page/pace.ts';
import { anyElement } from './anyElement.ts';
import { buildPage } from './buildPage.ts';
import { brokenPromises } from './contract.ts';
import { frameOf, removeFrames } from './frames.ts';

const runs = 200;

afterEach(() => {
  vi.restoreAllMocks();
  removeFrames();
});

test('no page makes the collector throw, and all pictures it finds are as promised', { timeout: 120_000 }, async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyElement, { minLength: 100, maxLength: 100 }),
      fc.boolean(),
      async (planned, changes) => {
        const { document: page } = await frameOf('');
        const closed = buildPage(page, planned);
        const elements = page.getElementsByTagName('*');
        let looks = 0;
        // Every look at the clock finds the task over, so that there are as many pauses as there can be.
        const clock = vi.spyOn(performance, 'now').mockImplementation(() => (looks += 1000));
        const batches: string[] = [];
        const images = await collectImages(page, {
          openShadowRoot: (element) => closed.get(element) ?? null,
          onBatch: (batch) => batches.push(...brokenPromises(batch)),
          yield: async () => {
            if (changes) elements[looks % 7]?.lastElementChild?.remove();
            await yieldToPage();
          },
        });
        clock.mockRestore();
        removeFrames();
        found += images.length;
        expect([...brokenPromises(images), ...batches]).toEqual([]);
      },
    ),
    { numRuns: runs },
  );
  expect(found).toBeGreaterThan(10 * runs);
});
