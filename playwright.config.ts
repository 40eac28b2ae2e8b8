import { defineConfig } from '@playwright/test';
import { PATIENCE } from './scripts/browsers/until.ts';
import type { WorkerFixtures } from './tests/support/extensionTest.ts';

/** The runner only: tests start their browsers through `scripts/browsers`, with builds made before. */
export default defineConfig<object, WorkerFixtures>({
  testDir: 'tests/e2e',
  // Both cores: one browser each. Headed windows have a display of their own per worker.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: PATIENCE },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'build', testDir: 'tests/e2e/build' },
    {
      name: 'chromium',
      testMatch: ['browsers/**/*.spec.ts', 'chromium/**/*.spec.ts', 'twoBrowsers/**/*.spec.ts'],
      use: { kind: 'chromium' },
    },
    { name: 'firefox', testMatch: ['browsers/**/*.spec.ts', 'faults/browsers/**/*.spec.ts'], use: { kind: 'firefox' } },
  ],
});
