import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { installMissing, type Program } from './browsers/install.ts';
import { readPlaywright, readVitest, type Failure } from './testing/reports.ts';
import { runStep, type Step } from './testing/steps.ts';

const REPORTS = 'test-results';

/** Each by its own tool; one pass or one failure each. */
const checks: Step[] = [
  ...readdirSync('tsconfig')
    .filter((name) => name.endsWith('.json') && name !== 'base.json')
    .map((name) => ({ name: `types: ${name.replace('.json', '')}`, command: ['tsc', '-p', `tsconfig/${name}`] })),
  { name: 'lint', command: ['oxlint', '--type-aware', '--tsconfig', 'tsconfig.json', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'unused code', command: ['knip'] },
];

const types: Step = { name: 'generated types', command: ['wxt', 'prepare'] };
const builds: Step[] = [
  { name: 'build: chrome', command: ['node', 'scripts/build.ts', '--browser', 'chrome', '--zip'] },
  { name: 'build: firefox', command: ['node', 'scripts/build.ts', '--browser', 'firefox', '--zip'] },
];
const testBuilds: Step[] = [
  { name: 'test build: chrome', command: ['node', 'scripts/build.ts', '--browser', 'chrome', '--open-root'] },
  { name: 'test build: firefox', command: ['node', 'scripts/build.ts', '--browser', 'firefox', '--open-root'] },
];
const vitest = (project: string, ...more: string[]): Step => ({
  name: project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    ...more,
    '--reporter',
    'dot',
    '--reporter',
    'json',
    '--outputFile.json',
    `${REPORTS}/${project}.json`,
  ],
  read: () => readVitest(`${REPORTS}/${project}.json`),
});
const quickly = ['--exclude', '**/*.long.test.*'];
/** What the last commit and the working tree have changed, and all that depends on it. */
const changed: Step = {
  ...vitest('dom', ...quickly, '--changed', hasCommitBefore() ? 'HEAD~1' : 'HEAD', '--passWithNoTests'),
  name: 'dom, of what has changed',
  mayBeEmpty: true,
};
const endToEnd: Step = {
  name: 'end to end',
  command: ['playwright', 'test'],
  read: () => readPlaywright(`${REPORTS}/e2e.json`),
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});

const plan: Step[] = values.check
  ? [types, ...checks, ...builds]
  : values.quick
    ? [types, ...checks, vitest('unit', ...quickly), changed]
    : [types, ...checks, vitest('unit'), ...builds, ...testBuilds, vitest('dom'), endToEnd];

if (!values.check) {
  const display: Program[] = process.platform === 'linux' ? ['Xvfb', 'openbox', 'xdotool'] : [];
  const forUnits: Program[] = ['chromium', 'Python with NumPy and Pillow', 'apache2', 'nginx', 'rclone'];
  await installMissing(values.quick ? forUnits : [...forUnits, 'firefox', ...display]);
}
await rm(REPORTS, { recursive: true, force: true });
const total = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
const failures: Failure[] = [];
for (const step of plan) {
  const outcome = await runStep(step);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  failures.push(...outcome.failures);
  if (outcome.failed > 0) failedSteps.push(step.name);
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
for (const { test, why, place } of failures) console.log(`  ${test}\n    ${place ? `${place}: ` : ''}${why}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A shallow clone has none. */
function hasCommitBefore(): boolean {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD~1']).status === 0;
}
