import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, which can be filled to the last byte without harm to anybody. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves not one byte, and keeps it so: browsers delete files of their own now and then. */
  fill(): void;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

const SIZE = '160m';
const FILLER = 'filler';
/** Milliseconds between two looks at whether something has become free. */
const REFILL = 20;

/** Whether this machine lets us mount a file system in memory: Linux does it for root, where nothing confines root. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'likeable-gallery-mount-'));
  const isMounted = mount(folder, '64k');
  if (isMounted) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return isMounted;
}

/** @param folder made when it is missing; gone after `remove`. */
export async function createSmallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  if (!mount(folder, SIZE)) throw new Error('No file system can be mounted here.');
  let refilling: ReturnType<typeof setInterval> | undefined;
  const fillUp = (): void => {
    const file = openSync(join(folder, FILLER), 'a');
    try {
      // Large pieces first, then bytes, until not one more goes in.
      for (const size of [1 << 20, 4096, 1]) writeUntilFull(file, Buffer.alloc(size, 1));
    } finally {
      closeSync(file);
    }
  };
  return {
    folder,
    fill() {
      fillUp();
      refilling = setInterval(fillUp, REFILL);
    },
    async makeRoom() {
      clearInterval(refilling);
      await rm(join(folder, FILLER));
    },
    async remove() {
      clearInterval(refilling);
      unmount(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function mount(folder: string, size: string): boolean {
  return asRoot(['mount', '-t', 'tmpfs', '-o', `size=${size},mode=1777`, 'tmpfs', folder]);
}

function unmount(folder: string): void {
  // Also while a browser that is about to end still has files there.
  asRoot(['umount', '-l', folder]);
}

function asRoot([command = '', ...words]: readonly string[]): boolean {
  if (process.platform !== 'linux') return false;
  const [program, all] = process.getuid?.() === 0 ? [command, words] : ['sudo', ['-n', command, ...words]];
  return spawnSync(program, all, { stdio: 'ignore' }).status === 0;
}
