import { expect, test, vi } from 'vitest';
import { readAhead } from '../../../lib/services/exports/readAhead.ts';

async function* counting(to: number, ended: () => void, read: number[] = []): AsyncGenerator<number> {
  try {
    for (let at = 0; at < to; at++) {
      read.push(at);
      yield at;
    }
  } finally {
    ended();
  }
}

test('every item comes in its order, and the next is being read meanwhile', async () => {
  const ended = vi.fn();
  const read: number[] = [];
  const seen: number[] = [];
  for await (const item of readAhead(counting(4, ended, read))) {
    seen.push(item);
    await Promise.resolve();
    expect(read).toEqual([0, 1, 2, 3].slice(0, item + 2));
  }
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(ended).toHaveBeenCalledOnce();
});

test('what is left in the middle is ended', async () => {
  const ended = vi.fn();
  for await (const item of readAhead(counting(100, ended))) if (item === 1) break;
  expect(ended).toHaveBeenCalledOnce();
});

test('a failure is heard when it is its turn, not before', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1;
    throw new Error('The disk is gone.');
  }
  const seen: number[] = [];
  const reading = (async () => {
    for await (const item of readAhead(failing())) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      seen.push(item);
    }
  })();
  await expect(reading).rejects.toThrow('The disk is gone.');
  expect(seen).toEqual([1]);
});
