import { expect, test } from 'vitest';
import { abortable } from '../../../lib/services/abortable.ts';

test('it settles as the promise does', async () => {
  const { signal } = new AbortController();
  expect(await abortable(Promise.resolve(1), signal)).toBe(1);
  await expect(abortable(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
});

test('it rejects with the reason as soon as it is aborted, and before', async () => {
  const aborting = new AbortController();
  const never = abortable(new Promise(() => undefined), aborting.signal);
  aborting.abort(new Error('enough'));
  await expect(never).rejects.toThrow('enough');
  await expect(abortable(Promise.resolve(1), aborting.signal)).rejects.toThrow('enough');
});

test('nobody listens to the signal afterwards', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    listeners++;
    add(...given);
  };
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    listeners--;
    remove(...given);
  };
  for (let count = 0; count < 10; count++) await abortable(Promise.resolve(count), signal);
  expect(listeners).toBe(0);
});
