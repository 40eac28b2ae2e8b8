import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSizes, type Target } from './sizes.ts';

interface BuildOptions {
  readonly browser: Target;
  /** Opens the overlay's shadow root for the tests that must look into it, and changes nothing else. */
  readonly openRoot?: boolean;
  readonly zip?: boolean;
}

/**
 * Builds the extension and prints its sizes.
 * @returns the folder to load into a browser.
 * @throws {Error} when the build fails, or a shipped one is over its budget.
 */
export async function build({ browser, openRoot = false, zip = false }: BuildOptions): Promise<string> {
  await wxt([zip ? 'zip' : 'build', '--browser', browser], { OVERLAY_ROOT: openRoot ? 'open' : 'closed' });
  if (!openRoot) await checkSizes(browser, { zip });
  return resolve('.output', `${browser}-mv3${openRoot ? '-test' : ''}`);
}

/** Quiet unless it fails. */
function wxt(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['node_modules/wxt/bin/wxt.mjs', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...variables, NO_COLOR: '1' },
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`${said}\nThe build failed: wxt ${args.join(' ')} ended with ${code}.`));
    });
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chrome' },
      'open-root': { type: 'boolean', default: false },
      zip: { type: 'boolean', default: false },
    },
  });
  try {
    await build({
      browser: values.browser === 'firefox' ? 'firefox' : 'chrome',
      openRoot: values['open-root'],
      zip: values.zip,
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
