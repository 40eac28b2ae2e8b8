import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { OwnAction } from '../../../lib/core/actions/actions.ts';
import { readExtensionSettings } from '../../../lib/core/settings/extensionSettings.ts';
import { createActionsService } from '../../../lib/services/actionsService.ts';

const picture = {
  key: 'a'.repeat(64),
  image: 'https://a.example/ridge.jpg',
  caption: 'Ridge & “tarn”',
  liked: true,
  meta: null,
  width: 1600,
  height: 1200,
  page: { url: 'https://a.example/album', title: 'Album' },
};
const attempt = { picture, operationId: 'operation-1', inFront: true, tabId: 7 };
const send: OwnAction = {
  id: 'action-1',
  label: 'Send',
  icon: 'Send',
  key: null,
  does: 'post',
  template: 'https://hook.example/in?from={page}',
};

function aService(actions: readonly OwnAction[] = [], edges: Partial<Parameters<typeof createActionsService>[0]> = {}) {
  const openTab = vi.fn(async () => {});
  const openActions = vi.fn(async () => {});
  const request = vi.fn(async () => true);
  const service = createActionsService({
    readSettings: async () => ({ ...readExtensionSettings(null), actions }),
    openTab,
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    has: async () => true,
    request,
    openActions,
    ...edges,
  });
  return { service, openTab, openActions, request };
}

/** A server of one's own; answers its address and what it was sent. */
async function aServer(answer: RequestListener) {
  const received: { url: string; headers: IncomingHttpHeaders; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: body === '' ? null : JSON.parse(body) });
      answer(request, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, port, received };
}

test('a picture is sent as the JSON that it is in an export, without cookies, under its operation’s name', async () => {
  const server = await aServer((_, response) => response.end('{"stored": true}\n'));
  const { service } = aService([{ ...send, template: `${server.address}/in?from={page}` }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: true, answer: '{"stored": true}' });
  expect(server.received).toHaveLength(1);
  const [{ url, headers, body } = { url: '', headers: {}, body: null }] = server.received;
  expect(url).toBe('/in?from=https%3A%2F%2Fa.example%2Falbum');
  expect(body).toEqual(picture);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'operation-1' });
  expect(headers.cookie).toBeUndefined();
  expect(headers.referer).toBeUndefined();
});

test('a Gradio app gets it as its one argument', async () => {
  const server = await aServer((_, response) => response.end('{"event_id": "1"}'));
  const template = `${server.address}/gradio_api/call/like`;
  const { service } = aService([{ ...send, does: 'gradio', template }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: true, answer: '{"event_id": "1"}' });
  expect(server.received[0]?.body).toEqual({ data: [picture] });
});

test('name and password of an address are sent as browsers send them', async () => {
  const server = await aServer((_, response) => response.end());
  const { service } = aService([{ ...send, template: `http://m%C3%A9:se%20cret@127.0.0.1:${server.port}/in` }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: true, answer: '' });
  expect(server.received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('mé:se cret').toString('base64')}`);
});

test.each([
  [404, {}, { kind: 'refused', status: 404, answer: 'No such hook' }],
  [503, { 'retry-after': '7' }, { kind: 'refused', status: 503, answer: 'No such hook', retryAfter: 7000 }],
  [429, {}, { kind: 'refused', status: 429, answer: 'No such hook' }],
  [301, { location: '/elsewhere' }, { kind: 'moved' }],
  [307, { location: 'https://b.example/' }, { kind: 'moved' }],
])('answered with %d %o', async (status, headers, failure) => {
  const server = await aServer((_, response) => response.writeHead(status, headers).end('No such\n\thook\u0000'));
  const { service } = aService([{ ...send, template: server.address }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: false, failure });
  expect(server.received).toHaveLength(1);
});

test('of a long answer the beginning is read, and no more', async () => {
  const server = await aServer((_, response) => {
    const more = setInterval(() => response.write('x'.repeat(2000)), 1);
    response.on('close', () => clearInterval(more));
  });
  const { service } = aService([{ ...send, template: server.address }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: true, answer: `${'x'.repeat(300)}…` });
});

test('a server that is not there', async () => {
  const { service } = aService([{ ...send, template: 'http://127.0.0.1:1/in' }]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
});

test('a server that does not answer is waited for, but not forever', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    expect(ms).toBe(20_000);
    return AbortSignal.abort(new DOMException('Too late', 'TimeoutError'));
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const { service } = aService([send]);
  expect(await service.run('action-1', attempt)).toEqual({ ok: false, failure: { kind: 'late' } });
});

test('nothing is sent to a host that the person has not allowed; what they are asked for is that host', async () => {
  const has = vi.fn(async () => false);
  const request = vi.fn(async () => true);
  const fetched = vi.fn();
  const { service, openActions } = aService([send], { has, request, fetch: fetched });
  expect(await service.run('action-1', attempt)).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
  expect(has).toHaveBeenCalledWith(['https://hook.example/*']);
  expect(fetched).not.toHaveBeenCalled();

  const asked = service.allow('action-1');
  // Not a moment later: browsers ask only while the press lasts.
  expect(request).toHaveBeenCalledWith(['https://hook.example/*']);
  expect(await asked).toBe('allowed');
  expect(openActions).not.toHaveBeenCalled();
});

test.each([
  ['refused', async () => false, 'refused', 0],
  [
    'where only a page of ours may ask',
    async () => {
      throw new Error('permissions.request may only be called from a user input handler');
    },
    'elsewhere',
    1,
  ],
])('the permission is asked for: %s', async (_, request, answer, opened) => {
  const { service, openActions } = aService([send], { has: async () => false, request });
  await service.run('action-1', attempt);
  expect(await service.allow('action-1')).toBe(answer);
  expect(openActions).toHaveBeenCalledTimes(opened);
});

test('what was found missing by a background that has ended is asked for on our own page', async () => {
  const { service, request, openActions } = aService([send]);
  expect(await service.allow('action-1')).toBe('elsewhere');
  expect(request).not.toHaveBeenCalled();
  expect(openActions).toHaveBeenCalledOnce();
});

const place = { ...attempt };
test.each([
  ['open', picture.image],
  ['openPage', 'https://a.example/album'],
  ['search-tineye', 'https://tineye.com/search?url=https%3A%2F%2Fa.example%2Fridge.jpg'],
  ['action-1', 'https://b.example/?c=Ridge%20%26%20%E2%80%9Ctarn%E2%80%9D&w=1600'],
])('%s opens an address beside the page', async (id, address) => {
  const { service, openTab } = aService([
    { ...send, does: 'open', template: 'https://b.example/?c={caption}&w={width}' },
  ]);
  expect(await service.run(id, attempt)).toEqual({ ok: true, answer: '' });
  expect(openTab).toHaveBeenCalledExactlyOnceWith(address, place);
});

test.each([
  ['open', 'data:image/png;base64,AA==', 'no-address'],
  ['open', 'javascript:alert(1)', 'no-address'],
  ['search-bing', 'data:image/png;base64,AA==', 'no-address'],
  ['action-1', `https://a.example/${'x'.repeat(20_000)}`, 'bad-address'],
])('%s of %s opens nothing', async (id, image, kind) => {
  const { service, openTab } = aService([{ ...send, does: 'open', template: 'https://b.example/?q={url}' }]);
  const result = await service.run(id, { ...attempt, picture: { ...picture, image } });
  expect(result).toEqual({ ok: false, failure: { kind } });
  expect(openTab).not.toHaveBeenCalled();
});

test.each(['javascript:alert(1)', 'https://{caption}.example/', 'https://b.example/{nothing}'])(
  'a template that should not be there is not used: %s',
  async (template) => {
    const { service, openTab } = aService([{ ...send, does: 'open', template }]);
    expect(await service.run('action-1', attempt)).toEqual({ ok: false, failure: { kind: 'bad-address' } });
    expect(openTab).not.toHaveBeenCalled();
  },
);

test('an action that was deleted meanwhile', async () => {
  const { service } = aService();
  await expect(service.run('action-1', attempt)).rejects.toMatchObject({ code: 'not-found' });
});
