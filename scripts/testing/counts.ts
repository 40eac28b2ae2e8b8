import { readFile } from 'node:fs/promises';

export interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** A test that did not run has not passed: skipped ones count as failed. */
export async function countVitest(path: string): Promise<Counts> {
  const { numPassedTests, numTotalTests, success } = await readReport<VitestReport>(path);
  const failed = numTotalTests - numPassedTests;
  return { passed: numPassedTests, failed: failed === 0 && !success ? 1 : failed };
}

export async function countPlaywright(path: string): Promise<Counts> {
  const { stats } = await readReport<PlaywrightReport>(path);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

async function readReport<Report>(path: string): Promise<Report> {
  return JSON.parse(await readFile(path, 'utf8')) as Report;
}
