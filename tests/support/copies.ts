import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const run = promisify(execFile);

/** The project's files: what is committed, and what would be if everything were. So it is the work tree that is tested. */
export async function projectFiles(): Promise<string[]> {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await run('git', words, { maxBuffer: 1 << 24 });
  return stdout.split('\0').filter((path) => path !== '' && existsSync(path));
}

/** What a clone holds, in another folder. */
export async function copyProject(folder: string): Promise<void> {
  for (const path of await projectFiles()) {
    const copy = join(folder, path);
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(path, copy);
  }
}

export async function unpack(archive: string, folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(archive)))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** Builds and packs in a folder with the packages that are installed here, on a machine with other habits. */
export async function zipIn(folder: string, browser: 'chrome' | 'firefox'): Promise<void> {
  const packages = join(folder, 'node_modules');
  if (!existsSync(packages)) await symlink(resolve('node_modules'), packages);
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  await run('node', ['scripts/build.ts', '--browser', browser, '--zip'], { cwd: folder, env });
}
