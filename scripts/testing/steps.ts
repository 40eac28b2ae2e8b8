import { spawn } from 'node:child_process';
import type { Counts } from './counts.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]] | readonly string[];
  /** Reads how many tests passed and failed; a step without it is one test. */
  readonly count?: () => Promise<Counts>;
}

/** Runs a step with its output on ours. One that crashes, or reports no test at all, has failed. */
export async function runStep({ name, command, count }: Step): Promise<Counts> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const code = await run(command);
  const counts = count === undefined ? { passed: 0, failed: 0 } : await count().catch(() => ({ passed: 0, failed: 0 }));
  if (count === undefined && code === 0) counts.passed = 1;
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `   ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s${count ? `, ${counts.passed} passed, ${counts.failed} failed` : ''}`,
  );
  return counts;
}

/** The exit code of a command found in node_modules/.bin, which set-up has put first on the path. */
function run([command = '', ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    const stop = () => child.kill('SIGINT');
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}
