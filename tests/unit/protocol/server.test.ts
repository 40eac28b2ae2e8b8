import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import { MAX_LIKE_CHANGES } from '../../../lib/core/judging/likeChange.ts';
import type { Answer, Sender } from '../../../lib/platform/messaging.ts';
import type { BackgroundMessages } from '../../../lib/protocol/messages.ts';
import { backgroundChecks, MAX_CHANGES, MAX_PICTURES } from '../../../lib/protocol/backgroundChecks.ts';
import { createServer, type Routes } from '../../../lib/protocol/server.ts';
import { aSnapshot } from '../../support/likes.ts';
import { content, extension, key, messageNames, senders, set, validRequests } from '../../support/messageTable.ts';

function aServer(overrides: Partial<Routes<keyof BackgroundMessages>> = {}) {
  const report = vi.fn<(error: unknown) => void>();
  const handle = async () => null as never;
  const routes: Routes<keyof BackgroundMessages> = {
    ...(Object.fromEntries(messageNames.map((name) => [name, { from: senders[name], handle }])) as unknown as Routes<
      keyof BackgroundMessages
    >),
    ...overrides,
  };
  const serve = createServer({
    routes,
    checks: backgroundChecks,
    others: (name) => name === 'likes.changed',
    report,
  });
  return { serve, report };
}

async function codeOf(answer: Promise<Answer> | undefined): Promise<string> {
  const settled = await answer;
  return settled === undefined ? 'ignored' : settled.ok ? 'ok' : settled.error.code;
}

interface Asked {
  readonly what: string;
  readonly message: unknown;
  readonly code: string;
  /** A page's script, unless it is said. */
  readonly sender?: Sender;
}

test.each<Asked>([
  { what: 'no object', message: 'likes.set', code: 'unknown-message' },
  { what: 'nothing', message: null, code: 'unknown-message' },
  { what: 'no name', message: { request: set }, code: 'unknown-message' },
  { what: 'an inherited name', message: { name: 'toString', request: set }, code: 'unknown-message' },
  { what: 'a name of nobody', message: { name: 'likes.destroy', request: set }, code: 'unknown-message' },
  { what: 'no request', message: { name: 'likes.set' }, code: 'invalid-message' },
  { what: 'a missing field', message: { name: 'likes.set', request: { key, liked: true } }, code: 'invalid-message' },
  {
    what: 'a field too many',
    message: { name: 'likes.set', request: { ...set, page: { url: 'https://bank.example/' } } },
    code: 'invalid-message',
  },
  {
    what: 'a reaction of its own',
    message: { name: 'likes.set', request: { ...set, liked: 1 } },
    code: 'invalid-message',
  },
  {
    what: 'a script as address',
    message: { name: 'likes.set', request: { ...set, snapshot: aSnapshot({ url: 'javascript:alert(1)' }) } },
    code: 'invalid-message',
  },
  {
    what: 'a download of a local file',
    message: { name: 'images.download', request: { url: 'file:///etc/passwd', fileName: 'x' } },
    code: 'invalid-message',
  },
  ...['https://*', 'file:///etc', '<all_urls>', 'https://b.example/path', ''].map((origin) => ({
    what: `"${origin}" as a site to be let into`,
    message: { name: 'frames.allow', request: { origins: [origin] } },
    code: 'invalid-message',
  })),
  {
    what: 'an import’s size',
    message: { name: 'likes.set', request: { ...set, snapshot: aSnapshot({ caption: 'x'.repeat(2_000_000) }) } },
    code: 'message-too-large',
  },
  {
    what: 'too many pictures',
    message: {
      name: 'likes.read',
      request: { pictures: Array.from({ length: MAX_PICTURES + 1 }, () => ({ key, aliases: [] })) },
    },
    code: 'invalid-message',
  },
  {
    what: 'a library’s worth of pictures',
    message: {
      name: 'likes.read',
      request: { pictures: Array.from({ length: 300_000 }, () => ({ key, aliases: [] })) },
    },
    code: 'message-too-large',
  },
  ...[0, MAX_CHANGES + 1].map((count) => ({
    what: `a batch of ${count} judgements`,
    message: { name: 'likes.setMany', request: { judgements: Array.from({ length: count }, () => set) } },
    code: 'invalid-message',
  })),
  {
    what: 'a batch of as many as there may be',
    message: { name: 'likes.setMany', request: { judgements: Array.from({ length: MAX_CHANGES }, () => set) } },
    code: 'ok',
  },
  {
    what: 'a batch with one judgement that is wrong',
    message: { name: 'likes.setMany', request: { judgements: [set, { ...set, liked: 'yes' }] } },
    code: 'invalid-message',
  },
  ...[0, MAX_CHANGES + 1].map((count) => ({
    what: `tags for ${count} pictures`,
    message: {
      name: 'likes.annotate',
      request: {
        ...validRequests['likes.annotate'],
        pictures: Array.from({ length: count }, () => ({ key, snapshot: aSnapshot() })),
      },
    },
    code: 'invalid-message',
  })),
  {
    what: 'a reaction among tags',
    message: {
      name: 'likes.annotate',
      request: { ...validRequests['likes.annotate'], annotation: { note: '', liked: true } },
    },
    code: 'invalid-message',
  },
  {
    what: 'details of too many pictures',
    message: {
      name: 'likes.details',
      request: { pictures: Array.from({ length: MAX_PICTURES + 1 }, () => ({ key, aliases: [] })) },
    },
    code: 'invalid-message',
  },
  ...[
    { dock: 'top' },
    { dock: null },
    { cardWidth: '200' },
    { cardWidth: Number.NaN },
    { theme: 'sepia' },
    { columns: [] },
    { customCss: 'x'.repeat(20_001) },
    { keys: { fly: ['p'] } },
    { keys: { like: 'p' } },
    { keys: { like: [''] } },
    { keys: { like: Array.from({ length: 9 }, String) } },
  ].map((changes) => ({
    what: `the setting ${JSON.stringify(changes)}`,
    message: { name: 'settings.changeOfPage', request: { changes } },
    code: 'invalid-message',
  })),
  ...[
    { gallery: { dock: 'top' } },
    { sites: { '': null } },
    { sites: { 'a.example': { marks: 'yes' } } },
    { actions: [{ id: 'action-1', label: '', icon: 'Send', key: null, does: 'post', template: 'https://a.example/' }] },
    { secrets: true },
  ].map((changes) => ({
    what: `settings ${JSON.stringify(changes).slice(0, 60)}`,
    message: { name: 'settings.change', request: { changes } },
    sender: extension,
    code: 'invalid-message',
  })),
  {
    what: 'settings as a whole',
    message: { name: 'settings.changeOfPage', request: { changes: DEFAULT_SETTINGS } },
    code: 'ok',
  },
  ...[
    { changes: [] },
    { changes: Array.from({ length: MAX_LIKE_CHANGES + 1 }, () => ({ key })) },
    { changes: [{ key, url: 'https://bank.example/' }] },
    { changes: [{ key: 'x', liked: true }] },
    { changes: [{ key, deleted: null }] },
  ].map((request) => ({
    what: `a change of the library by ${JSON.stringify(request).slice(0, 60)}`,
    message: { name: 'library.change', request: { operationId: 'operation-1', ...request } },
    sender: extension,
    code: 'invalid-message',
  })),
  {
    what: 'a merge into something that is no key',
    message: {
      name: 'library.merge',
      request: { operationId: 'operation-1', keys: [key, 'b'.repeat(64)], main: 'no key' },
    },
    sender: extension,
    code: 'invalid-message',
  },
  {
    what: 'a merge of one alone',
    message: { name: 'library.merge', request: { operationId: 'operation-1', keys: [key] } },
    sender: extension,
    code: 'invalid-message',
  },
  ...[
    { width: 321 },
    { height: 0 },
    { mediaType: 'image/svg+xml' },
    { look: 'x' },
    { image: '' },
    { image: 'A'.repeat(140_001) },
  ].map((fields) => ({
    what: `a small image with ${JSON.stringify(fields).slice(0, 40)}`,
    message: { name: 'thumbnails.add', request: { ...validRequests['thumbnails.add'], ...fields } },
    code: 'invalid-message',
  })),
  ...[
    { kind: 'ftp' },
    { address: 'file:///etc' },
    { address: 'cloud.example' },
    { password: null },
    { passphrase: 'short' },
    { deviceName: '' },
    { deviceName: 'x'.repeat(61) },
    { everyMinutes: 1 },
    { secrets: true },
  ].map((fields) => ({
    what: `an account with ${JSON.stringify(fields).slice(0, 40)}`,
    message: {
      name: 'sync.connect',
      request: { account: { ...validRequests['sync.connect'].account, ...fields } },
    },
    sender: extension,
    code: 'invalid-message',
  })),
  ...[{ everyMinutes: 0 }, { passphrase: '' }, { password: 'x' }].map((request) => ({
    what: `a change of sync by ${JSON.stringify(request)}`,
    message: { name: 'sync.change', request },
    sender: extension,
    code: 'invalid-message',
  })),
  {
    what: 'an encrypted account',
    message: {
      name: 'sync.connect',
      request: { account: { ...validRequests['sync.connect'].account, passphrase: 'correct horse' } },
    },
    sender: extension,
    code: 'ok',
  },
  {
    what: 'a comparison that says when it was',
    message: { name: 'comparisons.add', request: { ...validRequests['comparisons.add'], at: 1 } },
    code: 'invalid-message',
  },
  { what: 'too deep a value', message: { name: 'likes.set', request: nested(50) }, code: 'message-too-large' },
  { what: 'somebody else’s news', message: { name: 'likes.changed', request: { keys: [] } }, code: 'ignored' },
])('$what is $code', async ({ message, code, sender = content }: Asked) => {
  const { serve, report } = aServer();
  expect(await codeOf(serve(message, sender))).toBe(code);
  expect(report).not.toHaveBeenCalled();
});

test('an own __proto__ key is refused and pollutes nothing', async () => {
  const request: unknown = JSON.parse(
    JSON.stringify({ name: 'likes.set', request: set }).replace('"liked"', '"__proto__":{"polluted":1},"liked"'),
  );
  expect(await codeOf(aServer().serve(request, content))).not.toBe('internal');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a typed failure keeps its code and is no surprise to the reporter', async () => {
  const { serve, report } = aServer({
    'likes.set': {
      from: ['content'],
      handle: async () => {
        throw new CodedError('storage-full', 'The disk is full.');
      },
    },
  });
  expect(await serve({ name: 'likes.set', request: set }, content)).toEqual({
    ok: false,
    error: { code: 'storage-full', message: 'The disk is full.' },
  });
  expect(report).not.toHaveBeenCalled();
});

test('an unforeseen failure is answered too, and reported', async () => {
  const { serve, report } = aServer({
    'likes.set': {
      from: ['content'],
      handle: async () => {
        throw new TypeError('undefined is not a function');
      },
    },
  });
  expect(await codeOf(serve({ name: 'likes.set', request: set }, content))).toBe('internal');
  expect(report).toHaveBeenCalledOnce();
});

test('whatever arrives is answered with a typed error, or belongs to others', async () => {
  const { serve, report } = aServer();
  const asking = messageNames.filter((name) => validRequests[name] !== null);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.anything(),
        fc.record({ name: fc.constantFrom(...asking), request: fc.anything() }),
        fc.record({
          name: fc.constantFrom(...messageNames),
          // Names of which no request is made of these alone.
          request: fc.object({ key: fc.constantFrom('key', 'operationId', 'snapshot') }),
        }),
      ),
      async (message) => {
        expect(['unknown-message', 'invalid-message', 'message-too-large', 'sender-not-allowed']).toContain(
          await codeOf(serve(message, content)),
        );
      },
    ),
    { numRuns: 1000 },
  );
  expect(report).not.toHaveBeenCalled();
});

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { member: nested(depth - 1) };
}
