import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { availableParallelism } from 'node:os';
import { findChromium } from './scripts/browsers/find.ts';

const executablePath = findChromium();

export default defineConfig({
  test: {
    // Both cores: what a run leaves free by itself is half of a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{unit,formats}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
        optimizeDeps: {
          // Every package the tests reach: Vite would find the rest while they run, and reload the page under them.
          include: [
            '@panzoom/panzoom',
            '@preact/signals',
            '@testing-library/preact',
            'axe-core',
            'fast-check',
            'fflate',
            'lucide',
            'preact',
            'preact/debug',
            'preact/devtools',
            'preact/hooks',
            'preact/jsx-dev-runtime',
            'preact/jsx-runtime',
            'uplot',
            'virtua/unstable_core',
          ],
        },
        test: {
          name: 'dom',
          include: ['tests/dom/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
