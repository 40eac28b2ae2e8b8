import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { htmlImage, markdownImage } from '../../../components/preview/shareText.ts';
import { drawnPicture } from '../gallery/pictures.ts';
import { dialog, inDialog, showPreview } from './showPreview.tsx';

const url = `${location.origin}/scripts/demo/photos/chelsea.jpg?a=1&b=(2)`;
const value = [{ image: url, caption: 'Chelsea [the "cat"]', key: 'k' }];
const menu = dialog.getByRole('menu', { name: 'Share' });
const entry = (name: string) => menu.getByRole('menuitem', { name });

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'canShare');
  Reflect.deleteProperty(navigator, 'clipboard');
});

function give(name: 'share' | 'canShare' | 'clipboard', member: unknown): void {
  Object.defineProperty(navigator, name, { configurable: true, value: member });
}

describe('copying', () => {
  test.each([
    ['Copy link', 'Link copied', url],
    ['Copy Markdown', 'Markdown copied', markdownImage({ url, caption: 'Chelsea [the "cat"]' })],
    ['Copy HTML', 'HTML copied', htmlImage({ url, caption: 'Chelsea [the "cat"]' })],
  ])('%s', async (name, said, text) => {
    const writeText = vi.fn(() => Promise.resolve());
    give('clipboard', { writeText });
    await showPreview({ value, showShareButton: true });
    await inDialog('Share').click();
    await entry(name).click();
    await expect.element(dialog.getByText(said)).toBeVisible();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(text);
    expect(menu.query()).toBeNull();
    expect(document.activeElement).toBe(inDialog('Share').element());
  });

  test('that is refused shows the text to be copied by hand', async () => {
    give('clipboard', { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    const { onClose } = await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Copy link').click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/by hand/);
    const field = dialog.getByRole('textbox', { name: 'Text to copy' });
    await expect.element(field).toHaveValue(url);
    expect(document.activeElement).toBe(field.element());
    expect(getSelection()?.toString()).toBe(url);
    await userEvent.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(inDialog('Share').element());
  });

  test('where there is no clipboard at all does the same', async () => {
    give('clipboard', undefined);
    await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Copy Markdown').click();
    await expect.element(dialog.getByRole('textbox', { name: 'Text to copy' })).toBeVisible();
  });

  test('the image puts it there as PNG', async () => {
    const write = vi.fn<Clipboard['write']>(() => Promise.resolve());
    give('clipboard', { write });
    await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Copy image').click();
    await expect.element(dialog.getByText('Image copied')).toBeVisible();
    const [item] = write.mock.calls[0]?.[0] ?? [];
    const blob = await item?.getType('image/png');
    const bitmap = await createImageBitmap(blob ?? new Blob());
    expect([blob?.type, bitmap.width, bitmap.height]).toEqual(['image/png', 451, 300]);
  });

  test('an image that may not be read says so', async () => {
    give('clipboard', { write: async ([item]: ClipboardItem[]) => void (await item?.getType('image/png')) });
    await showPreview({ value: [{ image: 'http://localhost:9/x.jpg', key: 'k' }], showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Copy image').click();
    await expect.element(dialog.getByText(/The image could not be copied/)).toBeVisible();
  });

  test('a picture of the page itself has no link', async () => {
    await showPreview({ value: [{ image: drawnPicture(30, 20), key: 'k' }], showShareButton: true });
    await userEvent.keyboard('h');
    await expect.element(entry('Copy image')).toBeVisible();
    expect(menu.getByRole('menuitem').elements().length).toBe(1);
  });
});

describe('the system’s own sharing', () => {
  test('is offered where it takes the picture', async () => {
    const share = vi.fn(() => Promise.resolve());
    give('share', share);
    give('canShare', () => true);
    await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Share…').click();
    expect(share).toHaveBeenCalledExactlyOnceWith({ title: 'Chelsea [the "cat"]', url });
  });

  test('is not offered where it does not', async () => {
    give('share', () => Promise.resolve());
    give('canShare', () => false);
    await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await expect.element(entry('Copy link')).toBeVisible();
    expect(entry('Share…').query()).toBeNull();
  });

  test.each([
    ['AbortError', false],
    ['NotAllowedError', true],
  ])('%s is said: %s', async (name, said) => {
    give('share', () => Promise.reject(new DOMException('', name)));
    give('canShare', () => true);
    await showPreview({ value, showShareButton: true });
    await userEvent.keyboard('h');
    await entry('Share…').click();
    const message = dialog.getByText('The browser refused to share this');
    if (said) await expect.element(message).toBeVisible();
    else expect(message.query()).toBeNull();
  });
});

test('the button and its key are there only when they are wished for', async () => {
  await showPreview({ value });
  await userEvent.keyboard('h');
  expect(inDialog('Share').query()).toBeNull();
  expect(menu.query()).toBeNull();
});

describe('Markdown', () => {
  test.each([
    ['plain', 'Cat', 'https://a.example/cat.jpg', '![Cat](https://a.example/cat.jpg)'],
    ['brackets', '[x](y)', 'https://a.example/', '![\\[x\\]\\(y\\)](https://a.example/)'],
    ['emphasis and code', '*a* `b` _c_', 'https://a.example/', '![\\*a\\* \\`b\\` \\_c\\_](https://a.example/)'],
    ['HTML and references', '<b>&amp;', 'https://a.example/', '![\\<b\\>\\&amp\\;](https://a.example/)'],
    ['a backslash', 'a\\', 'https://a.example/', '![a\\\\](https://a.example/)'],
    ['lines', 'a\r\n\r\n# b', 'https://a.example/', '![a \\# b](https://a.example/)'],
    ['controls', 'a\u0000b', 'https://a.example/', '![a b](https://a.example/)'],
    ['a lone surrogate', 'a\ud800', 'https://a.example/', '![a\ufffd](https://a.example/)'],
    ['an address that ends early', 'a', 'https://a.example/b(c).jpg', '![a](https://a.example/b%28c%29.jpg)'],
    ['an address with a space', 'a', 'https://a.example/b c<d>', '![a](https://a.example/b%20c%3Cd%3E)'],
    [
      'a reference in an address',
      'a',
      'https://a.example/?b=1&copy;=2&c=3',
      '![a](https://a.example/?b=1%26copy;=2&c=3)',
    ],
    ['nothing', '', 'https://a.example/', '![](https://a.example/)'],
  ])('%s', (_name, caption, address, expected) => {
    expect(markdownImage({ url: address, caption })).toBe(expected);
  });
});

describe('HTML', () => {
  test.each([
    ['plain', 'Cat', 'https://a.example/cat.jpg'],
    ['an attribute that ends early', '"><script>alert(1)</script>', 'https://a.example/?a="b"&c=\'d\''],
    ['references', '&amp; &lt;', 'https://a.example/?a=1&copy=2'],
  ])('%s is read back as it was', (_name, caption, address) => {
    const template = document.createElement('template');
    template.innerHTML = htmlImage({ url: address, caption });
    expect(template.content.children.length).toBe(1);
    const image = template.content.querySelector('img');
    expect([image?.getAttribute('src'), image?.getAttribute('alt')]).toEqual([address, caption]);
  });
});
