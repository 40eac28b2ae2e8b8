import type { TestInfo } from '@playwright/test';
import { seededRandom, type Random } from '../seededRandom.ts';

/** From the seed in `FAULTS_SEED`, or from a new one; prints which, so that a failure can be had again. */
export function startRandom(info: TestInfo): Random {
  const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  tell(info, 'seed', `FAULTS_SEED=${seed}`);
  return seededRandom(seed);
}

/** Says what was counted, on the terminal and in the report. */
export function tell(info: TestInfo, type: string, description: string): void {
  info.annotations.push({ type, description });
  process.stdout.write(`   ${info.title.slice(0, 60)}: ${type}: ${description}\n`);
}
