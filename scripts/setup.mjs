/*
 * node scripts/setup.mjs SCRIPT [arguments]
 *
 * Installs the packages when they are missing or older than the lock file, then runs SCRIPT with the project's own Node.
 * Runs on any Node from 20 on, before anything is installed: Node's own modules alone. Speaks on standard error;
 * standard output is SCRIPT's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const environment = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
/** npm writes it when it has installed. */
const NPM_RECORD = join('node_modules', '.package-lock.json');
// Windows' commands are files of another ending, which only a shell finds.
const shell = process.platform === 'win32';

process.chdir(root);
try {
  installPackages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
runScript(process.argv.slice(2));

function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.cache', 'likeable-gallery', 'installed');
  const done = (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) || isNewerThanLock(NPM_RECORD);
  if (done && hasNode()) return;
  console.error('Installing the packages …');
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { status } = spawnSync('npm', words, { stdio: ['ignore', 2, 2], shell, env: environment });
  if (status !== 0)
    throw new Error('The packages could not be installed: npm ci says why above. Mend that, then try again.');
  if (!hasNode()) {
    throw new Error(
      'The packages are installed, but not the Node among them: npm was kept from running its install script. Run "npm ci --ignore-scripts=false", then try again.',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** What a person installed by npm after the last change of the lock file needs no second time. */
function isNewerThanLock(file) {
  return existsSync(file) && statSync(file).mtimeMs > statSync('package-lock.json').mtimeMs;
}

/** Whether the Node that comes as a package runs. */
function hasNode() {
  return spawnSync(join(bin, 'node'), ['--version'], { stdio: 'ignore', shell }).status === 0;
}

function runScript(words) {
  const child = spawn(join(bin, 'node'), words, { stdio: 'inherit', shell, env: environment });
  // A Ctrl+C reaches the child by itself, which ends in its own time; the other signals are passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}
