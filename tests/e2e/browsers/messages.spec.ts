import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import type { BackgroundMessages } from '../../../lib/protocol/messages.ts';
import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import type { ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import type { FirefoxBrowser } from '../../../scripts/browsers/firefox.ts';
import {
  askFrom,
  askFromOwnPage,
  askingBuild,
  otherExtension,
  type Heard,
  type Question,
} from '../../support/askingPages.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { openBarePage, settled } from '../../support/faults/library.ts';
import { aSnapshot } from '../../support/likes.ts';
import { messageNames, pageRequests, senders, validRequests } from '../../support/messageTable.ts';
import { wrongRequests } from '../../support/wrongRequests.ts';

type Name = keyof BackgroundMessages;

const secret = 'a-secret-of-the-person';
const refused = 'sender-not-allowed';

/** Over the limit of 1 MiB, far below the browsers' own. */
const HUGE = 1_200_000;

test('who may ask what: every message from every kind of sender, well-formed, malformed and huge', async ({
  launch,
  kind,
  site,
  folder,
}) => {
  const browser = await launch({ extensionDir: await askingBuild(kind, folder) });
  await installOther(browser, folder);
  const bare = await openBarePage(browser);
  const page = await browser.open(`${site.url}/article`);
  await page.evaluate(`new Promise((loaded) => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/one', onload: () => loaded(true) });
    document.body.prepend(frame);
  })`);
  const own = await browser.openExtensionPage('options.html');
  const welcome = await browser.openExtensionPage('welcome.html');
  await own.tree.waitFor({ role: 'heading', name: /./ });
  await welcome.tree.waitFor({ role: 'heading', name: /./ });
  const fromOwn = (questions: readonly Question[]) => askFromOwnPage(kind, own, questions);
  const fromContent = (questions: readonly Question[]) => askFrom(page, 'ours', questions);

  // What is there to be read and lost.
  const address = `${site.url}/photo-of-the-test.jpg`;
  const key = pictureKey(address);
  const like = {
    operationId: 'operation-0',
    key,
    liked: true,
    at: 1,
    snapshot: aSnapshot({ url: address, aliases: [address] }),
  };
  expect(codes(await fromContent([{ message: { name: 'likes.set', request: like } }]))).toEqual(['ok']);
  const action = {
    id: 'action-1',
    label: 'Send',
    icon: 'Send',
    key: null,
    does: 'post',
    template: `${site.url}/${secret}`,
  };
  const set = { name: 'settings.change', request: { changes: { actions: [action] } } };
  expect(codes(await fromOwn([{ message: set }]))).toEqual(['ok']);
  await bare.evaluate(keepSecretAccount(site.url));

  const before = await bare.evaluate(everythingKept);
  const heard: Heard[] = [];
  async function refuseAll(
    who: string,
    ask: (questions: readonly Question[]) => Promise<readonly Heard[]>,
    names: readonly Name[],
    expected: Record<'valid' | 'wrong' | 'huge', string>,
  ) {
    const questions = names.flatMap((name) => questionsOf(name).map((one) => ({ ...one, name })));
    const asked = questions.filter(({ form }) => form !== 'valid' || expected.valid !== 'ok');
    const answers = await ask(asked.map(({ message, fill }) => ({ message, ...(fill ? { fill } : {}) })));
    heard.push(...answers);
    const found = Object.fromEntries(asked.map(({ what }, index) => [what, codes(answers)[index]]));
    expect(found, who).toEqual(Object.fromEntries(asked.map(({ what, form }) => [what, expected[form]])));
  }

  const ofContent = messageNames.filter((name) => includes(senders[name], 'content'));
  const notOfContent = messageNames.filter((name) => !includes(senders[name], 'content'));
  const ofOwn = messageNames.filter((name) => includes(senders[name], 'extension'));
  const notOfOwn = messageNames.filter((name) => !includes(senders[name], 'extension'));
  const allowed = { valid: 'ok', wrong: 'invalid-message', huge: 'message-too-large' };
  const notAllowed = { valid: refused, wrong: refused, huge: 'message-too-large' };
  await refuseAll('our script in a page', fromContent, ofContent, allowed);
  await refuseAll('our script in a page', fromContent, notOfContent, notAllowed);
  await refuseAll('a page of ours', fromOwn, ofOwn, allowed);
  await refuseAll('a page of ours', fromOwn, notOfOwn, notAllowed);
  const nobody = { valid: refused, wrong: refused, huge: refused };
  await refuseAll('our script in a frame', (asked) => askFrom(page, 'ours', asked, 'frame'), messageNames, nobody);
  const unheard = { valid: 'nobody listens', wrong: 'nobody listens', huge: 'nobody listens' };
  await refuseAll('another extension', (asked) => askFrom(page, 'their background', asked), messageNames, unheard);
  await refuseAll('another extension’s script', (asked) => askFrom(page, 'theirs', asked), messageNames, unheard);

  // What our pages and scripts are told, told by others.
  const news = Object.entries(pageRequests).map(([name, request]) => ({ message: { name, request } }));
  for (const where of ['page', 'frame'] as const) {
    const answers = await askFrom(page, 'ours', news, where);
    for (const [index, answer] of answers.entries()) {
      expect(['nobody answers', 'unknown-message', refused], JSON.stringify(news[index])).toContain(codeOf(answer));
    }
    expect(codes(answers)).toContain(refused);
  }
  const tries = await askFrom(
    page,
    'their background',
    ['connect', 'fetch', 'script'].map((message) => ({ message })),
  );
  expect(tries.map(({ ok, threw }) => ok ?? (threw === undefined ? 'nothing' : 'refused'))).toEqual([
    'refused',
    'refused',
    'refused',
  ]);
  const strange = [42, null, 'settings.read', { name: 'x'.repeat(100) }, { name: '__proto__', request: null }, []];
  expect(codes(await fromContent(strange.map((message) => ({ message }))))).toEqual(
    strange.map(() => 'unknown-message'),
  );

  // The page itself, by what pages have.
  const made = messageNames.map((name) => ({ name, request: validRequests[name] }));
  expect(await page.evaluate(forgeIn(made))).toEqual({ answers: [], api: 'undefined' });

  heard.push(...tries);
  expect(JSON.stringify(heard)).not.toContain(secret);
  expect(await bare.evaluate(everythingKept)).toEqual(before);

  // And what is allowed is done.
  const installed = installedRequests(address);
  const done: Record<string, string> = {};
  for (const [who, ask, names] of [
    ['content', fromContent, ofContent],
    ['extension', fromOwn, ofOwn],
  ] as const) {
    const answers = await ask(
      names.map((name) => ({ message: { name, request: installed[name] ?? validRequests[name] } })),
    );
    for (const [index, name] of names.entries()) done[`${name} from ${who}`] = codeOf(answers[index] ?? {});
    if (who === 'content') {
      expect(JSON.stringify(answers)).not.toContain(secret);
      // The page's address is the sender's.
      const { databases } = (await bare.evaluate(everythingKept)) as Kept;
      expect(databases['likeable-gallery']?.['likes']).toMatchObject([
        { key, liked: false, page: { url: `${site.url}/article` } },
      ]);
    }
  }
  expect(done).toEqual(
    Object.fromEntries(Object.keys(done).map((asked) => [asked, withoutSubject[asked.replace(/ .*/, '')] ?? 'ok'])),
  );
});

/** What is asked of the installed extension in place of the table's requests: pictures that are what their keys say, and no other site. */
function installedRequests(url: string): { readonly [Asked in Name]?: unknown } {
  const key = pictureKey(url);
  const picture = { key, snapshot: aSnapshot({ url, aliases: [url] }) };
  const judged = { liked: false, at: 2, ...picture };
  return {
    'likes.set': { operationId: 'operation-1', ...judged },
    'likes.setMany': { judgements: [{ operationId: 'operation-2', ...judged }] },
    'likes.annotate': { operationId: 'operation-3', pictures: [picture], annotation: { addTags: ['ridge'] } },
    'settings.change': { changes: { badge: true } },
    'actions.run': { ...validRequests['actions.run'], picture: { key, image: url } },
    'thumbnails.add': { ...validRequests['thumbnails.add'], key, image: btoa('RIFF....WEBP') },
    'images.download': { url, fileName: 'x.jpg' },
    'frames.allow': { origins: [] },
    // A tab that is none: it is answered that no gallery can be opened there.
    'gallery.open': { tabId: 999_999_999 },
    'tab.open': { tabId: 999_999_999 },
    'gallery.describe': { tabId: 999_999_999 },
  };
}

/** Of messages that are let in and have nothing to work on. */
const withoutSubject: Readonly<Record<string, string>> = {
  'library.merge': 'not-found',
  'tab.describe': 'not-found',
  'tab.goBack': 'not-found',
  'tab.read': 'not-found',
  'tab.show': 'not-found',
  'library.unmerge': 'not-found',
  'sync.answerDeletions': 'not-found',
  'sync.change': 'sync-passphrase',
  'sync.connect': 'sync-permission',
};

function questionsOf(name: Name) {
  const valid = validRequests[name];
  const wrong = wrongRequests(valid).filter(
    ({ what }) =>
      /^(?:no |a field too many|a number as the request)/.test(what) &&
      !/ (?:main|everyMinutes|passphrase)$/.test(what),
  );
  return [
    { form: 'valid', what: `${name}, well-formed`, message: { name, request: valid } },
    ...wrong.map(({ what, request }) => ({ form: 'wrong', what: `${name}: ${what}`, message: { name, request } })),
    { form: 'huge', what: `${name}, huge`, message: { name, request: valid }, fill: HUGE },
  ] as readonly {
    readonly form: 'valid' | 'wrong' | 'huge';
    readonly what: string;
    readonly message: unknown;
    readonly fill?: number;
  }[];
}

interface Kept {
  readonly databases: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
}

const includes = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind);

function codeOf({ ok, error, threw }: Heard): string {
  if (threw !== undefined) return /Receiving end|Could not establish/.test(threw) ? 'nobody listens' : threw;
  return ok === undefined ? 'nobody answers' : ok ? 'ok' : (error?.code ?? 'none');
}

function codes(answers: readonly Heard[]): string[] {
  return answers.map(codeOf);
}

async function installOther(browser: ExtensionBrowser, folder: string): Promise<void> {
  if (browser.kind === 'chromium') {
    const { devTools, context, extensionOrigin } = browser as ChromiumBrowser;
    const path = await otherExtension('chromium', folder, new URL(extensionOrigin).hostname, extensionOrigin);
    const started = context.waitForEvent('serviceworker');
    await devTools.send('Extensions.loadUnpacked', { path });
    await started;
  } else {
    const path = await otherExtension(
      'firefox',
      folder,
      'likeable-gallery@likeable-gallery.org',
      browser.extensionOrigin,
    );
    await (browser as FirefoxBrowser).browser.installExtension(path);
  }
}

/** In a page of ours: a server's account, as the background keeps it. */
function keepSecretAccount(url: string): string {
  const account = {
    kind: 'webdav',
    address: `${url}/dav`,
    user: 'me',
    password: secret,
    passphrase: null,
    person: null,
    deviceName: 'x',
    everyMinutes: 60,
  };
  return `(async () => {
    const settled = ${settled};
    const database = await settled(indexedDB.open('likeable-gallery'));
    await settled(database.transaction('sync', 'readwrite').objectStore('sync').put(${JSON.stringify({ name: 'account', account, deletions: 'ask' })}));
    database.close();
  })()`;
}

/** In a page of ours: all that lies in its databases and its storage. */
const everythingKept = `(async () => {
  const settled = ${settled};
  const kept = { storage: await (globalThis.browser ?? chrome).storage.local.get(null), databases: {} };
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    kept.databases[name] = {};
    for (const store of stores) {
      kept.databases[name][store] = await settled(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  return kept;
})()`;

/** In a page: messages as a page can send any, and whatever comes back. */
function forgeIn(messages: readonly unknown[]): string {
  return `(async () => {
    const answers = [];
    addEventListener('message', ({ data, source, isTrusted }) => { if (isTrusted && source !== window) answers.push(data); });
    for (const message of ${JSON.stringify(messages)}) {
      postMessage(message, '*');
      for (const type of ['message', message.name, 'likeable-gallery', 'wxt:' + message.name]) {
        for (const target of [window, document, document.documentElement]) {
          target.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true }));
        }
      }
      new BroadcastChannel('likeable-gallery').postMessage(message);
    }
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return { answers, api: typeof (globalThis.chrome?.runtime?.sendMessage ?? globalThis.browser) };
  })()`;
}
