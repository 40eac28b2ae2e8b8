import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '../../../lib/protocol/client.ts';

afterEach(() => {
  vi.useRealTimers();
});

const request = { url: 'https://example.org/x.jpg', fileName: 'x.jpg' };

test('gives the value of a good answer', async () => {
  const send = vi.fn(async () => ({ ok: true, value: null }));
  await expect(createClient(send).request('images.download', request)).resolves.toBeNull();
  expect(send).toHaveBeenCalledWith({ name: 'images.download', request });
});

test.each([
  { answer: { ok: false, error: { code: 'storage-full', message: 'Full.' } }, code: 'storage-full' },
  { answer: { ok: false, error: { code: 'From the future!', message: 'New.' } }, code: 'internal' },
  { answer: undefined, code: 'no-reply' },
  { answer: false, code: 'no-reply' },
  { answer: { ok: 'yes' }, code: 'no-reply' },
  { answer: { ok: false }, code: 'no-reply' },
])('rethrows $answer as $code', async ({ answer, code }) => {
  await expect(createClient(async () => answer).request('images.download', request)).rejects.toMatchObject({ code });
});

test.each([
  { words: 'Could not establish connection. Receiving end does not exist.', code: 'no-reply' },
  { words: 'The message port closed before a response was received.', code: 'no-reply' },
  { words: 'Extension context invalidated.', code: 'extension-reloaded' },
])('"$words" means $code', async ({ words, code }) => {
  const send = async () => {
    throw new Error(words);
  };
  await expect(createClient(send).request('images.download', request)).rejects.toMatchObject({ code });
});

test('a background that never answers is given up', async () => {
  vi.useFakeTimers();
  const asked = createClient(() => new Promise(() => {})).request('images.download', request);
  const outcome = expect(asked).rejects.toMatchObject({ code: 'no-reply' });
  await vi.advanceTimersByTimeAsync(10_000);
  await outcome;
});
