import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { parseSrcset, type SrcsetCandidate } from '../../../lib/core/pictures/srcset.ts';

interface Offer {
  readonly srcset: string;
  /** CSS pixels that the picture takes on the page, for `w` descriptors. */
  readonly size: number;
}

interface Choice extends Offer {
  readonly browser: string;
  readonly ours: string;
}

const attributes = 100_000;
const seed = 20_270_314;
/** Images alive at once. */
const batch = 500;

afterEach(() => {
  for (const frame of document.querySelectorAll('.test-page')) frame.remove();
});

/** Few, since the browser then has most of them in memory, and tells them apart within an attribute all the same. */
const urlTexts = fc.sample(
  fc
    .array(fc.constantFrom(...'a b 0 1 2x 9w . / - ; = ? & %2C ( ) , é'.split(' '), '\u00A0', '\v', ',,', '(,)'), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.join('')),
  { numRuns: 100, seed },
);
const urlText = fc.constantFrom(...urlTexts);
/** Read at once and without a request. Chromium takes the densest of these, since there is nothing to save. */
const dataUrl = urlText.map((text) => `data:,_${text}`);
/**
 * An address that no parser takes, so that the browser chooses it, fails before any request, and shows it in
 * `currentSrc` as it was written. Without `@`, `:` and `]` nothing that follows can mend it.
 */
const brokenUrl = urlText.map((text) => `http://[${text}`);
const anyUrl = fc.oneof({ weight: 9, arbitrary: brokenUrl }, { weight: 1, arbitrary: dataUrl });

const space = fc.constantFrom(' ', ' ', ' ', '\t', '\n', '\f', '\r', '  ', ' \r\n ');
const density = fc.oneof(
  fc.constantFrom('1x', '2x', '1.5x', '0x', '.5x', '3x', '1e0x', '12e-1x', '0.50x', '-0x', '01x', '1.50x', '1E+1x'),
  fc.integer({ min: 0, max: 400 }).map((hundredth) => `${hundredth / 100}x`),
);
const width = fc.integer({ min: 1, max: 3000 }).map((pixels) => `${pixels}w`);
const rightDescriptor = fc.oneof(
  { weight: 4, arbitrary: width },
  { weight: 4, arbitrary: density },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.tuple(width, space).map(([each, gap]) => `${each}${gap}7h`) },
  { weight: 1, arbitrary: fc.tuple(width, space).map(([each, gap]) => `7h${gap}${each}`) },
  { weight: 1, arbitrary: fc.constantFrom('007w', '2147483647w', '1e9x', '1e-9x', '0.0000001x') },
);

const number = fc.constantFrom(
  ...'0 1 2 -1 -0 +1 1.5 .5 -.5 1. 1.e1 1e1 1E2 1e-1 1e+1 1e e1 1e1.5 1e38 1e400 -1e400 1e-400 007 0x10'.split(' '),
  ...'2147483648 4294967297 99999999999 1e1e1 1..5 1_0 Infinity NaN 1/2 ١ １ - . + --1 ++1 +-1'.split(' '),
  '',
);
const unit = fc.constantFrom('w', 'w', 'x', 'x', 'h', 'W', 'X', 'H', '', 'z', 'px', 'ww', 'w1', 'x(', ')w', '(', '(x)');
const anyDescriptor = fc.oneof(
  rightDescriptor,
  fc.tuple(number, unit).map((parts) => parts.join('')),
  fc.constantFrom('(', ')', '(,', '),', '(1x)', '(1x,2x)', '((1x)', '1x)', '1x(2x)', 'calc(1x , 2x)', '\u00A01x', '\v'),
);

const rightSeparator = fc.constantFrom(',', ', ', ' , ', '\n,\t', ' ,,', ',\f');
const anySeparator = fc.oneof(
  { weight: 3, arbitrary: rightSeparator },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ',,,', ' , , ', ',(', '),', ' ) , ', '(,)', '\u00A0,', '\v, ') },
);

const offer: fc.Arbitrary<Offer> = fc.record({
  srcset: fc.oneof(
    { weight: 7, arbitrary: attributeOf(dataUrl) },
    // Slow, since each is a failure of its own.
    { weight: 1, arbitrary: attributeOf(anyUrl) },
  ),
  size: fc.constantFrom(1, 100, 320, 333.25, 1000, 3000),
});

function attributeOf(url: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const right = fc.tuple(url, space, rightDescriptor).map((parts) => parts.join(''));
  const any = fc
    .tuple(url, space, fc.array(anyDescriptor, { minLength: 1, maxLength: 3 }), space)
    .map(([address, gap, descriptors, between]) => `${address}${gap}${descriptors.join(between)}`);
  return fc.oneof(
    { weight: 15, arbitrary: joined(right, rightSeparator) },
    // Few are wrong: the browser writes two messages to the console about each, which takes most of the time.
    { weight: 1, arbitrary: joined(fc.oneof(any, right), anySeparator) },
  );
}

function joined(candidate: fc.Arbitrary<string>, separator: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edge = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: separator });
  const more = fc.array(fc.tuple(separator, candidate), { maxLength: 4 });
  return fc
    .tuple(edge, candidate, more, edge)
    .map(([start, first, others, end]) => start + first + others.flat().join('') + end);
}

/**
 * What a browser shows, of candidates as the standard parses them. Those of equal density but the first are dropped
 * (HTML, "normalize the source densities" and "select an image source"); the choice itself is left to browsers. On a
 * display of one pixel per CSS pixel Chromium takes the first that is dense enough, else the densest; then any denser
 * `data:` URL. It counts in 32 bits.
 */
function choose(candidates: readonly SrcsetCandidate[], size: number): string {
  const sorted = candidates
    .map((candidate) => ({ url: candidate.url, density: Math.fround(densityOf(candidate, Math.fround(size))) }))
    .toSorted((a, b) => a.density - b.density)
    .filter((each, index, all) => each.density !== all[index - 1]?.density);
  const enough = sorted.findIndex(({ density: each }) => each >= 1);
  const chosen = enough < 0 ? sorted.length - 1 : enough;
  const data = sorted.findLastIndex((each, index) => index > chosen && each.url.startsWith('data:'));
  return sorted[data < 0 ? chosen : data]?.url ?? '';
}

function densityOf({ width: pixels, density: declared }: SrcsetCandidate, size: number): number {
  return pixels === undefined ? (declared ?? 1) : pixels / size;
}

/** A page where relative addresses lead nowhere: without a hierarchy there is nothing to resolve them against. */
async function pageWithoutBase(): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.className = 'test-page';
  const address = URL.createObjectURL(new Blob(['<!doctype html>'], { type: 'text/html' }));
  frame.src = address;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  await loaded;
  URL.revokeObjectURL(address);
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  return frame.contentDocument;
}

/** What the browser takes of each offer; it decides before the next task, and loads nothing. */
async function browserChoices(images: readonly HTMLImageElement[], offers: readonly Offer[]): Promise<string[]> {
  for (const [index, { srcset, size }] of offers.entries()) {
    const image = images[index];
    if (!image) throw new Error('There are fewer images than offers.');
    image.sizes = `${size}px`;
    image.srcset = srcset;
  }
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  return images.map((image) => image.currentSrc);
}

/** How the browser shows an address; one that it cannot resolve shows as nothing. */
function shown(written: string): string {
  if (written.startsWith('http://[')) return written;
  return URL.canParse(written) ? new URL(written).href : '';
}

/**
 * The candidates as Chromium has them where it strays from the standard's grammar: it drops sizes that do not fit in 31
 * bits, and takes a density whose dot is followed by an exponent at once.
 */
function strayingCandidates(srcset: string): SrcsetCandidate[] {
  const largest = 2 ** 31 - 1;
  return parseSrcset(srcset.replaceAll(/(?<=[ \t\n\f\r]\d)\.(?=e[+-]?\d+x)/g, '')).filter(
    ({ width: pixels = 0, height = 0 }) => pixels <= largest && height <= largest,
  );
}

test('of generated attributes the browser chooses what our candidates let it choose', { timeout: 60_000 }, async () => {
  expect(devicePixelRatio).toBe(1);
  const page = await pageWithoutBase();
  const images = Array.from({ length: batch }, () => page.createElement('img'));
  const different: Choice[] = [];
  const chosen = new Set<string>();
  let none = 0;
  let straying = 0;
  const offers = fc.sample(offer, { numRuns: attributes, seed });
  for (let start = 0; start < offers.length; start += batch) {
    const part = offers.slice(start, start + batch);
    const choices = await browserChoices(images, part);
    for (const [index, each] of part.entries()) {
      const browser = choices[index] ?? '';
      const ours = shown(choose(parseSrcset(each.srcset), each.size));
      chosen.add(browser);
      if (browser === '') none++;
      if (browser === ours) continue;
      if (browser === shown(choose(strayingCandidates(each.srcset), each.size))) straying++;
      else different.push({ ...each, browser, ours });
    }
  }
  expect(offers).toHaveLength(attributes);
  expect(different.slice(0, 20)).toEqual([]);
  // That the browser has answered, and that little is set aside.
  expect(chosen.size).toBeGreaterThan(2 * urlTexts.length - 40);
  expect(none).toBeLessThan(attributes / 50);
  expect(straying).toBeLessThan(attributes / 1000);
});
