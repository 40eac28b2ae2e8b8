import { expect } from 'vitest';
import { startCpuTime } from './cpuTime.ts';
import { hostileTexts } from './hostileTexts.ts';
import { seededRandom, type Random } from './seededRandom.ts';

/** The same inputs in every run, until another seed is asked for. */
const DEFAULT_SEED = 20_261_130;

/** From `FUZZ_SEED`; whoever fuzzes names it in the titles of tests, so that a failure can be had again. */
export const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? DEFAULT_SEED) >>> 0;

/** Always the same inputs for one seed and one name. */
export function fuzzRandom(name: string): Random {
  let seed = fuzzSeed;
  for (const letter of name) seed = Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0);
  return seededRandom(seed);
}

/** A text with up to four changes: pieces cut out, put in, put in place of others, repeated, and letters of any kind. */
export function mutatedText(sample: string, tokens: readonly string[], random: Random): string {
  let text = sample;
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(text.length + 1);
    const end = at + random.below(20);
    const token = tokens[random.below(tokens.length)] ?? '';
    const kind = random.below(5);
    if (kind === 0) text = text.slice(0, at) + text.slice(end);
    else if (kind === 1) text = text.slice(0, at) + token + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + token + text.slice(end);
    else if (kind === 3) text = text.slice(0, at) + text.slice(at, end).repeat(2 + random.below(3)) + text.slice(end);
    else text = text.slice(0, at) + String.fromCharCode(random.below(0x10000)) + text.slice(at + 1);
  }
  return text;
}

/** Changes something somewhere within a value of JSON's kinds: takes a member out, renames it, cuts it, or puts another in its place. */
export function mutateValue(value: unknown, others: readonly unknown[], random: Random): void {
  let at: unknown = value;
  while (typeof at === 'object' && at !== null) {
    const names = Object.keys(at);
    const name = names[random.below(names.length)];
    if (name === undefined) return;
    const within = at as Record<string, unknown>;
    const inner = within[name];
    if (typeof inner === 'object' && inner !== null && random.below(6) > 0) {
      at = inner;
      continue;
    }
    const kind = random.below(6);
    if (kind === 0) Reflect.deleteProperty(within, name);
    else if (kind === 1) within[hostileTexts[random.below(hostileTexts.length)] ?? ''] = inner;
    else if (kind === 2 && typeof inner === 'string') within[name] = inner.slice(random.below(inner.length));
    else within[name] = others[random.below(others.length)];
    return;
  }
}

const SHORT = 8_000;
const TIMES = 8;

/**
 * Eight times the text takes about eight times as long; what is quadratic takes sixty-four times.
 * @param text of about so many characters.
 */
export function expectLinear(read: (text: string) => unknown, text: (length: number) => string): void {
  const timeOf = (length: number): number => {
    const given = text(length);
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3; run++) {
      const cpuTime = startCpuTime();
      read(given);
      best = Math.min(best, cpuTime());
    }
    return best;
  };
  const short = timeOf(SHORT);
  // Twice as much as is due, and some for what collects garbage.
  expect(timeOf(TIMES * SHORT)).toBeLessThan(2 * TIMES * short + 60);
}
