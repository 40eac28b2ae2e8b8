import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { colouredPicture } from './colouredPicture.ts';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

export const hostilePagesFolder = join(import.meta.dirname, '../fixtures/hostilePages');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** What some pages are sent with, beside their type. */
const headers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  policyNothing: { 'content-security-policy': "default-src 'none'" },
  policyPictures: {
    'content-security-policy':
      "default-src 'none'; img-src 'self'; style-src 'none'; form-action 'none'; base-uri 'none'",
  },
  policySandbox: { 'content-security-policy': "sandbox; default-src 'self'" },
  policySandboxScripts: { 'content-security-policy': 'sandbox allow-scripts' },
  policyTrustedTypes: {
    'content-security-policy': "script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
  policyIsolated: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': 'fullscreen=(), clipboard-write=(), clipboard-read=(), autoplay=(), unload=()',
    'document-policy': 'document-write=?0',
    'referrer-policy': 'no-referrer',
  },
};

/** The name of a page that does nothing: what others are compared with. */
export const cleanPage = 'clean';

export interface HostilePage {
  /** Of its file, without the ending. */
  readonly name: string;
  readonly file: string;
}

/** By name. */
export const hostilePages: readonly HostilePage[] = readdirSync(hostilePagesFolder)
  .toSorted()
  .map((file) => ({ name: file.slice(0, file.lastIndexOf('.')), file }));

export interface HostileSite {
  /** Its origin by address, and by name: two sites to a browser. */
  readonly url: string;
  readonly otherUrl: string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  addressOf(name: string): string;
  close(): Promise<void>;
}

/**
 * Serves each hostile page in a folder of its own, `/NAME/`, where every `….png` is a picture of its own and
 * `other-site` leads to the same folder on another site. On this machine's loopback only.
 */
export async function startHostileSite(): Promise<HostileSite> {
  const requests: string[] = [];
  const files = new Map(hostilePages.map(({ name, file }) => [name, file]));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    answer(path).then(
      ({ status, type, body, more }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...more }).end(body);
      },
      () => response.writeHead(500).end(),
    );
  });

  async function answer(path: string): Promise<{
    readonly status: number;
    readonly type: string;
    readonly body: string | Buffer;
    readonly more?: Readonly<Record<string, string>>;
  }> {
    const [, name = '', rest = ''] = /^\/(\w+)\/([^?]*)/.exec(path) ?? [];
    const file = files.get(name);
    if (rest.endsWith('.png')) return { status: 200, type: 'image/png', body: await colouredPicture(rest) };
    if (rest === 'attack.js') return { status: 200, type: 'text/javascript', body: attackScript };
    if (rest === 'pictures' || (name === cleanPage && rest === ''))
      return { status: 200, type: 'text/html', body: picturesPage };
    if (rest === 'scripted.svg') return { status: 200, type: 'image/svg+xml', body: scriptedSvg };
    if (rest === 'frame')
      return { status: 200, type: 'text/html', body: '<!doctype html><img src=framed.png alt=framed>' };
    if (file === undefined || rest !== '') return { status: 404, type: 'text/plain', body: '' };
    const text = await readFile(join(hostilePagesFolder, file), 'utf8');
    const body = text.replaceAll('%other-site%', `${otherUrl}/${name}`);
    const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return { status: 200, type, body, more: headers[name] ?? {} };
  }

  const { port, close } = await listenOnLoopback(server);
  const otherUrl = `http://localhost:${port}`;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    otherUrl,
    requests,
    addressOf: (name) => `${url}/${name}/`,
    close,
  };
}

/**
 * What hostile pages write down: how often they tried, and what they gained by it. `look` is asked for while something
 * has just been judged, `whenOpened` runs before anything else does once the gallery's element is in the page.
 */
const attackScript = `{
const attack = (window.attack = {
  tried: 0,
  gained: [],
  ready: null,
  look: null,
  ran(what) {
    attack.gained.push(String(what));
  },
  whenOpened(act) {
    new MutationObserver((_, observer) => {
      const host = [...document.documentElement.children].findLast(({ localName }) => localName === 'likeable-gallery');
      if (!host) return;
      observer.disconnect();
      act(host);
    }).observe(document.documentElement, { childList: true });
  },
});
}`;

const picturesPage = `<!doctype html><title>Pictures</title>
<img src=one.png alt=one><img src=two.png alt=two><img src=three.png alt=three>`;

/** Tells whoever lets its script run. */
const scriptedSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120" onload="top.attack?.ran('onload of a file')">
<script>top.attack?.ran('script of a file')</script><rect width="160" height="120" fill="purple"/>
<foreignObject width="10" height="10"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>top.attack?.ran('frame of a file')&lt;/script>"/></foreignObject></svg>`;
