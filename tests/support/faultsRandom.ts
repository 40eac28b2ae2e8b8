import type { TestInfo } from '@playwright/test';

/** Chooses as the seed says: the same seed, the same choices. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** From the seed in `FAULTS_SEED`, or from a new one; prints which, so that a failure can be had again. */
export function startRandom(info: TestInfo): Random {
  const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  tell(info, 'seed', `FAULTS_SEED=${seed}`);
  let state = seed;
  // Mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneOf: (items) => items[below(items.length)] ?? items[0],
  };
}

/** Says what was counted, on the terminal and in the report. */
export function tell(info: TestInfo, type: string, description: string): void {
  info.annotations.push({ type, description });
  process.stdout.write(`   ${info.title.slice(0, 60)}: ${type}: ${description}\n`);
}
