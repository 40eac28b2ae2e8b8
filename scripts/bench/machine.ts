import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { findChromium } from '../browsers/find.ts';

/** What was measured on, as far as numbers depend on it. */
export function describeMachine(): string {
  const chromium = findChromium();
  const said = chromium === null ? '' : spawnSync(chromium, ['--version'], { encoding: 'utf8' }).stdout;
  const version = /\d+(?:\.\d+)+/.exec(said)?.[0] ?? 'of unknown version';
  return `${availableParallelism()} cores, Chromium ${version}, Node ${process.versions.node}, ${process.platform}`;
}
