import { spawnSync } from 'node:child_process';

/** The path of a Python with NumPy and Pillow, or `null`. `PYTHON` in the environment goes first. */
export function findPython(): string | null {
  // Debian's own is where apt puts its modules, whatever comes first on the path.
  const candidates = [process.env['PYTHON'], '/usr/bin/python3', 'python3', 'python'].filter(
    (candidate) => candidate !== undefined,
  );
  return candidates.find(readsPictures) ?? null;
}

function readsPictures(python: string): boolean {
  return spawnSync(python, ['-c', 'import numpy, PIL'], { stdio: 'ignore' }).status === 0;
}
