import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenPage } from '../../scripts/browsers/extensionBrowser.ts';
import { extensionDir, type BrowserKind } from './extensionTest.ts';

/** A message to the background, with a text of that many characters put into its request. */
export interface Question {
  readonly message: unknown;
  readonly fill?: number;
}

/** What came back: an answer as our servers give them, or why there was none. */
export interface Heard {
  readonly ok?: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
  readonly threw?: string;
}

type Asker = 'ours' | 'theirs' | 'their background';

/**
 * Sends what events of the page say, so that a test in either browser can speak as a script of that extension's. They are
 * texts: a page's objects do not get through.
 */
const asking = (asker: string, send: string) => `{
  const { runtime } = globalThis.browser ?? chrome;
  const send = ${send};
  const one = ({ message, fill }) => {
    const sent = fill ? { ...message, request: { ...message.request, surplus: 'x'.repeat(fill) } } : message;
    return Promise.resolve().then(() => send(sent)).then((answer) => answer ?? {}, (error) => ({ threw: String(error.message) }));
  };
  addEventListener('ask ${asker}', async ({ detail }) => {
    const answers = [];
    for (const question of JSON.parse(detail)) answers.push(await one(question));
    dispatchEvent(new CustomEvent('answer to ${asker}', { detail: JSON.stringify(answers) }));
  });
}
`;

/** The shipped build with a script in pages, and in their frames, by which they can ask the background. */
export async function askingBuild(kind: BrowserKind, folder: string): Promise<string> {
  const copy = join(folder, 'asking');
  await cp(extensionDir(kind, 'shipped'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...manifest, ...inPages }));
  await writeFile(join(copy, 'asking.js'), asking('ours', 'runtime.sendMessage.bind(runtime)'));
  return copy;
}

const inPages = {
  host_permissions: ['http://127.0.0.1/*'],
  content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['asking.js'], run_at: 'document_start', all_frames: true }],
};

/** Another extension, which tries whatever an extension may try with ours. */
export async function otherExtension(
  kind: BrowserKind,
  folder: string,
  ourId: string,
  ourOrigin: string,
): Promise<string> {
  const other = join(folder, 'other');
  await mkdir(other, { recursive: true });
  await writeFile(
    join(other, 'manifest.json'),
    JSON.stringify({
      name: 'Another extension',
      version: '1',
      manifest_version: 3,
      permissions: ['tabs', 'scripting'],
      ...inPages,
      background: kind === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
      ...(kind === 'firefox'
        ? {
            browser_specific_settings: {
              gecko: { id: 'other@other.example', data_collection_permissions: { required: ['none'] } },
            },
          }
        : {}),
    }),
  );
  const our = JSON.stringify(ourId);
  await writeFile(
    join(other, 'asking.js'),
    asking('theirs', `(message) => runtime.sendMessage(${our}, message)`) +
      asking('their background', 'runtime.sendMessage.bind(runtime)'),
  );
  await writeFile(
    join(other, 'background.js'),
    `const { runtime, scripting, tabs } = globalThis.browser ?? chrome;
    const said = (error) => ({ threw: String(error?.message ?? error) });
    const ask = (message) => {
      if (message === 'connect') return new Promise((done) => {
        const port = runtime.connect(${our}, { name: 'x' });
        port.onMessage.addListener((value) => done({ ok: true, value }));
        port.onDisconnect.addListener(() => done({ threw: runtime.lastError?.message ?? port.error?.message ?? 'disconnected' }));
        port.postMessage({ name: 'settings.read', request: null });
      });
      if (message === 'fetch') return fetch('${ourOrigin}/options.html').then((response) => response.text()).then((value) => ({ ok: true, value }));
      if (message === 'script') return tabs.query({}).then((all) => {
        const ours = all.filter(({ url }) => url?.startsWith('${ourOrigin}'));
        if (ours.length === 0) return { threw: 'none of their pages is open' };
        return Promise.any(ours.map(({ id }) => scripting.executeScript({ target: { tabId: id }, func: () => document.title })))
          .then((value) => ({ ok: true, value }));
      });
      return runtime.sendMessage(${our}, message);
    };
    runtime.onMessage.addListener((message, _, answer) => {
      Promise.resolve().then(() => ask(message)).catch(said).then((heard) => answer(heard ?? {}));
      return true;
    });`,
  );
  return other;
}

/** Has a script in a page, or in its first frame, send messages one after the other. */
export async function askFrom(
  page: DrivenPage,
  asker: Asker,
  questions: readonly Question[],
  where: 'page' | 'frame' = 'page',
): Promise<readonly Heard[]> {
  return (await page.evaluate(`new Promise((done) => {
    const target = ${where === 'page' ? 'window' : 'window.frames[0]'};
    target.addEventListener('answer to ${asker}', ({ detail }) => done(JSON.parse(detail)), { once: true });
    target.dispatchEvent(new CustomEvent('ask ${asker}', { detail: ${JSON.stringify(JSON.stringify(questions))} }));
  })`)) as readonly Heard[];
}

/** Has a page of ours do the same. */
export async function askFromOwnPage(
  kind: BrowserKind,
  page: DrivenPage,
  questions: readonly Question[],
): Promise<readonly Heard[]> {
  const api = kind === 'chromium' ? 'chrome' : 'browser';
  return (await page.evaluate(`(async () => {
    const answers = [];
    for (const { message, fill } of ${JSON.stringify(questions)}) {
      const sent = fill ? { ...message, request: { ...message.request, surplus: 'x'.repeat(fill) } } : message;
      answers.push(await ${api}.runtime.sendMessage(sent).then((answer) => answer ?? {}, (error) => ({ threw: error.message })));
    }
    return answers;
  })()`)) as readonly Heard[];
}
