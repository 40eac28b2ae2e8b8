import { afterEach, expect, test } from 'vitest';
import { scrollContainer } from '../../../lib/page/scrollContainer.ts';
import { frameOf, removeFrames } from './frames.ts';

afterEach(removeFrames);

const tall = '<div style="height: 3000px">x</div>';
const scrolling = 'overflow: auto; height: 100vh';

/** The id, or the name, of what scrolls. */
async function scrollerOf(html: string): Promise<string | null> {
  const { document: page } = await frameOf(`<style>body { margin: 0 }</style>${html}`);
  const found = scrollContainer(page);
  return found && (found.id || found.localName);
}

test.each([
  ['a long page', tall, 'html'],
  ['a short page', '<p>x', null],
  ['a long page under a modal', `<style>html, body { overflow: hidden }</style>${tall}`, 'html'],
  ['a long page of a body that hides', `<style>body { overflow: hidden }</style>${tall}`, 'html'],
  [
    'a long page under a modal that scrolls too',
    `<style>body { overflow: hidden }</style>${tall}<div id=modal style="position: fixed; inset: 0; overflow: auto"><div style="height: 400px"></div></div>`,
    'html',
  ],
  ['a long page with a list in it', `<div id=list style="${scrolling}">${tall}</div>${tall}`, 'html'],
  ['an application', `<div><main id=main style="${scrolling}">${tall}</main></div>`, 'main'],
  [
    'an application in a page that overflows a little',
    `<main id=main style="${scrolling}">${tall}</main><p style="margin: 0; height: 20px">`,
    'main',
  ],
  [
    'an application in a frame that hides',
    `<style>html, body { overflow: hidden; height: 100% }</style><main id=main style="${scrolling}">${tall}</main><p style="height: 90px">`,
    'main',
  ],
  [
    'a body that scrolls itself',
    `<style>html, body { height: 100%; overflow: auto } html { overflow: hidden }</style>${tall}`,
    'body',
  ],
  [
    'the larger of two',
    `<div style="display: flex"><nav id=nav style="${scrolling}; width: 30%">${tall}</nav><main id=main style="${scrolling}; width: 70%">${tall}</main></div>`,
    'main',
  ],
  [
    'a long text field',
    `<textarea style="display: block; box-sizing: border-box; width: 100%; height: 100vh">${'x\n'.repeat(500)}</textarea>`,
    null,
  ],
  ['a small box', `<div style="overflow: auto; height: 20px; width: 200px">${tall}</div>`, null],
  ['content that is cut off', `<div style="overflow: hidden; height: 100vh">${tall}</div>`, null],
  [
    'a menu out of sight',
    `<div style="${scrolling}; position: fixed; left: -2000px; width: 900px">${tall}</div>`,
    null,
  ],
  ['only sideways', '<div style="overflow: auto; height: 100vh"><p style="width: 5000px">x</div>', null],
])('%s', async (_, html, expected) => {
  expect(await scrollerOf(html)).toBe(expected);
});

test('behind our own modal dialog, and in nested shadow trees', async () => {
  const { document: page } = await frameOf('<style>body { margin: 0 }</style><x-app></x-app>');
  const app = page.querySelector('x-app');
  const outer = app?.attachShadow({ mode: 'open' });
  if (outer) outer.innerHTML = '<section><x-list></x-list></section>';
  const inner = outer?.querySelector('x-list')?.attachShadow({ mode: 'open' });
  if (inner) inner.innerHTML = `<div id=list style="${scrolling}"><slot></slot>${tall}</div>`;
  const host = page.body.appendChild(page.createElement('likeable-gallery'));
  const overlay = host.attachShadow({ mode: 'closed' });
  overlay.innerHTML = `<dialog style="width: 100%; height: 100%; overflow: auto">${tall}</dialog>`;
  overlay.querySelector('dialog')?.showModal();
  expect(scrollContainer(page)?.id).toBe('list');
});

test('of a huge page only so much is looked at', async () => {
  const { document: page, window: view } = await frameOf(
    '<style>body { margin: 0; height: 100vh; overflow: hidden }</style>',
  );
  page.body.innerHTML = `<main id=main style="${scrolling}">${'<p><b>x</b></p>'.repeat(50_000)}</main>`;
  const { get } = Object.getOwnPropertyDescriptor(view.Element.prototype, 'scrollHeight') ?? {};
  let asked = 0;
  Object.defineProperty(view.Element.prototype, 'scrollHeight', {
    get() {
      asked++;
      return Reflect.apply(get ?? (() => 0), this, []);
    },
  });
  expect(scrollContainer(page)?.id).toBe('main');
  expect(asked).toBeGreaterThan(1000);
  expect(asked).toBeLessThan(5000);
});

test('a document without a view scrolls nowhere', () => {
  expect(scrollContainer(new DOMParser().parseFromString(tall, 'text/html'))).toBeNull();
});
