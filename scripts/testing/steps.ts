import { spawn } from 'node:child_process';
import type { Outcome } from './reports.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]] | readonly string[];
  /** Reads what became of its tests; a step without it is one test. */
  readonly read?: () => Promise<Outcome>;
  /** Whether no test at all is what may be. */
  readonly mayBeEmpty?: boolean;
}

/** Runs a step with its output on ours. One that crashes, or reports no test at all where there must be some, has failed. */
export async function runStep({ name, command, read, mayBeEmpty = false }: Step): Promise<Outcome> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const code = await run(command);
  const nothing: Outcome = { passed: 0, failed: 0, failures: [] };
  const outcome = (await read?.().catch(() => null)) ?? nothing;
  if (read === undefined && code === 0) outcome.passed = 1;
  if (outcome.failed === 0 && (code !== 0 || (outcome.passed === 0 && !mayBeEmpty))) outcome.failed = 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `   ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s${read ? `, ${outcome.passed} passed, ${outcome.failed} failed` : ''}`,
  );
  return outcome;
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
