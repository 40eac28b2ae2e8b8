import { chromium } from '@playwright/test';
import { Browser, getInstalledBrowsers } from '@puppeteer/browsers';
import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Firefox downloaded with `browsers install firefox@stable --path` this folder. */
export const downloadedBrowsers = join(homedir(), '.cache', 'likeable-gallery', 'browsers');

/** The path of a Chromium (Chrome will do), or `null`. */
export function findChromium(): string | null {
  return (
    fromEnvironment('CHROMIUM') ??
    findUsableCommand(['chromium', 'chromium-browser']) ??
    existing([chromium.executablePath()]) ??
    findUsableCommand(['google-chrome', 'google-chrome-stable', 'microsoft-edge']) ??
    existing([
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ...windowsPrograms('Google/Chrome/Application/chrome.exe'),
      ...windowsPrograms('Microsoft/Edge/Application/msedge.exe'),
    ])
  );
}

/** The path of a Firefox, or `null`. Playwright's own Firefox is another one: it takes no extension. */
export async function findFirefox(): Promise<string | null> {
  return (
    fromEnvironment('FIREFOX') ??
    findUsableCommand(['firefox-esr', 'firefox']) ??
    existing(await downloadedFirefoxes()) ??
    existing(['/Applications/Firefox.app/Contents/MacOS/firefox', ...windowsPrograms('Mozilla Firefox/firefox.exe')])
  );
}

/** The path of a command on PATH, or `null`. */
export function findCommand(name: string): string | null {
  return existing((process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)));
}

/** What has nginx list folders. */
export const nginxDavModule = '/usr/lib/nginx/modules/ngx_http_dav_ext_module.so';

/** The path of a command that may lie where only administrators look for it, or `null`. */
export function findServer(name: string): string | null {
  return findCommand(name) ?? existing(['/usr/sbin', '/usr/local/sbin'].map((folder) => join(folder, name)));
}

/** Like `findCommand`, but passes over snaps: they are confined and can read neither hidden folders nor /tmp. */
function findUsableCommand(names: readonly string[]): string | null {
  for (const name of names) {
    const path = findCommand(name);
    if (path && !isSnap(path)) return path;
  }
  return null;
}

function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (real.includes('/snap')) return true;
  const head = firstBytes(real, 2048);
  return head.startsWith('#!') && head.includes('/snap/');
}

function firstBytes(path: string, length: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

function fromEnvironment(name: string): string | null {
  const path = process.env[name];
  if (!path) return null;
  if (!isExecutable(path)) throw new Error(`${name}=${path} names no program that can be run.`);
  return path;
}

async function downloadedFirefoxes(): Promise<string[]> {
  if (!existsSync(downloadedBrowsers)) return [];
  const installed = await getInstalledBrowsers({ cacheDir: downloadedBrowsers });
  return installed.filter((entry) => entry.browser === Browser.FIREFOX).map((entry) => entry.executablePath);
}

function windowsPrograms(path: string): string[] {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, path)] : [];
  });
}

function existing(paths: readonly string[]): string | null {
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// `node find.ts chromium` prints the path, or ends with 1: set-up asks this way.
if (import.meta.main) {
  const path = process.argv[2] === 'firefox' ? await findFirefox() : findChromium();
  if (path === null) process.exitCode = 1;
  else console.log(path);
}
