import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

/** A program that was started here, and nothing else of its name. */
export interface ServerProcess {
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

const READY_MS = 15_000;
const STOP_MS = 5000;

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const { port, close } = await listenOnLoopback(createServer());
  await close();
  return port;
}

/** Runs a program in the foreground until it answers at `url`. @throws {Error} with what it has said, where it ends first. */
export async function startProcess(
  command: string,
  words: readonly string[],
  { url, environment = {} }: { readonly url: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<ServerProcess> {
  const child = spawn(command, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (said = `${said}${piece}`.slice(-4000)));
  }
  let problem: Error | null = null;
  const ended = new Promise<void>((end) => {
    child.once('error', (error) => {
      problem = error;
      end();
    });
    child.once('exit', () => end());
  });
  const isOver = (): boolean => problem !== null || child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (isOver()) return;
    child.kill('SIGTERM');
    const killing = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(killing);
  };
  const deadline = Date.now() + READY_MS;
  while (!(await answers(url))) {
    if (isOver() || Date.now() > deadline) {
      await stop();
      throw new Error(`${command} does not answer at ${url}. ${said}`, { cause: problem });
    }
    await new Promise((passed) => setTimeout(passed, 25));
  }
  return { stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { method: 'OPTIONS' })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
