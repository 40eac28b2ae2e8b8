import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findCommand } from './find.ts';

/** An X display of our own: nothing typed there reaches the person's windows. */
export interface Display {
  /** The value for DISPLAY: `:99`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display that is free, and openbox in it: without a window manager no window gets the keyboard. */
export async function startDisplay(
  size: { readonly width: number; readonly height: number } = { width: 1360, height: 900 },
): Promise<Display> {
  for (const command of ['Xvfb', 'openbox', 'xdotool']) {
    if (!findCommand(command)) throw new Error(`${command} is missing: install xvfb, openbox and xdotool.`);
  }
  // -displayfd lets the server choose a free number and says when it is ready.
  const screen = `${size.width}x${size.height}x24`;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstLine(server);
  const name = `:${number}`;
  const windowManager = spawn('openbox', [], { env: { ...process.env, DISPLAY: name }, stdio: 'ignore' });

  const stop = async (): Promise<void> => {
    process.off('exit', stopAtOnce);
    await end(windowManager);
    await end(server);
  };
  const stopAtOnce = (): void => {
    windowManager.kill();
    server.kill();
  };
  process.once('exit', stopAtOnce);
  return { name, stop };
}

async function firstLine(server: ChildProcess): Promise<string> {
  const channel = server.stdio[3];
  if (!channel) throw new Error('Xvfb was started without its channel.');
  let text = '';
  const failed = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it was ready.');
  });
  const read = (async () => {
    for await (const chunk of channel as NodeJS.ReadableStream) {
      text += String(chunk);
      if (text.includes('\n')) return text.trim();
    }
    throw new Error('Xvfb named no display.');
  })();
  return Promise.race([read, failed]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** Whether a window of ours would be seen. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
