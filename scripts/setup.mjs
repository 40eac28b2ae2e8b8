/*
 * node scripts/setup.mjs [--for demo|test|quick] -- SCRIPT [arguments]
 *
 * Makes sure that everything SCRIPT needs is installed, then runs it with the project's own Node. Runs on any Node from
 * 20 on, before anything is installed: Node's own modules alone. Speaks on standard error; standard output is SCRIPT's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const path = [bin, process.env.PATH].join(delimiter);
const windows = process.platform === 'win32';

const own = process.argv.slice(2);
const cut = own.indexOf('--');
const options = cut < 0 ? own : own.slice(0, cut);
const [script, ...scriptArguments] = cut < 0 ? [] : own.slice(cut + 1);
const purpose = options[options.indexOf('--for') + 1] ?? 'nothing';

try {
  process.chdir(root);
  installPackages();
  if (options.includes('--for')) installBrowsers();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
if (script !== undefined) runScript();

function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.cache', 'likeable-gallery', 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && nodeVersion() !== null) return;
  say('Installing the packages …');
  const install = run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
  if (install !== 0)
    throw new Error('npm ci failed: see above. With a network, run it again; what was there before may be gone.');
  if (nodeVersion() === null) {
    throw new Error(
      'The packages are installed, but their Node is not: allow install scripts (npm config set ignore-scripts false), remove node_modules and try again.',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** `null` when the packages' own Node does not run. */
function nodeVersion() {
  const { status, stdout } = spawnSync(join(bin, windows ? 'node.cmd' : 'node'), ['--version'], {
    encoding: 'utf8',
    shell: windows,
  });
  return status === 0 ? stdout.trim() : null;
}

function installBrowsers() {
  const firefox = purpose === 'test' || (purpose === 'demo' && scriptArguments.includes('--firefox'));
  const chromium = !(purpose === 'demo' && firefox);
  const headed = purpose === 'test' && process.platform === 'linux';
  const missing = [
    ...(chromium && !finds('chromium') ? ['chromium'] : []),
    ...(firefox && !finds('firefox') ? ['firefox'] : []),
    ...(headed ? ['Xvfb', 'openbox', 'xdotool'].filter((command) => !hasCommand(command)) : []),
  ];
  if (missing.length === 0) return;
  if (process.platform === 'linux' && hasCommand('apt-get') && (isRoot() || canSudo())) installByApt(missing);
  else installByPlaywright(missing);
  const still = missing.filter((name) =>
    name === 'chromium' || name === 'firefox' ? !finds(name) : !hasCommand(name),
  );
  if (still.length > 0)
    throw new Error(`Please install ${still.join(', ')} and try again (CHROMIUM and FIREFOX may hold their paths).`);
}

/** The same search that starts the browsers later. */
function finds(browser) {
  const found = spawnSync(join(bin, windows ? 'node.cmd' : 'node'), ['scripts/browsers/find.ts', browser], {
    stdio: 'ignore',
    shell: windows,
  });
  return found.status === 0;
}

function installByApt(missing) {
  const packages = {
    chromium: ['chromium', 'chromium-browser'],
    firefox: ['firefox-esr', 'firefox'],
    Xvfb: ['xvfb'],
    openbox: ['openbox'],
    xdotool: ['xdotool'],
  };
  say(`Installing ${missing.join(', ')} …`);
  apt(['update', '-qq']);
  const wanted = missing.map((name) => packages[name].find(hasPackage) ?? packages[name][0]);
  // Without a font a page is boxes; browsers recommend one and do not depend on one.
  if (!existsSync('/usr/share/fonts/truetype')) wanted.push('fonts-dejavu-core');
  apt(['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
}

function apt(words) {
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const command = isRoot() ? ['apt-get', ...words] : ['sudo', '-n', 'apt-get', ...words];
  // apt is chatty even when quiet; what it says matters when it fails.
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), {
    env: quiet,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) console.error(`${stdout ?? ''}${stderr ?? ''}`.trim());
  return status === 0;
}

function hasPackage(name) {
  const { status, stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return status === 0 && /Candidate: (?!\(none\))/.test(stdout);
}

function installByPlaywright(missing) {
  const browsers = missing.filter((name) => name === 'chromium');
  if (browsers.length > 0) {
    say('Downloading Chromium …');
    run(join(bin, windows ? 'playwright.cmd' : 'playwright'), ['install', 'chromium']);
  }
}

function runScript() {
  const child = spawn(join(bin, windows ? 'node.cmd' : 'node'), [script, ...scriptArguments], {
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, PATH: path },
  });
  // Ctrl+C reaches the child by itself; this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}

function run(command, words) {
  return spawnSync(command, words, { stdio: ['ignore', 2, 2], shell: windows, env: { ...process.env, PATH: path } })
    .status;
}

function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

function isRoot() {
  return process.getuid?.() === 0;
}

function canSudo() {
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}

function say(line) {
  console.error(line);
}
