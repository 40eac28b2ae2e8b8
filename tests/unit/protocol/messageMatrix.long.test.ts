import { afterEach, describe, expect, test, vi } from 'vitest';
import { backgroundRoutes } from '../../../lib/services/backgroundRoutes.ts';
import type { Answer, Sender } from '../../../lib/platform/messaging.ts';
import { backgroundChecks, isForOthers } from '../../../lib/protocol/backgroundChecks.ts';
import { extrasChecks } from '../../../lib/protocol/extrasChecks.ts';
import type { MessageName } from '../../../lib/protocol/messages.ts';
import { overlayChecks } from '../../../lib/protocol/overlayChecks.ts';
import { ownPageChecks } from '../../../lib/protocol/ownPageChecks.ts';
import { createServer, type Checked, type Routes } from '../../../lib/protocol/server.ts';
import { welcomeChecks } from '../../../lib/protocol/welcomeChecks.ts';
import { messageNames, pageRequests, senders, validRequests } from '../../support/messageTable.ts';
import { nested, pollutingRequest, wrongRequests } from '../../support/wrongRequests.ts';

const ourId = 'ours';
const ourOrigin = 'chrome-extension://ours';
const tab = { id: 7, index: 0, url: 'https://bank.example/account', title: 'Account', incognito: false };

/** As browsers describe who has sent a message. */
const described = {
  'a page of ours in a tab': { id: ourId, tab, frameId: 0, url: `${ourOrigin}/options.html`, origin: ourOrigin },
  'our pop-up': { id: ourId, url: `${ourOrigin}/popup.html`, origin: ourOrigin },
  'our background, by its origin': { id: ourId, origin: ourOrigin },
  'our background, by its address': { id: ourId, url: `${ourOrigin}/_generated_background_page.html` },
  'our script in a page': { id: ourId, tab, frameId: 0, url: tab.url, origin: 'https://bank.example' },
  'our script in a page whose address we may not know': {
    id: ourId,
    tab: { id: 7, index: 0, incognito: false },
    frameId: 0,
    url: tab.url,
  },
  'our script in a frame': { id: ourId, tab, frameId: 3, url: 'https://advertiser.example/', origin: 'null' },
  'our script in a frame with an address like ours': {
    id: ourId,
    tab,
    frameId: 3,
    url: `https://a.example/${ourOrigin}/`,
  },
  'our script in a page whose address begins like ours': { id: ourId, tab, frameId: 0, url: `${ourOrigin}.example/` },
  'our script in no tab': { id: ourId, frameId: 0, url: 'https://bank.example/', origin: 'https://bank.example' },
  'our script in no tab, without an address': { id: ourId, frameId: 0 },
  'another extension': {
    id: 'theirs',
    url: 'chrome-extension://theirs/background.js',
    origin: 'chrome-extension://theirs',
  },
  'another extension with our address': { id: 'theirs', url: `${ourOrigin}/options.html`, origin: ourOrigin },
  'another extension’s script in a page': { id: 'theirs', tab, frameId: 0, url: tab.url },
  'somebody without an id': { tab, frameId: 0, url: tab.url },
  nobody: {},
} as const;
type Described = keyof typeof described;

const kinds: { readonly [Who in Described]: Sender['kind'] } = {
  'a page of ours in a tab': 'extension',
  'our pop-up': 'extension',
  'our background, by its origin': 'extension',
  'our background, by its address': 'extension',
  'our script in a page': 'content',
  'our script in a page whose address we may not know': 'content',
  'our script in a frame': 'stranger',
  'our script in a frame with an address like ours': 'stranger',
  'our script in a page whose address begins like ours': 'content',
  'our script in no tab': 'stranger',
  'our script in no tab, without an address': 'stranger',
  'another extension': 'stranger',
  'another extension with our address': 'stranger',
  'another extension’s script in a page': 'stranger',
  'somebody without an id': 'stranger',
  nobody: 'stranger',
};
const everyone = Object.keys(described) as Described[];

/** The names that a field may be called by with values of several kinds, and which. */
const freeFields: { readonly [field: string]: RegExp } = {
  liked: /^(?:null|a boolean)$/,
  meta: /^(?:null|a boolean|a number|a text)$/,
  caption: /^(?:null|a text)$/,
  note: /^a text$/,
  addTags: /^$/,
  gap: /^null$/,
  columns: /^null$/,
  key: /^(?:null|a text)$/,
  passphrase: /^null$/,
  person: /^(?:null|a text)$/,
  // Whose names are numbers.
  sites: /^a list$/,
  'changes.sites.a.example': /^(?:null|a list)$/,
  'changes.sites.b.example': /^a list$/,
};

const optionalFields = ['main', 'everyMinutes', 'passphrase'];

const hugeValues: readonly unknown[] = [
  'x'.repeat(1_100_000),
  nested(50),
  Array.from({ length: 300_000 }, () => 0),
  new Uint8Array(40_000_000),
  Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`one field of many, number ${index}`, 0])),
];

afterEach(() => vi.unstubAllGlobals());

/** The listener that our messaging gives to the browser, before the real routes over services that do nothing. */
async function aBackground() {
  const handled: { readonly name: string; readonly args: readonly unknown[] }[] = [];
  const report = vi.fn<(error: unknown) => void>();
  const routes = backgroundRoutes(recordingServices((name, args) => void handled.push({ name, args })));
  const heard = await listening(createServer({ routes, checks: backgroundChecks, others: isForOthers, report }));
  return { heard, handled, report, routes };
}

type Heard = (message: unknown, who: object) => Promise<Answer | 'silence'>;

async function listening(serve: ReturnType<typeof createServer>): Promise<Heard> {
  const listeners: ((message: unknown, from: object, answer: (value: Answer) => void) => boolean)[] = [];
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', {
    runtime: {
      id: ourId,
      getURL: (path: string) => `${ourOrigin}/${path}`,
      onMessage: { addListener: (added: (typeof listeners)[number]) => void listeners.push(added) },
    },
  });
  vi.resetModules();
  const { listen } = await import('../../../lib/platform/messaging.ts');
  listen(serve);
  return (message, who) =>
    new Promise((answered) => {
      for (const listener of listeners) if (!listener(message, who, answered)) answered('silence');
    });
}

/** Services of which every function, however deep, notes that it was called. */
function recordingServices(
  note: (name: string, args: readonly unknown[]) => void,
): Parameters<typeof backgroundRoutes>[0] {
  const recording = (name: string): unknown =>
    new Proxy(() => undefined, {
      get: (_, member) => (member === 'then' ? undefined : recording(`${name}.${String(member)}`)),
      apply: (_, __, args: unknown[]) => {
        // Who may keep something from a private window is asked before anything is done.
        if (name !== 'services.privateWindows.refuse') note(name, args);
        return Promise.resolve(name.endsWith('.describe') ? { reached: false } : []);
      },
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has whatever is asked of it
  return recording('services') as Parameters<typeof backgroundRoutes>[0];
}

const codeOf = (answer: Answer | 'silence'): string =>
  answer === 'silence' ? 'silence' : answer.ok ? 'ok' : answer.error.code;

test('every message has its row: its senders, and a request with all it may hold', async () => {
  const { routes } = await aBackground();
  const names = Object.keys(routes).toSorted();
  expect(Object.keys(backgroundChecks).toSorted()).toEqual(names);
  expect(Object.keys(senders).toSorted()).toEqual(names);
  expect(Object.keys(validRequests).toSorted()).toEqual(names);
  expect(Object.fromEntries(Object.entries(routes).map(([name, { from }]) => [name, from]))).toEqual(senders);
  const inPages = new Set(
    [overlayChecks, extrasChecks, ownPageChecks, welcomeChecks].flatMap((checks) => Object.keys(checks)),
  );
  expect(Object.keys(pageRequests).toSorted()).toEqual([...inPages].toSorted());
});

describe.each(everyone)('from %s', (who) => {
  test('each message is done or refused, and nothing is done that is refused', async () => {
    const { heard, handled, report } = await aBackground();
    for (const name of messageNames) {
      handled.length = 0;
      const code = codeOf(await heard({ name, request: validRequests[name] }, described[who]));
      const isAllowed = (senders[name] as readonly string[]).includes(kinds[who]);
      expect(code, name).toBe(isAllowed ? 'ok' : 'sender-not-allowed');
      expect(handled.length > 0, name).toBe(isAllowed);
    }
    expect(report).not.toHaveBeenCalled();
  });

  test('what is too large, or too deep, is refused before it is looked at', async () => {
    const { heard, handled } = await aBackground();
    const expected = kinds[who] === 'stranger' ? 'sender-not-allowed' : 'message-too-large';
    for (const name of messageNames) {
      for (const huge of hugeValues) {
        const request = { ...(validRequests[name] as object | null), surplus: huge };
        expect(codeOf(await heard({ name, request }, described[who])), name).toBe(expected);
      }
    }
    expect(handled).toEqual([]);
  }, 60_000);
});

test.each(messageNames)('%s: whatever is wrong with its request is found, and nothing is done', async (name) => {
  const { heard, handled, report } = await aBackground();
  const [from] = senders[name];
  const who = from === 'content' ? described['our script in a page'] : described['our pop-up'];
  const wrong = wrongRequests(validRequests[name]);
  expect(wrong.length).toBeGreaterThan(5);
  for (const { what, request } of wrong) {
    if (isFree(what)) continue;
    const code = codeOf(await heard({ name, request }, who));
    expect(code, what).toBe('invalid-message');
  }
  expect(handled).toEqual([]);
  expect(report).not.toHaveBeenCalled();
});

test.each(messageNames)('%s: own fields that elsewhere are inherited reach nobody', async (name) => {
  const { heard, handled, report } = await aBackground();
  const [from] = senders[name];
  const who = from === 'content' ? described['our script in a page'] : described['our pop-up'];
  const code = codeOf(await heard({ name, request: pollutingRequest(validRequests[name]) }, who));
  expect(['ok', 'invalid-message']).toContain(code);
  expect(JSON.stringify(handled)).not.toContain('polluted');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(report).not.toHaveBeenCalled();
});

test('the page’s address comes from the sender: one in the message is refused, or put right', async () => {
  const { heard, handled } = await aBackground();
  const page = { url: 'https://other.example/', title: 'Other' };
  const set = { ...validRequests['likes.set'], page };
  expect(codeOf(await heard({ name: 'likes.set', request: set }, described['our script in a page']))).toBe(
    'invalid-message',
  );
  const run = { ...validRequests['actions.run'], picture: { ...validRequests['actions.run'].picture, page } };
  expect(codeOf(await heard({ name: 'actions.run', request: run }, described['our script in a page']))).toBe('ok');
  const unknown = described['our script in a page whose address we may not know'];
  expect(codeOf(await heard({ name: 'likes.set', request: validRequests['likes.set'] }, unknown))).toBe('ok');
  expect(handled.map(({ args }) => JSON.stringify(args))).toEqual([
    expect.stringContaining('"page":{"url":"https://bank.example/account","title":"Account"}'),
    expect.stringContaining('{"url":"https://bank.example/account","title":""}'),
  ]);
});

describe.each(Object.keys(pageRequests) as (keyof typeof pageRequests)[])(
  '%s, which our scripts and pages answer',
  (name) => {
    const check: (request: unknown) => Checked = {
      ...ownPageChecks,
      ...overlayChecks,
      ...extrasChecks,
      ...welcomeChecks,
    }[name];

    async function aPage() {
      const handle = vi.fn<() => Promise<null>>(async () => null);
      const report = vi.fn<(error: unknown) => void>();
      const only = <Value>(value: Value) => ({ [name]: value });
      const heard = await listening(
        createServer<MessageName>({
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else is asked for
          routes: only({ from: ['extension'], handle }) as unknown as Routes<MessageName>,
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
          checks: only(check) as unknown as { [Name in MessageName]: (request: unknown) => Checked },
          others: (other) => other !== name,
          report,
        }),
      );
      return { heard, handle, report };
    }

    test.each(everyone)('from %s', async (who) => {
      const { heard, handle } = await aPage();
      const isOurs = kinds[who] === 'extension';
      expect(codeOf(await heard({ name, request: pageRequests[name] }, described[who]))).toBe(
        isOurs ? 'ok' : 'sender-not-allowed',
      );
      expect(handle).toHaveBeenCalledTimes(isOurs ? 1 : 0);
    });

    test('malformed and huge', async () => {
      const { heard, handle, report } = await aPage();
      for (const request of [true, 1, 'x', [], { surplus: 1 }, { keys: [1] }, { url: 1, tags: 1 }]) {
        expect(codeOf(await heard({ name, request }, described['our pop-up']))).toBe('invalid-message');
      }
      for (const request of ['x'.repeat(1_100_000), nested(50)]) {
        expect(codeOf(await heard({ name, request }, described['our pop-up']))).toBe('message-too-large');
      }
      expect(handle).not.toHaveBeenCalled();
      expect(report).not.toHaveBeenCalled();
    });
  },
);

test('messages of other servers are left to them', async () => {
  const { heard } = await aBackground();
  for (const name of Object.keys(overlayChecks).filter((each) => each !== 'library.changed')) {
    expect(await heard({ name, request: null }, described['our script in a page'])).toBe('silence');
  }
});

/** Whether that is not wrong after all. */
function isFree(what: string): boolean {
  if (optionalFields.some((field) => what === `no ${field}`)) return true;
  const [, kind = '', path = ''] = /^(.+) as (.+)$/.exec(what) ?? [];
  const field = path.replace(/^.*\.(?=[^.]+$)/, '');
  return freeFields[path]?.test(kind) === true || freeFields[field]?.test(kind) === true;
}
