import { Browser, install, resolveBuildId, detectBrowserPlatform } from '@puppeteer/browsers';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findPython } from '../testing/python.ts';
import { downloadedBrowsers, findChromium, findCommand, findFirefox, findServer, nginxDavModule } from './find.ts';

/** Programs that tests and demo need beside the packages. */
export type Program =
  | 'chromium'
  | 'firefox'
  | 'Xvfb'
  | 'openbox'
  | 'xdotool'
  | 'Python with NumPy and Pillow'
  | 'apache2'
  | 'nginx'
  | 'rclone';

/** What each needs, by the names it has on Debian and Ubuntu; of those of one package, the likelier first. */
const aptPackages: Readonly<Record<Program, readonly (readonly string[])[]>> = {
  chromium: [['chromium']],
  firefox: [['firefox-esr', 'firefox']],
  Xvfb: [['xvfb']],
  openbox: [['openbox']],
  xdotool: [['xdotool']],
  'Python with NumPy and Pillow': [['python3-numpy'], ['python3-pil']],
  apache2: [['apache2-bin']],
  nginx: [['nginx'], ['libnginx-mod-http-dav-ext']],
  rclone: [['rclone']],
};

/**
 * Installs what is missing of `programs`: by apt on Debian and Ubuntu as root or with sudo, else by the downloads of
 * Playwright and Puppeteer.
 * @throws {Error} naming what has to be installed by hand.
 */
export async function installMissing(programs: readonly Program[]): Promise<void> {
  const missing = await stillMissing(programs);
  if (missing.length === 0) return;
  console.error(`Installing ${missing.join(', ')} …`);
  if (findCommand('apt-get') && (isRoot() || canSudo())) installByApt(missing);
  for (const program of await stillMissing(missing)) await downloadBrowser(program);
  const left = await stillMissing(missing);
  if (left.length > 0) {
    throw new Error(
      `Please install ${left.join(', ')}, then try again. CHROMIUM, FIREFOX and PYTHON may hold their paths.`,
    );
  }
}

async function stillMissing(programs: readonly Program[]): Promise<Program[]> {
  const firefox = await findFirefox();
  return programs.filter((program) => {
    if (program === 'chromium') return findChromium() === null;
    if (program === 'firefox') return firefox === null;
    if (program === 'Python with NumPy and Pillow') return findPython() === null;
    if (program === 'apache2') return findServer(program) === null;
    if (program === 'nginx') return findServer(program) === null || !existsSync(nginxDavModule);
    return findCommand(program) === null;
  });
}

function installByApt(programs: readonly Program[]): void {
  apt(['update', '-qq']);
  const packages = programs
    .flatMap((program) => aptPackages[program].map((names) => names.find(isAvailable)))
    .filter((name) => name !== undefined);
  // Browsers recommend fonts and do without them; a page without one is a page of boxes.
  if (!existsSync('/usr/share/fonts/truetype')) packages.push('fonts-dejavu-core');
  if (packages.length > 0) apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Ubuntu's chromium is a snap, which cannot read an extension's folder; what it offers counts as nothing. */
function isAvailable(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout) && !/Candidate: .*snap/.test(stdout);
}

function apt(words: readonly string[]): void {
  const [command, ...rest] = isRoot() ? ['apt-get', ...words] : ['sudo', '-n', 'apt-get', ...words];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync(command ?? '', rest, {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  // What apt says matters when it fails, and only then.
  if (status !== 0) console.error(`${stdout}${stderr}`.trim());
}

async function downloadBrowser(program: Program): Promise<void> {
  try {
    if (program === 'chromium') spawnSync('playwright', ['install', 'chromium'], { stdio: ['ignore', 2, 2] });
    if (program === 'firefox') await downloadFirefox();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** Playwright's own Firefox takes no extension; Puppeteer fetches Mozilla's. */
async function downloadFirefox(): Promise<void> {
  const platform = detectBrowserPlatform();
  if (platform === undefined) return;
  const buildId = await resolveBuildId(Browser.FIREFOX, platform, 'stable');
  await install({ browser: Browser.FIREFOX, buildId, cacheDir: downloadedBrowsers });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function canSudo(): boolean {
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}
