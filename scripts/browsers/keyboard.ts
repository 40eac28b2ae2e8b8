import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Display } from './display.ts';
import { PATIENCE } from './until.ts';

const run = promisify(execFile);

type Xdotool = (...args: string[]) => Promise<{ readonly stdout: string }>;

/**
 * Presses keys on a display as a keyboard does: the browser cannot tell the difference, and runs its own shortcuts and those of extensions.
 * @param keys modifiers and a key, joined by `+`: `Alt+Shift+L`.
 */
export async function pressKeys(display: Pick<Display, 'name'>, keys: string): Promise<void> {
  const xdotool = xdotoolOn(display);
  await waitForActiveWindow(xdotool);
  await xdotool('key', '--clearmodifiers', keys.split('+').map(keySymbol).join('+'));
}

/** Presses the mouse's right button at a point of a display, in its pixels. */
export async function pressRightButton(display: Pick<Display, 'name'>, x: number, y: number): Promise<void> {
  const xdotool = xdotoolOn(display);
  await waitForActiveWindow(xdotool);
  await xdotool('mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', '3');
}

/** How many windows are seen on a display; a menu that is open is one. */
export async function countWindows(display: Pick<Display, 'name'>): Promise<number> {
  const { stdout } = await xdotoolOn(display)('search', '--maxdepth', '1', '--onlyvisible', '--name', '');
  return stdout.split('\n').filter(Boolean).length;
}

function xdotoolOn(display: Pick<Display, 'name'>): Xdotool {
  return (...args) => run('xdotool', args, { env: { ...process.env, DISPLAY: display.name } });
}

/** Keys typed before a window has the focus are lost. */
async function waitForActiveWindow(xdotool: Xdotool): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      await xdotool('getactivewindow');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('No window of the display has the focus.', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** X names letters without Shift in lower case; modifiers are lower case too. */
function keySymbol(key: string): string {
  return key.length === 1 || ['Alt', 'Shift', 'Ctrl', 'Super'].includes(key) ? key.toLowerCase() : key;
}
