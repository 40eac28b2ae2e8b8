import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { card, cardNames, openGallery, overlay, press, waitForSelected } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { startOwnServer } from '../../support/ownServer.ts';

const dialog = { role: 'dialog', name: /^(?:New|Edit) action$/ };

async function openActions(browser: ExtensionBrowser): Promise<DrivenPage> {
  const page = await browser.openExtensionPage('options.html#actions');
  await page.tree.waitFor({ role: 'button', name: 'Add', disabled: false });
  return page;
}

/** Types over whatever is in a field. */
async function fill(page: DrivenPage, field: string, text: string): Promise<void> {
  await page.tree.focus({ role: 'textbox', name: field, within: dialog });
  await page.pressKey('Control+a');
  await page.typeText(text);
  await page.tree.waitFor({ role: 'textbox', name: field, value: text, within: dialog });
}

/** Defines an action as a person does; `asks` when the browser has a question before it is kept. */
async function define(
  browser: ExtensionBrowser,
  page: DrivenPage,
  action: { readonly label: string; readonly does: string; readonly address: string; readonly asks?: boolean },
): Promise<void> {
  await page.tree.click({ role: 'button', name: 'Add' });
  await fill(page, 'Label', action.label);
  await page.tree.click({ role: 'radio', name: action.does, within: dialog });
  await page.tree.waitFor({ role: 'radio', name: action.does, checked: true, within: dialog });
  await fill(page, 'Address', action.address);
  await page.tree.click({ role: 'button', name: 'Save', within: dialog });
  if (action.asks) await browser.allowPermission(page);
  await page.tree.waitUntilGone(dialog);
  await page.tree.waitFor({ role: 'listitem', name: action.label });
}

/** Has the cards' button do it. */
async function putOnButton(page: DrivenPage, label: string): Promise<void> {
  await page.tree.focus({ role: 'combobox', name: /^Button on each picture/ });
  await page.typeText(label);
  await page.tree.waitFor({ role: 'combobox', name: /^Button on each picture/, value: label });
}

/** What the menu of a card offers, pressed. */
async function pickFromMenu(page: DrivenPage, caption: string, ...entries: readonly string[]): Promise<void> {
  await page.tree.focus(card(caption));
  await page.pressKey('m');
  for (const name of entries) await page.tree.click({ role: 'menuitem', name, within: overlay });
}

test('a picture is sent as JSON to a server of one’s own, which the person has allowed once', async ({
  launch,
  display,
  requests,
  site,
}) => {
  const server = await startOwnServer(({ path }, nth) => {
    if (path === '/busy' && nth < 3) return { status: 503, text: 'Later', headers: { 'retry-after': '0' } };
    if (path === '/gone') return { status: 404, text: 'No such hook' };
    if (path === '/some' && nth === 2) return { status: 400, text: 'Not this one' };
    return { status: 200, text: '<b>stored</b> as 7' };
  });
  requests.declare(server.url);
  try {
    const browser = await launch({ headless: false, display: display.name });
    const options = await openActions(browser);
    const hook = { label: 'Hook', does: 'Send to an address', address: `${server.url}/in`, asks: true };
    await define(browser, options, hook);
    await define(browser, options, { ...hook, label: 'Busy', address: `${server.url}/busy`, asks: false });
    await define(browser, options, { ...hook, label: 'Gone', address: `${server.url}/gone`, asks: false });
    await define(browser, options, { ...hook, label: 'Some', address: `${server.url}/some`, asks: false });
    await putOnButton(options, 'Hook');

    const page = await browser.open(`${site.url}/article`);
    await openGallery(browser, page);
    const [first = '', second = '', third = ''] = await cardNames(page);
    await press(page, first, 'Like');
    await page.tree.click({ role: 'button', name: 'Hook', within: card(first) });
    await page.tree.waitFor({ name: /Hook: done\. The server answered: <b>stored<\/b> as 7/, within: overlay });

    expect(server.received).toHaveLength(1);
    const [sent] = server.received;
    const body = sent?.body as Record<string, unknown>;
    expect(Object.keys(body).toSorted()).toEqual([
      'caption',
      'height',
      'image',
      'key',
      'liked',
      'meta',
      'page',
      'width',
    ]);
    expect(body['image']).toMatch(new RegExp(`^${site.url}/.*\\.(?:jpg|webp|avif)`));
    expect(body['key']).toBe(pictureKey(body['image'] as string));
    expect(body['caption']).toBe(first);
    expect(body['liked']).toBe(true);
    expect(body['meta']).toBeNull();
    expect(body['width']).toEqual(expect.any(Number));
    expect(body['height']).toEqual(expect.any(Number));
    expect(body['page']).toEqual({
      url: `${site.url}/article`,
      title: await page.evaluate('document.title'),
    });
    expect(sent?.method).toBe('POST');
    expect(sent?.headers['content-type']).toBe('application/json');
    expect(sent?.headers.cookie).toBeUndefined();
    expect(sent?.headers.referer).toBeUndefined();

    await pickFromMenu(page, second, 'Busy');
    await page.tree.waitFor({ name: /^Busy: done\./, within: overlay });
    const busy = server.received.filter(({ path }) => path === '/busy');
    expect(busy).toHaveLength(3);
    expect(new Set(busy.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);

    await pickFromMenu(page, third, 'Gone');
    await page.tree.waitFor({
      name: 'Gone did not work. The server answered 404: No such hook',
      within: overlay,
    });
    expect(server.received.filter(({ path }) => path === '/gone')).toHaveLength(1);

    await page.tree.focus(card(first));
    await page.pressKey('Control+a');
    await waitForSelected(page, 6);
    await page.pressKey('m');
    await page.tree.click({ role: 'menuitem', name: 'Some', within: overlay });
    await page.tree.waitFor({ name: 'Some: 5 done. 1 failed.', within: overlay });
    expect(server.received.filter(({ path }) => path === '/some')).toHaveLength(6);
    await page.tree.click({ role: 'button', name: 'Show', within: { role: 'alert', within: overlay } });
    const results = { role: 'dialog', name: 'Some', within: overlay };
    await page.tree.waitFor({ name: 'The server answered 400: Not this one', within: results });
    await page.tree.click({ role: 'button', name: 'Try again', within: results });
    await page.tree.waitFor({ name: /^Some: done\./, within: overlay });
  } finally {
    await server.close();
  }
});

test('without the permission nothing is kept and nothing is sent, and what is wrong is said while typing', async ({
  extension,
}) => {
  const options = await openActions(extension);
  await options.tree.click({ role: 'button', name: 'Add' });
  await fill(options, 'Label', 'Hook');
  await options.tree.click({ role: 'radio', name: 'Send to an address', within: dialog });
  for (const [address, sentence] of [
    ['javascript:alert(1)', /begins with http/],
    ['https://{caption}.example/', /No placeholder can stand/],
    ['https://hook.example/{password}', 'There is no placeholder {password}.'],
    ['http://hook.example/in', /^Plain http: on its way to hook\.example/],
    ['https://hook.example/in', /^When you save, the browser asks whether .* hook\.example\.$/],
  ] as const) {
    await fill(options, 'Address', address);
    await options.tree.waitFor({ name: sentence, within: dialog });
  }
  // A key that the gallery has is not given away.
  await options.tree.click({ role: 'button', name: /^Change the key:/, within: dialog });
  await options.pressKey('p');
  await options.tree.waitFor({ name: /^P belongs to “Like”/, within: dialog });
  await options.pressKey('k');
  await options.tree.waitFor({ role: 'button', name: 'No key', within: dialog });
});

test('an address is opened with what is known of the picture, and built-in actions do what they say', async ({
  extension,
  requests,
  site,
}) => {
  const server = await startOwnServer(() => ({ status: 200, text: '<title>Own page</title>' }));
  requests.declare(server.url);
  try {
    const options = await openActions(extension);
    await define(extension, options, {
      label: 'Mine',
      does: 'Open an address',
      address: `${server.url}/open?u={url}&c={caption}&p={page}`,
    });
    const page = await extension.open(`${site.url}/article`);
    await openGallery(extension, page);
    const [first = ''] = await cardNames(page);
    await pickFromMenu(page, first, 'Mine');
    const opened = await extension.waitForPage(/\/open\?u=/);
    await opened.close();
    expect(server.received).toHaveLength(1);
    const query = server.received[0]?.query;
    expect([...(query?.keys() ?? [])]).toEqual(['u', 'c', 'p']);
    expect(query?.get('u')).toMatch(new RegExp(`^${site.url}/`));
    expect(query?.get('c')).toBe(first);
    expect(query?.get('p')).toBe(`${site.url}/article`);
    expect(server.received[0]?.search).not.toMatch(/[ "<>]/);

    await page.bringToFront();
    for (const [entry, said] of [
      ['Copy link', /^(?:Link copied|The browser does not let it be copied here)/],
      ['Copy Markdown', /^(?:Markdown copied|The browser does not let it be copied here)/],
      ['Copy HTML', /^(?:HTML copied|The browser does not let it be copied here)/],
    ] as const) {
      await pickFromMenu(page, first, entry);
      await page.tree.waitFor({ name: said, within: overlay });
    }
    // What is on the clipboard, pasted.
    await pickFromMenu(page, first, 'Copy link');
    await page.tree.waitFor({ name: 'Link copied', within: overlay });
    await page.tree.focus({ role: 'searchbox', name: 'Search', within: overlay });
    await page.pressKey('Control+v');
    await page.tree.waitFor({ role: 'searchbox', value: query?.get('u') ?? '', within: overlay });
    await page.pressKey('Control+a');
    await page.pressKey('Delete');
    await page.tree.waitFor(card(first));

    await pickFromMenu(page, first, 'Open in a new tab');
    const picture = await extension.waitForPage(
      new RegExp(`${(query?.get('u') ?? '').replaceAll(/[.?*+]/g, '\\$&')}$`),
    );
    await picture.close();
    await page.bringToFront();

    await pickFromMenu(page, first, 'Tag');
    await page.tree.waitFor({ role: 'dialog', name: 'Tag 1 picture', within: overlay });
    await page.pressKey('Escape');

    // The searches, each named; none of them is pressed: nothing leaves for a stranger's server.
    await pickFromMenu(page, first, 'Search by image');
    for (const name of ['Google Lens', 'Bing', 'Yandex', 'TinEye', 'SauceNAO']) {
      await page.tree.waitFor({ role: 'menuitem', name, within: overlay });
    }
    await page.tree.waitFor({ name: 'The address of this picture goes to the one you choose.', within: overlay });
    await page.pressKey('Escape');

    await pickFromMenu(page, first, 'Show in page');
    await page.tree.waitUntilGone(overlay);
  } finally {
    await server.close();
  }
});

test('a permission that is missing when it is needed is asked for there, or on our own page, and then it is sent', async ({
  launch,
  display,
  requests,
  site,
  kind,
}) => {
  const server = await startOwnServer(() => ({ status: 200, text: '' }));
  requests.declare(server.url);
  try {
    const browser = await launch({ headless: false, display: display.name });
    const options = await openActions(browser);
    // As after a person has taken the permission back.
    const action = { id: 'action-1', label: 'Hook', icon: 'Send', key: 'k', does: 'post', template: server.url };
    await options.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage({
      name: 'settings.change', request: { changes: { actions: [${JSON.stringify(action)}] } },
    }).then(() => null)`);
    await options.tree.waitFor({ name: 'Not allowed yet', within: { role: 'listitem', name: 'Hook' } });
    await options.close();

    const page = await browser.open(`${site.url}/article`);
    await openGallery(browser, page);
    const [first = ''] = await cardNames(page);
    await page.tree.focus(card(first));
    // What actions are comes with the overlay's later parts.
    await page.tree.waitFor({ role: 'button', name: 'Download', within: card(first) });
    await page.pressKey('k');
    await page.tree.waitFor({ name: /^Hook has to send to a server that you have not allowed yet/, within: overlay });
    expect(server.received).toEqual([]);
    await page.tree.click({ role: 'button', name: 'Allow…', within: { role: 'alert', within: overlay } });
    if (kind === 'firefox') {
      const ours = await browser.waitForPage(/options\.html#actions$/);
      const row = { role: 'listitem', name: 'Hook' };
      await ours.tree.click({ role: 'button', name: 'Allow…', within: row });
      await browser.allowPermission(ours);
      await ours.tree.waitUntilGone({ name: 'Not allowed yet', within: row });
      await page.bringToFront();
      await page.tree.click({ role: 'button', name: 'Try again', within: { role: 'alert', within: overlay } });
    } else {
      await browser.allowPermission(page);
    }
    await page.tree.waitFor({ name: 'Hook: done.', within: overlay });
    expect(server.received).toHaveLength(1);
  } finally {
    await server.close();
  }
});
