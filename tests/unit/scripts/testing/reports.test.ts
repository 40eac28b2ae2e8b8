import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPlaywright, readVitest } from '../../../../scripts/testing/reports.ts';

const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-reports-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(report: object): Promise<string> {
  const path = join(folder, 'report.json');
  await writeFile(path, JSON.stringify(report));
  return path;
}

test('a unit test that failed is told in one line, with its place; a skipped one has not passed', async () => {
  const path = await written({
    numPassedTests: 1,
    numTotalTests: 3,
    success: false,
    testResults: [
      {
        name: '/project/tests/unit/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'adds', status: 'passed', failureMessages: [] },
          {
            fullName: 'takes away',
            status: 'failed',
            failureMessages: [
              'AssertionError: \u001b[31mexpected\u001b[39m 2\nto be 1\n at /project/tests/unit/a.test.ts:9:5',
            ],
          },
          { fullName: 'is late', status: 'skipped' },
        ],
      },
    ],
  });
  expect(await readVitest(path)).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      { test: 'takes away', why: 'AssertionError: expected 2', place: 'tests/unit/a.test.ts:9:5' },
      { test: 'is late', why: 'It did not run.' },
    ],
  });
});

test('a file without tests that cannot be read has failed', async () => {
  const path = await written({
    numPassedTests: 1,
    numTotalTests: 1,
    success: false,
    testResults: [{ name: '/project/a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] }],
  });
  expect(await readVitest(path)).toEqual({
    passed: 1,
    failed: 1,
    failures: [{ test: '/project/a.test.ts', why: 'No such module' }],
  });
});

test('an end-to-end test is told with its browser and the line of the test, not of what it called', async () => {
  const failed = {
    message: `Error: No button in\n${'x'.repeat(9000)}`,
    stack: 'Error\n at find (/project/scripts/tree.ts:9:1)\n at /project/tests/e2e/browsers/a.spec.ts:12:3',
  };
  const spec = (title: string, status: string, errors: object[]) => ({
    title,
    // As the browser before has left it.
    ok: true,
    file: 'browsers/a.spec.ts',
    tests: [
      { projectName: 'chromium', status: 'expected', results: [{ errors: [] }] },
      { projectName: 'firefox', status, results: [{ errors }] },
    ],
  });
  const path = await written({
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [],
    suites: [
      {
        specs: [spec('opens', 'expected', [])],
        suites: [{ specs: [spec('closes', 'unexpected', [failed]), spec('waits', 'skipped', [])] }],
      },
    ],
  });
  expect(await readPlaywright(path)).toEqual({
    passed: 4,
    failed: 3,
    failures: [
      {
        test: '[firefox] browsers/a.spec.ts: closes',
        why: 'Error: No button in',
        place: 'tests/e2e/browsers/a.spec.ts:12:3',
      },
      { test: '[firefox] browsers/a.spec.ts: waits', why: 'It did not run.' },
    ],
  });
});
