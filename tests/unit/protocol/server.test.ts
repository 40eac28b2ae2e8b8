import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/gallerySettings.ts';
import { MAX_LIKE_CHANGES } from '../../../lib/core/likeChange.ts';
import type { Answer, Sender } from '../../../lib/platform/messaging.ts';
import type { BackgroundMessages } from '../../../lib/protocol/messages.ts';
import { backgroundChecks, MAX_CHANGES, MAX_PICTURES } from '../../../lib/protocol/backgroundChecks.ts';
import { createServer, type Routes } from '../../../lib/protocol/server.ts';
import { aSnapshot } from '../../support/likes.ts';

const key = 'a'.repeat(64);
const content: Sender = { kind: 'content', tabId: 1, url: 'https://example.org/', title: 'Example', incognito: false };
const extension: Sender = { kind: 'extension' };
const set = { operationId: 'operation-1', key, liked: true, at: 1, snapshot: aSnapshot() };

const validRequests = {
  'likes.read': { pictures: [{ key, aliases: [] }] },
  'likes.set': set,
  'likes.setMany': { judgements: [set, { ...set, operationId: 'operation-2' }] },
  'likes.details': { pictures: [{ key, aliases: ['https://example.org/x.jpg'] }] },
  'likes.annotate': {
    operationId: 'operation-1',
    pictures: [{ key, snapshot: aSnapshot() }],
    annotation: { addTags: ['ridge'], removeTags: [], note: '' },
  },
  'settings.change': {
    changes: {
      gallery: { dock: 'left', cardWidth: 200, columns: [2, 3], keys: { like: ['y'], share: [] } },
      sites: { 'a.example': { gallery: { layout: 'grid' }, marks: true, disliked: 'dimmed' }, 'b.example': null },
      actions: [
        { id: 'action-1', label: 'Send', icon: 'Send', key: '2', does: 'post', template: 'http://127.0.0.1:7860/like' },
      ],
      badge: true,
    },
  },
  'settings.read': null,
  'settings.changeOfPage': { changes: { dock: 'left', cardWidth: 200, keys: { like: ['y'], share: [] } } },
  'settings.readOfPage': null,
  'actions.run': {
    operationId: 'operation-1',
    actionId: 'action-1',
    inFront: true,
    picture: { key, image: 'https://example.org/x.jpg', caption: 'x', liked: true, width: 3, height: 2 },
  },
  'actions.allow': { actionId: 'action-1' },
  'library.change': {
    operationId: 'operation-1',
    changes: [
      { key, liked: null },
      { key, caption: '', note: 'x', addTags: ['ridge'], removeTags: [], deleted: false },
    ],
  },
  'library.merge': { operationId: 'operation-1', keys: [key, 'b'.repeat(64)] },
  'library.unmerge': { undo: 'operation-1' },
  'library.deleteAll': { settings: true },
  'library.restore': null,
  'library.forget': null,
  'thumbnails.add': {
    key,
    aliases: [],
    image: 'UklGRg==',
    mediaType: 'image/webp',
    width: 320,
    height: 200,
    look: '0123456789abcdef',
  },
  'comparisons.add': { id: 'comparison-1', session: 'session-1', chosen: key, rejected: 'b'.repeat(64) },
  'images.download': { url: 'https://example.org/x.jpg', fileName: 'x.jpg' },
  'frames.read': null,
  'frames.allow': { origins: ['https://b.example', 'http://c.example:8080'] },
  'page.counts': { liked: 3 },
  'marks.describe': null,
  'marks.read': { pictures: [{ aliases: ['https://example.org/x.jpg'] }, { aliases: [], key }] },
  'marks.extend': null,
  'overlay.extend': null,
  'gallery.open': { tabId: 1 },
  'gallery.describe': { tabId: 1 },
} as const;

/** The whole table command × sender: who may ask what. */
const allowed: Record<keyof BackgroundMessages, readonly Sender['kind'][]> = {
  'likes.read': ['content'],
  'likes.set': ['content'],
  'likes.setMany': ['content'],
  'likes.details': ['content'],
  'likes.annotate': ['content'],
  'settings.change': ['extension'],
  'settings.read': ['extension'],
  'settings.changeOfPage': ['content'],
  'settings.readOfPage': ['content'],
  'actions.run': ['content', 'extension'],
  'actions.allow': ['content'],
  'library.change': ['extension'],
  'library.merge': ['extension'],
  'library.unmerge': ['extension'],
  'library.deleteAll': ['extension'],
  'library.restore': ['extension'],
  'library.forget': ['extension'],
  'thumbnails.add': ['content'],
  'comparisons.add': ['content'],
  'images.download': ['content', 'extension'],
  'frames.read': ['content'],
  'frames.allow': ['content'],
  'page.counts': ['content'],
  'marks.describe': ['content'],
  'marks.read': ['content'],
  'marks.extend': ['content'],
  'overlay.extend': ['content'],
  'gallery.open': ['extension'],
  'gallery.describe': ['extension'],
};

function aServer(overrides: Partial<Routes<keyof BackgroundMessages>> = {}) {
  const report = vi.fn<(error: unknown) => void>();
  const handle = async () => null as never;
  const routes: Routes<keyof BackgroundMessages> = {
    'likes.read': { from: allowed['likes.read'], handle },
    'likes.set': { from: allowed['likes.set'], handle },
    'likes.setMany': { from: allowed['likes.setMany'], handle },
    'likes.details': { from: allowed['likes.details'], handle },
    'likes.annotate': { from: allowed['likes.annotate'], handle },
    'settings.change': { from: allowed['settings.change'], handle },
    'settings.read': { from: allowed['settings.read'], handle },
    'settings.changeOfPage': { from: allowed['settings.changeOfPage'], handle },
    'settings.readOfPage': { from: allowed['settings.readOfPage'], handle },
    'actions.run': { from: allowed['actions.run'], handle },
    'actions.allow': { from: allowed['actions.allow'], handle },
    'library.change': { from: allowed['library.change'], handle },
    'library.merge': { from: allowed['library.merge'], handle },
    'library.unmerge': { from: allowed['library.unmerge'], handle },
    'library.deleteAll': { from: allowed['library.deleteAll'], handle },
    'library.restore': { from: allowed['library.restore'], handle },
    'library.forget': { from: allowed['library.forget'], handle },
    'thumbnails.add': { from: allowed['thumbnails.add'], handle },
    'comparisons.add': { from: allowed['comparisons.add'], handle },
    'images.download': { from: allowed['images.download'], handle },
    'frames.read': { from: allowed['frames.read'], handle },
    'frames.allow': { from: allowed['frames.allow'], handle },
    'page.counts': { from: allowed['page.counts'], handle },
    'marks.describe': { from: allowed['marks.describe'], handle },
    'marks.read': { from: allowed['marks.read'], handle },
    'marks.extend': { from: allowed['marks.extend'], handle },
    'overlay.extend': { from: allowed['overlay.extend'], handle },
    'gallery.open': { from: allowed['gallery.open'], handle },
    'gallery.describe': { from: allowed['gallery.describe'], handle },
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

const senders: readonly Sender[] = [content, extension, { kind: 'stranger' }];
const names = Object.keys(allowed) as (keyof BackgroundMessages)[];

test.each(names.flatMap((name) => senders.map((sender) => ({ name, sender, kind: sender.kind }))))(
  '$name from $kind',
  async ({ name, sender }) => {
    const code = await codeOf(aServer().serve({ name, request: validRequests[name] }, sender));
    expect(code).toBe(allowed[name].includes(sender.kind) ? 'ok' : 'sender-not-allowed');
  },
);

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
  const asking = names.filter((name) => validRequests[name] !== null);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.anything(),
        fc.record({ name: fc.constantFrom(...asking), request: fc.anything() }),
        fc.record({
          name: fc.constantFrom(...names),
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
