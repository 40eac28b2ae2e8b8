import { afterEach, expect, test } from 'vitest';
import { htmlText, type HtmlCard } from '../../../lib/core/exports/html.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { aLike } from '../../support/likes.ts';

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** The page as a browser shows it; it may run whatever it holds. */
async function shown(cards: readonly HtmlCard[]): Promise<Document> {
  const batches = (async function* () {
    yield cards;
  })();
  const pieces: string[] = [];
  for await (const piece of htmlText(batches, { exportedAt: '2026-11-22T08:00:00.000Z' })) pieces.push(piece);
  const frame = document.createElement('iframe');
  frame.width = '900';
  frame.height = '600';
  frames.push(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = URL.createObjectURL(new Blob(pieces, { type: 'text/html' }));
  document.body.append(frame);
  await loaded;
  if (frame.contentDocument === null) throw new Error('The page cannot be looked into.');
  return frame.contentDocument;
}

async function dataUrl(): Promise<string> {
  const canvas = new OffscreenCanvas(4, 3);
  canvas.getContext('2d');
  const bytes = await (await canvas.convertToBlob()).bytes();
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}

function visibleCaptions(page: Document): (string | null | undefined)[] {
  return [...page.querySelectorAll('article')]
    .filter((card) => card.checkVisibility())
    .map((card) => card.querySelector('.caption')?.textContent);
}

test('it shows all, or the liked, or the disliked', async () => {
  const likes = [true, false, null].map((liked, index) => aLike({ liked, caption: `picture ${index}` }));
  const page = await shown(likes.map((like) => ({ like })));
  expect(visibleCaptions(page)).toEqual(['picture 0', 'picture 1', 'picture 2']);
  const choose = (name: string): void => {
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent === name)?.click();
  };
  choose('Liked');
  expect(visibleCaptions(page)).toEqual(['picture 0']);
  choose('Disliked');
  expect(visibleCaptions(page)).toEqual(['picture 1']);
  choose('All');
  expect(visibleCaptions(page)).toHaveLength(3);
});

test('its style is applied, and its pictures are shown without a request', async () => {
  const src = await dataUrl();
  const page = await shown([{ like: aLike(), src, width: 4, height: 3 }, { like: aLike({ liked: false }) }]);
  const picture = page.querySelector('img');
  await picture?.decode();
  expect([picture?.naturalWidth, picture?.naturalHeight]).toEqual([4, 3]);
  expect(page.defaultView?.getComputedStyle(page.querySelector('main') ?? page.body).display).toBe('grid');
  expect(page.querySelectorAll('img')).toHaveLength(1);
  expect(page.querySelector('.missing')?.closest('a')?.href).toBe('https://example.org/ridge.jpg');
  expect(page.defaultView?.performance.getEntriesByType('resource')).toEqual([]);
});

test('texts are shown as they are, and nothing in them runs', async () => {
  const src = await dataUrl();
  const page = await shown(
    hostileTexts.map((text) => ({
      like: aLike({ caption: text, note: text, tags: [text], page: { url: 'https://example.org/', title: text } }),
      src,
    })),
  );
  await Promise.all([...page.querySelectorAll('img')].map((picture) => picture.decode()));
  expect(page.title).toBe('Likeable Gallery, November 22, 2026');
  expect(page.querySelectorAll('script, [onerror], [onload], iframe, object, base')).toHaveLength(0);
  const captions = visibleCaptions(page);
  for (const text of [
    "=cmd|'/C calc'!A0",
    '</script><script>document.title = "ran"</script>',
    '"><img src=x onerror="document.title=\'ran\'">',
  ]) {
    expect(captions).toContain(text);
  }
  expect(page.defaultView?.performance.getEntriesByType('resource')).toEqual([]);
});

test('what a text would fetch or run even so, its policy forbids', async () => {
  const page = await shown([{ like: aLike() }]);
  const violations: string[] = [];
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
  const script = page.createElement('script');
  script.textContent = 'document.title = "ran"';
  const picture = page.createElement('img');
  picture.src = 'https://example.org/tracker.png';
  page.body.append(script, picture);
  await expect.poll(() => violations.toSorted()).toEqual(['img-src', 'script-src-elem']);
  expect(page.title).toBe('Likeable Gallery, November 22, 2026');
});
