import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { htmlPieces, htmlText, type HtmlCard } from '../../../../lib/core/exports/html.ts';
import { hostileTexts } from '../../../support/hostileTexts.ts';
import { aLike } from '../../../support/likes.ts';

const exportedAt = '2026-11-22T08:00:00.000Z';

async function pageOf(cards: readonly HtmlCard[]): Promise<string> {
  const batches = (async function* () {
    yield cards;
  })();
  let text = '';
  for await (const piece of htmlText(batches, { exportedAt })) text += piece;
  return text;
}

/** The elements of a page, and the attributes they have. */
function elementsIn(markup: string): string[] {
  const elements: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push([name, ...Object.keys(attributes)].join(' ')),
  });
  parser.end(markup);
  return elements;
}

function cardWith(text: string): string {
  const { url } = aLike();
  return htmlPieces({ exportedAt }).card({
    like: aLike({ caption: `x${text}`, note: `x${text}`, tags: [`x${text}`], page: { url, title: `x${text}` } }),
    src: `images/${text}`,
    width: 2,
    height: 1,
  });
}

test('no text becomes an element or an attribute', () => {
  const plain = elementsIn(cardWith(''));
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', '\n', '\0', 'a') }),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(elementsIn(cardWith(any))).toEqual(plain);
    }),
    { numRuns: 3000 },
  );
});

test('only addresses on the web become links', () => {
  const pieces = htmlPieces({ exportedAt });
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'chrome://settings', '', 'x']) {
    const card = pieces.card({ like: aLike({ url, page: { url, title: 'a page' } }) });
    expect(card).not.toContain('<a ');
  }
});

test('its policy allows its own style, pictures of its own, and nothing else', async () => {
  const page = await pageOf([{ like: aLike() }]);
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toContain(`default-src 'none'; img-src data: file: 'self'; style-src 'sha256-${hash}'`);
  expect(page).not.toMatch(/<script|\son\w+=|style="|<link|@import|url\(/);
});

test('it says how many there are of each', async () => {
  const cards = [true, true, false, null].map((liked) => ({ like: aLike({ liked }) }));
  expect(await pageOf(cards)).toContain('2 liked, 1 disliked, 1 cleared');
});
