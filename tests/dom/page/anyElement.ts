import fc from 'fast-check';
import { site } from './frames.ts';

/** One element of a page to be built. */
export interface PlannedElement {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** Which of the elements made before is the parent, as a share of them. */
  readonly parent: number;
  readonly tree: 'open' | 'closed' | 'template' | 'frame' | null;
}

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

const address = fc.oneof(
  fc.nat(9).map((number) => `${number}.jpg`),
  fc.constantFrom(
    '',
    ' ',
    '.',
    '/',
    '//',
    '#',
    '?',
    '#a',
    'a b.jpg',
    ' \n/x/1.png\t',
    '../../2.gif',
    '3.webp#x',
    '4.jpg?w=5',
    `${site}1.jpg`,
    `//pictures.test:9/1.jpg`,
    'https://u:p@pictures.test:9/1.jpg',
    'https://PICTURES.test:9/é😀.jpg',

    'http://[',
    'http://',
    'https://',
    'http:a.jpg',
    'https:///pictures.test:9/5.jpg',
    'http://a:99999/x.jpg',
    pixel,
    `${pixel}#x`,
    'data:image/svg+xml,<svg/>',
    'data:image/png',
    'data:,',
    'DATA:IMAGE/PNG;BASE64,AA',
    'data:',

    'data:text/html,<img src=x>',
    'data:image/png;base64,!',
    ' data:image/gif,a b',
    'data:image/jpeg,%zz%0',
    'blob:null/x',
    'blob:',
    'blob:https://a.example/1',
    'javascript:1',
    'about:blank',
    'file:///a.jpg',
    'mailto:a@b.c',

    '\0.jpg',
    'a\uD800.jpg',
    '\u202Egpj.a',
    '%',
    '%2',
    '%E0%A4.jpg',
    'x'.repeat(3000),
    `${'a/'.repeat(500)}b.png`,
    'https://pictures.test:9/1.jpg?utm_source=x&utm_source',
    '1.jpg?fbclid',
    'https://.jpg',
    'https://a..b/1.jpg',
  ),
);
const descriptor = fc.constantFrom(...'1x|2x|100w|200w|0x|0w|-1w|1e9x|1e400x|99999999999w|10h 20w|z||('.split('|'));
const srcset = fc
  .array(fc.tuple(address, descriptor), { maxLength: 4 })
  .map((candidates) => candidates.map((parts) => parts.join(' ')).join(', '));
const css = fc
  .array(
    fc.oneof(
      address.map((url) => `url("${url}")`),
      address.map((url) => `url(${url})`),
      fc.constantFrom(
        'image-set("1.jpg" 1x, url(2.jpg) 2dppx)',
        'linear-gradient(red,blue)',
        'var(--a)',
        'var(--none)',
        'none',
        'url(',
        '"',
        "'",
        ')',
        '(',
        '\\',
        '/*',
        '*/',
        ';',
        '}',
        '{',
        'attr(data-src)',
        'url(#a)',
        'inherit',
      ),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(', '));
const declaration = fc
  .tuple(
    fc.constantFrom(
      ...'background background-image list-style-image border-image mask-image content cursor --a --b'.split(' '),
      '-webkit-mask',
      'background: none; display: none; background-image',
      'filter',
      'shape-outside',
    ),
    css,
  )
  .map(([property, value]) => `${property}: ${value};`);
const selector = fc.constantFrom(
  '*',
  'div',
  '.a',
  '#a',
  '::before',
  'p::after',
  ':host',
  '::slotted(*)',
  ':is(div, p)::before',
  'a:hover',
  '&',
  'div > img',
  ':not(*)',
  ':has(img)',
  '[data-src]',
  'svg|a',
  '@media all',
  '@layer x',
  '@supports (a: b)',
  '& &',
  '@container (width > 0)',
  '@scope (div)',
  '@font-face',
  '@page',
  '@keyframes a',
  'from',
  '::part(x)',
  ':root',
);
const rule = fc
  .tuple(selector, declaration, fc.option(fc.tuple(selector, declaration)))
  .map(
    ([outer, own, inner]) =>
      `${outer} { ${own} ${inner ? `${inner[0]} { ${inner[1]} content: "x"; ${outer} { ${own} } }` : ''} }`,
  );
const sheet = fc.array(fc.oneof({ weight: 9, arbitrary: rule }, { weight: 1, arbitrary: css }), { maxLength: 5 });

const json = fc.oneof(
  fc.json({ stringUnit: 'grapheme' }),
  address.map((url) =>
    JSON.stringify({ '@graph': [{ image: url, thumbnailUrl: [url, { url }], logo: { '@id': url } }] }),
  ),
  fc.constantFrom('{', '[[[[[[', '{"image":{"image":{"image":null}}}', '{"__proto__":{"image":"1.jpg"}}', 'null'),
);
const markup = fc
  .tuple(address, srcset)
  .map(
    ([url, set]) => `<p><img src="${url}" srcset='${set}'><a href="${url}"><svg><image href='${url}'></a><b style="`,
  );
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', ' \n ', '\u200B', '\u202E', '\0', 'a '.repeat(2000), '😀'.repeat(600), '<img src=x>', '\uD800'),
);

/** Names of properties that a form's controls and a document's images take over. */
const clobbering = fc.constantFrom(
  ...'getAttribute getAttributeNames hasAttribute attributes localName tagName children childNodes firstChild'.split(
    ' ',
  ),
  ...'parentElement parentNode closest querySelector querySelectorAll textContent nodeType shadowRoot style'.split(' '),
  ...'contains isConnected ownerDocument namespaceURI getRootNode matches id className dataset title href'.split(' '),
  ...'images body head baseURI defaultView URL contentType documentElement styleSheets adoptedStyleSheets'.split(' '),
  ...'location performance getComputedStyle scheduler crypto width height src currentSrc alt __proto__ a'.split(' '),
);
const attribute = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      ...'src href data-src data-original data-bg data-full poster background data xlink:href content data-x'.split(
        ' ',
      ),
      ...'lazy-src data-lazy data-hover-src action cite longdesc usemap data-zoom-image image itemid ping'.split(' '),
    ),
    address,
  ),
  fc.tuple(
    fc.constantFrom(...'srcset data-srcset imagesrcset data-lazy-srcset data-src data-sizes'.split(' ')),
    srcset,
  ),
  fc.tuple(
    fc.constantFrom('style'),
    fc.array(declaration, { maxLength: 3 }).map((parts) => parts.join(' ')),
  ),
  fc.tuple(fc.constantFrom('data-bg', 'data-background-image', 'data-style'), css),
  fc.tuple(fc.constantFrom('data-json', 'data-images', 'data-gallery', 'data-src'), json),
  fc.tuple(
    fc.constantFrom(...'alt title aria-label aria-labelledby aria-describedby class for value'.split(' ')),
    text,
  ),
  fc.tuple(fc.constantFrom('name', 'id'), clobbering),
  fc.tuple(
    fc.constantFrom('rel', 'property', 'itemprop', 'type', 'as', 'media', 'sizes', 'loading', 'is', 'slot', 'part'),
    fc.constantFrom(
      'icon',
      'preload',
      'image',
      'image_src',
      'og:image',
      'stylesheet',
      'image/png',
      'text/html',
      'next',
      'auto',
      'application/ld+json',
      '(min-width: 0)',
      '16x16 32x32',
      '99999999999x1',
      'lazy',
      '100vw',
      'canonical',
      'x',
    ),
  ),
  fc.tuple(
    fc.constantFrom('width', 'height', 'viewBox', 'hidden'),
    fc.constantFrom('1', '0', '-5', '1e9', '100%', 'x'),
  ),
  fc.tuple(
    fc.string({ minLength: 1, maxLength: 8 }).map((name) => name.replaceAll(/[\s"'<>/=\0]/g, 'x')),
    address,
  ),
);

const tag = fc.oneof(
  fc.constantFrom(
    ...'img img picture source a area figure figcaption div div span p h2 section video audio input object'.split(' '),
    ...'embed form button label link meta noscript script style template iframe canvas table td body html base'.split(
      ' ',
    ),
    ...'svg:svg svg:image svg:use svg:feImage svg:pattern svg:a svg:title svg:foreignObject svg:style svg:path'.split(
      ' ',
    ),
    ...'math:mi x-gallery slot details dialog select option map image frame frameset likeable-gallery main br'.split(
      ' ',
    ),
  ),
);
const emptyElement: fc.Arbitrary<PlannedElement> = fc.record({
  tag,
  attributes: fc.array(attribute, { maxLength: 4 }),
  text: fc.constant(''),
  parent: fc.double({ min: 0, max: 1, noNaN: true }),
  tree: fc.oneof(
    { weight: 30, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: fc.constantFrom('open' as const, 'closed' as const, 'template' as const) },
    { weight: 1, arbitrary: fc.constant('frame' as const) },
  ),
});
/** An element with whatever it may hold, as long as it loads no page and runs no script. */
export const anyElement: fc.Arbitrary<PlannedElement> = emptyElement.chain((each) => {
  let content: fc.Arbitrary<string> = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: text },
  );
  if (each.tag.endsWith('style')) content = sheet.map((rules) => rules.join('\n'));
  else if (each.tag === 'script') content = json;
  else if (each.tag === 'noscript') content = markup;
  return content.map((value) => ({ ...each, text: value }));
});
