import { build } from '../../scripts/build.ts';

let built: Promise<string> | null = null;

/** The folder of the extension as it is shipped for Chromium, built once in a run: a bench of an old build tells nothing. */
export function builtExtension(): Promise<string> {
  built ??= build({ browser: 'chrome' });
  return built;
}
