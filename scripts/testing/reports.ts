import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

export interface Outcome {
  passed: number;
  failed: number;
  readonly failures: readonly Failure[];
}

/** One test that failed, in few enough words for the end of a long output. */
export interface Failure {
  readonly test: string;
  /** The first line of what was said. */
  readonly why: string;
  /** The test's own line in which it was said, as `path:line:column`, where one is known. */
  readonly place?: string;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly PlaywrightError[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    /** One for each project. What the report says of all of them (`ok`) is what became of the first. */
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
    }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
  readonly stack?: string;
}

/** Characters of what is said of one failure. */
const MOST_SAID = 300;

/** A test that did not run has not passed: skipped ones count as failed. */
export async function readVitest(path: string): Promise<Outcome> {
  const { numPassedTests, numTotalTests, success, testResults } = await readReport<VitestReport>(path);
  const failed = numTotalTests - numPassedTests;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((each) => each.status !== 'passed');
    if (tests.length === 0 && status === 'failed') return [failureOf(name, message)];
    return tests.map(({ fullName, failureMessages }) => failureOf(fullName, failureMessages?.[0] ?? 'It did not run.'));
  });
  return { passed: numPassedTests, failed: failed === 0 && !success ? 1 : failed, failures };
}

export async function readPlaywright(path: string): Promise<Outcome> {
  const { stats, suites, errors } = await readReport<PlaywrightReport>(path);
  const failures = [
    ...errors.map(({ message = '', stack }) => failureOf('Before any test', message, stack)),
    ...suites.flatMap(failuresIn),
  ];
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped, failures };
}

function failuresIn({ suites = [], specs }: PlaywrightSuite): Failure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ projectName, results }) => {
        const error = results.flatMap(({ errors }) => errors)[0];
        return failureOf(`[${projectName}] ${file}: ${title}`, error?.message ?? 'It did not run.', error?.stack);
      }),
  );
  return [...own, ...suites.flatMap(failuresIn)];
}

function failureOf(test: string, message: string, stack = message): Failure {
  const [why = ''] = stripVTControlCharacters(message).trim().split('\n');
  const place = /tests\/[^\s()]+\.(?:spec|test)\.tsx?:\d+:\d+/.exec(stripVTControlCharacters(stack))?.[0];
  return { test, why: why.slice(0, MOST_SAID), ...(place && { place }) };
}

async function readReport<Report>(path: string): Promise<Report> {
  return JSON.parse(await readFile(path, 'utf8')) as Report;
}
