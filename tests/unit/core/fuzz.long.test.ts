import { describe, expect, test } from 'vitest';
import { canonicalHref, canonicalUrl } from '../../../lib/core/pictures/canonicalUrl.ts';
import { parseCssImages } from '../../../lib/core/pictures/cssImages.ts';
import { PANEL_SCOPE, scopedCss } from '../../../lib/core/settings/customCss.ts';
import { dataUrlType } from '../../../lib/core/pictures/dataUrl.ts';
import { csvLines, fromSafeCell, safeCell } from '../../../lib/core/exports/csv.ts';
import { createFileNames, createUniqueNames, pictureFileName, webFileName } from '../../../lib/core/fileName.ts';
import { isImageFile, mediaTypeOf, mentionsImageFile, namesImageFormat } from '../../../lib/core/pictures/mediaType.ts';
import { plainAddress } from '../../../lib/core/pictures/plainAddress.ts';
import { parseSrcset } from '../../../lib/core/pictures/srcset.ts';
import { resolveCandidate } from '../../../lib/core/pictures/variants.ts';
import { expectLinear, fuzzRandom, fuzzSeed, mutatedText } from '../../support/fuzzing.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { aLike } from '../../support/likes.ts';

const INPUTS = 200_000;
const BASE = 'https://a.example/b/c?d#e';

interface Fuzzed {
  readonly name: string;
  readonly samples: readonly string[];
  readonly tokens: readonly string[];
  /** Throws when something is wrong about what was made of the text. */
  readonly read: (text: string) => void;
  /** What an attacker would write many of. */
  readonly pieces: readonly string[];
}

const marks = Array.from(' \t\n\r\0,;:/\\?#%&=.+-()[]{}<>"\'@~^|é漢\u200B\u202E\uD83D\uFEFF');

const templated = createFileNames('{site}/{caption}');

const fuzzed: readonly Fuzzed[] = [
  {
    name: 'srcset',
    samples: ['a.jpg 1x, b.jpg 2x', '/p/lake-800.jpg 800w 600h, https://b.example/lake.webp 1600w', 'a(b,c) 1.5x,,d'],
    tokens: [...marks, ' 1w', '1e9x', '-1w', ', ', 'data:image/png;base64,AA=='],
    read(text) {
      for (const { url, width, density } of parseSrcset(text)) {
        if (url === '' || /^,|,$/.test(url) || (width !== undefined && density !== undefined)) throw new Error(url);
        resolveCandidate(url, BASE);
      }
    },
    pieces: ['a 1x,', ' ', ',', '(', 'a(b) ', '1w ', '\u00A0'],
  },
  {
    name: 'addresses',
    samples: [
      'https://a.example/b/lake.jpg?utm_source=x&w=3#y',
      '//u:p@b.example:8080/%20/../x.png',
      'data:image/svg+xml;charset=utf-8;base64,PHN2Zy8+',
      'blob:https://a.example/1-2',
      '../x/./y;z=1/%ff.webp',
    ],
    tokens: [
      ...marks,
      '%00',
      '%',
      '..',
      '//',
      'javascript:',
      'data:',
      'http://',
      'xn--',
      '[::1]',
      '?gclid=',
      '&utm_',
      ':99999',
    ],
    read(text) {
      const plain = plainAddress(text, BASE);
      if (plain !== null && plain !== new URL(text, BASE).href) throw new Error(plain);
      const canonical = canonicalUrl(text);
      if (canonical !== null && canonicalUrl(canonical) !== canonical) throw new Error(canonical);
      if (URL.canParse(text)) canonicalHref(new URL(text).href);
      const candidate = resolveCandidate(text, BASE);
      if (candidate !== null && !/^(?:https?|data|blob):/.test(candidate.url)) throw new Error(candidate.url);
      for (const look of [webFileName, mediaTypeOf, isImageFile, namesImageFormat, mentionsImageFile, dataUrlType])
        look(text);
    },
    pieces: ['/', '../', '%', '%41', '?', '&', 'utm_a=1&', '#', '@', '.', '.jpg', ';', 'a=', 'é', '\\', ' '],
  },
  {
    name: 'values of CSS',
    samples: [
      'image-set(url("a.png") 1x, url(b.png) 2x type("image/png"))',
      'no-repeat center / cover url(a.png), linear-gradient(#fff, rgb(0 0 0 / 5%))',
      'cross-fade(url(a), "b") var(--x, url(c))',
    ],
    tokens: [...marks, 'url(', 'image-set(', '\\61 ', '/*', '*/', '2dppx', '!important', 'var('],
    read(text) {
      for (const picture of parseCssImages(text))
        if (picture.some(({ url }) => url === '')) throw new Error('No address');
    },
    pieces: ['url(', 'image-set(', '"', '\\', ' ', '/*', ')', 'a(', 'url("a"),'],
  },
  {
    name: 'rules of CSS',
    samples: [
      '.card { color: red; background: url("x.png") } @media (width > 3px) { a::before { content: "}" } }',
      '@import "x"; :host, [a="}"] > b { --c: {}; width: calc(1px + (2px)) }',
    ],
    tokens: [...marks, '@import ', '@media ', 'url(', '/*', '*/', '}', '{', '</style>', '\\7d ', '!important'],
    read(text) {
      const { css } = scopedCss(text, PANEL_SCOPE);
      if (
        /url\(|image-set\(|@import/i.test(css.replaceAll(/"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\/\*[^]*?\*\//g, ''))
      ) {
        throw new Error(css);
      }
    },
    pieces: ['{', '}', 'a{', '@media x{', '/*', '"', '\\', '(', 'a{b:c}', ';', ' ', 'a,', '[', '!'],
  },
  {
    name: 'file names',
    samples: [
      'A ridge in November.jpg',
      'con.txt',
      '../../etc/passwd',
      'Ω — “x”: y?',
      'x'.repeat(300),
      ...hostileTexts,
    ],
    tokens: [...marks, '..', './', 'nul', 'COM1', '.jpg', '.jpg.exe', '\u0301', '👩‍👩‍👧', '\uDC00', '{n}', '*', ' .'],
    read(text) {
      const unique = createUniqueNames();
      const named = [
        pictureFileName({ url: `https://a.example/${text}`, caption: '' }),
        pictureFileName({ url: '', caption: text }),
        ...templated(aLike({ caption: text, page: { url: text, title: text } })).split('/'),
      ].map(unique);
      for (const each of named) {
        if (!isSafeName(each)) throw new Error(JSON.stringify(each));
      }
      if (new Set(named.map((each) => each.toLowerCase())).size < named.length) throw new Error(named.join('\n'));
    },
    pieces: [
      '.',
      ' .',
      ' ',
      '. a',
      'a.',
      '.jpg',
      '\u0301',
      '\u0327\u0301',
      '\u200B',
      '~',
      '%41',
      '\uD83D',
      '漢',
      '{n}',
    ],
  },
  {
    name: 'cells of CSV',
    samples: ['=1+1', 'a "quoted" text\r\nof two lines', ',;\t', "'=x", '＝1', ...hostileTexts],
    tokens: [...marks, '""', '\r\n', '=cmd|', '@', '＋', "'", '\u2028'],
    read(text) {
      const cell = safeCell(text);
      if (/^[=+\-@\t\r\n\0＝＋－＠]/.test(cell)) throw new Error(cell);
      if (fromSafeCell(cell) !== text) throw new Error(cell);
      const line = csvLines([[text, 'x']], { raw: false });
      if (quotesAreOdd(line)) throw new Error(line);
    },
    pieces: ['"', '=', "'", '\r', '\n', ',', '\t', '\0'],
  },
];

describe.each(fuzzed)(`$name (FUZZ_SEED=${fuzzSeed})`, ({ name, samples, tokens, read, pieces }) => {
  test(`${INPUTS} inputs are read without a throw, into what may come of them`, () => {
    const random = fuzzRandom(name);
    for (let input = 0; input < INPUTS; input++) {
      const text = mutatedText(samples[random.below(samples.length)] ?? '', tokens, random);
      try {
        read(text);
      } catch (error) {
        throw new Error(`input ${input}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  }, 120_000);

  test('samples are fine as they are', () => {
    expect(() => samples.forEach(read)).not.toThrow();
  });

  test.each(pieces)('time is in proportion to how many of %j there are', (piece) => {
    const text = (length: number): string => piece.repeat(length / piece.length);
    expectLinear(read, text);
    expectLinear(read, (length) => `x${text(length)}x`);
    expectLinear(read, (length) => `${samples[0]}${text(length)}${samples[0]}`);
  });
});

function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    new TextEncoder().encode(name).length <= 192 &&
    name.isWellFormed() &&
    // oxlint-disable-next-line no-control-regex -- control characters are what this is about
    !/[\u0000-\u001F\u007F<>:"/\\|?*\u202A-\u202E]|^[.\s]|[.\s]$/.test(name) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  );
}

function quotesAreOdd(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 1;
}
