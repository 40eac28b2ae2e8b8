import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './process.ts';

/** A server that speaks CouchDB's protocol, with all its databases in memory. */
export interface PouchdbServer {
  /** Of the server, without a slash at its end. */
  readonly url: string;
  /** Its administrator. */
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

const NAME = 'pouchdb-server';
/** Kept out of the lock file: its 300 packages are for tests alone. */
const VERSION = '4.2.0';
const START_MS = 60_000;
const USER = 'ann';
const PASSWORD = 'a password';

/** @throws {Error} in one line, when it can neither be found nor installed, or does not start. */
export async function startPouchdbServer(): Promise<PouchdbServer> {
  const packages = await installedPackages();
  const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-couchdb-'));
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ admins: { [USER]: PASSWORD }, log: { level: 'none', file: join(folder, 'log.txt') } }),
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = join(packages, 'node_modules', NAME, 'bin', NAME);
  const words = [program, '--in-memory', '--host', '127.0.0.1', '--port', String(port), '--no-stdout-logs'];
  const server = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' });
  const stopAtOnce = (): void => void server.kill();
  process.once('exit', stopAtOnce);
  const stop = async (): Promise<void> => {
    process.off('exit', stopAtOnce);
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, user: USER, password: PASSWORD, stop };
}

/** The folder with its packages, installed when they are missing. */
async function installedPackages(): Promise<string> {
  const cache = resolve('node_modules', '.cache', 'likeable-gallery');
  const folder = join(cache, `${NAME}-${VERSION}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const coming = await mkdtemp(join(cache, `${NAME}-coming-`));
  const manifest = { name: 'servers', private: true, dependencies: { [NAME]: VERSION } };
  await writeFile(join(coming, 'package.json'), JSON.stringify(manifest));
  // What its packages would compile is for databases on a disk.
  const words = ['install', '--prefix', coming, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { status, stderr } = spawnSync('npm', words, {
    cwd: coming,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    await rm(coming, { recursive: true, force: true });
    const said = (stderr ?? '').split('\n').find((line) => /^npm error (?!code|errno|syscall|\s*$)/.test(line));
    throw new Error(
      `${NAME} ${VERSION} could not be installed for the tests of CouchDB: ${said ?? 'npm does not run'}`,
    );
  }
  // Another process may have done the same meanwhile.
  await rename(coming, folder).catch(() => rm(coming, { recursive: true, force: true }));
  return folder;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${NAME} ${VERSION} has not started at ${url}.`);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}
