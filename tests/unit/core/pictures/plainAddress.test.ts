import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainAddress } from '../../../../lib/core/pictures/plainAddress.ts';

const base = 'https://example.org:8080/album/summer/page.html?from=/x/#top';

test.each([
  ['/photos/1.jpg', 'https://example.org:8080/photos/1.jpg'],
  ['/photos/1.jpg?w=300&h=200', 'https://example.org:8080/photos/1.jpg?w=300&h=200'],
  ['1.jpg', 'https://example.org:8080/album/summer/1.jpg'],
  ['small/1.min.jpg', 'https://example.org:8080/album/summer/small/1.min.jpg'],
  ['https://cdn.example.org/a/b.jpg,w_300', 'https://cdn.example.org/a/b.jpg,w_300'],
  ['https://cdn.example.org/a%20b.jpg', 'https://cdn.example.org/a%20b.jpg'],
])('%s is plain', (written, address) => {
  expect(plainAddress(written, base)).toBe(address);
});

test.each([
  '//cdn.example.org/a.jpg',
  '../a.jpg',
  './a.jpg',
  '/a/../b.jpg',
  '/a/%2e%2e/b.jpg',
  '/a/%2E/b.jpg',
  '/a/.',
  '/a b.jpg',
  ' /a.jpg',
  '/a.jpg#b',
  '/ä.jpg',
  '/a\\b.jpg',
  "/a?b='c'",
  '?a',
  '#a',
  '',
  'data:image/png;base64,xx',
  'javascript:alert(1)',
  'HTTPS://example.org/a.jpg',
  'https://Example.org/a.jpg',
  'https://example.org',
  'https://example.org:443/a.jpg',
  'https://user@example.org/a.jpg',
  'https://0x7f.1/a.jpg',
  'https://xn--bcher-kva.example/a.jpg',
  'https:/a.jpg',
])('%s is left to the parser', (written) => {
  expect(plainAddress(written, base)).toBeNull();
});

const nasty = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '/',
        '.',
        '..',
        '//',
        '\\',
        '%2e',
        '%2E',
        '%',
        '%zz',
        '?',
        '#',
        ':',
        '@',
        ' ',
        '\t',
        '\n',
        "'",
        '"',
        '<',
        '^',
        '`',
        '{',
        '|',
        'ä',
        'a',
        'B',
        '0',
        '-',
        '_',
        '~',
        'a.jpg',
        'xn--',
        'http:',
        'https://',
        'https://a.example',
        'HTTP://',
        '1.2.3.4',
        'c:',
        ';',
        ',',
        '=',
        '&',
        '(',
        ')',
        '[',
        '\u0000',
        '\u200b',
        '\ud800',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'binary' }),
);

test('is never another address than the parser’s', () => {
  const bases = [
    base,
    'http://a.example/',
    'https://a.example/x',
    'about:blank',
    'file:///x/',
    'https://u:p@a.example/y/',
  ];
  fc.assert(
    fc.property(nasty, fc.constantFrom(...bases), (written, from) => {
      const plain = plainAddress(written, from);
      if (plain !== null) expect(plain).toBe(new URL(written, from).href);
    }),
    { numRuns: 200_000 },
  );
});
