import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Answer, Sender } from '../../../lib/platform/messaging.ts';
import { inNameOf } from '../../../lib/protocol/inNameOf.ts';
import { onBehalf } from '../../../lib/protocol/onBehalf.ts';

const page: Sender = { kind: 'content', tabId: 1, url: 'https://a.example/feed.xml', title: 'Feed', incognito: false };
const message = inNameOf('gallery-1', { name: 'likes.read', request: null });

function aServer() {
  const serve = vi.fn<(message: unknown, sender: Sender) => Promise<Answer> | undefined>(async () => ({
    ok: true,
    value: null,
  }));
  const senderOf = vi.fn(async (gallery: string): Promise<Sender> => {
    if (gallery !== 'gallery-1') throw new CodedError('not-found', 'There is none.');
    return page;
  });
  return { serve, senderOf, asking: onBehalf(serve, senderOf) };
}

test('a page of ours asks as the page whose gallery it shows', async () => {
  const { asking, serve } = aServer();
  expect(await asking(message, { kind: 'extension' })).toEqual({ ok: true, value: null });
  expect(serve).toHaveBeenCalledExactlyOnceWith(message, page);
});

test.each<Sender>([{ kind: 'content', tabId: 2, url: 'https://evil.example/' }, { kind: 'stranger' }])(
  'whoever else names a gallery asks as themselves: $kind',
  async (sender) => {
    const { asking, serve, senderOf } = aServer();
    await asking(message, sender);
    expect(serve).toHaveBeenCalledExactlyOnceWith(message, sender);
    expect(senderOf).not.toHaveBeenCalled();
  },
);

test('without a gallery, or with what is no name of one, a page of ours asks as itself', async () => {
  const { asking, serve } = aServer();
  for (const plain of [{ name: 'settings.read', request: null }, { ...message, gallery: 7 }, null, 42]) {
    await asking(plain, { kind: 'extension' });
    expect(serve).toHaveBeenLastCalledWith(plain, { kind: 'extension' });
  }
});

test('a gallery that is none is answered with a code', async () => {
  const { asking, serve } = aServer();
  expect(await asking({ ...message, gallery: 'gallery-2' }, { kind: 'extension' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(serve).not.toHaveBeenCalled();
});
