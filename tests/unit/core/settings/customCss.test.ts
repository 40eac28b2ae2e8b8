import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scopedCss } from '../../../../lib/core/settings/customCss.ts';
import { MAX_CUSTOM_CSS } from '../../../../lib/core/settings/gallerySettings.ts';

const kept = (css: string) => scopedCss(css, '.panel').css;
const problems = (css: string) =>
  scopedCss(css, '.panel').problems.map(({ line, kind, what }) => `${line} ${kind} ${what}`);

describe('what is harmless is kept, inside of the scope', () => {
  test.each([
    ['nothing', '  /* a word */ \n', ''],
    ['a rule', '.lg-card { opacity: 0.9; color: red }', '.panel{.lg-card{opacity: 0.9;color: red;}}'],
    ['a declaration without a rule', '--lg-accent: #06c; color: red', '.panel{--lg-accent: #06c;color: red;}'],
    ['a comment between two words', 'a/**/b { color: red }', '.panel{a b{color: red;}}'],
    [
      'a list of selectors',
      '.a > b:not(.c), .d::before { content: "x" }',
      '.panel{.a > b:not(.c), .d::before{content: "x";}}',
    ],
    [
      'rules in rules',
      '.a { color: red; &:hover { color: blue } .b & { top: 0 } }',
      '.panel{.a{color: red;&:hover{color: blue;}.b &{top: 0;}}}',
    ],
    [
      'conditions',
      '@media (min-width: 4px) and (hover) { .a { top: 0 } left: 0 }',
      '.panel{@media (min-width: 4px) and (hover){.a{top: 0;}left: 0;}}',
    ],
    [
      'a condition on the container',
      '@container lg-panel (width < 400px) { .a { top: 0 } }',
      '.panel{@container lg-panel (width < 400px){.a{top: 0;}}}',
    ],
    [
      'an animation, which no rule may hold',
      '.a { animation: x 1s } @keyframes x { from { top: 0 } 50% { top: 1px } }',
      '.panel{.a{animation: x 1s;}}@keyframes x{from{top: 0;}50%{top: 1px;}}',
    ],
    [
      'functions',
      '.a { width: calc(1px + min(2px, 3px)); color: light-dark(red, rgb(0 0 0 / 0.5)) }',
      '.panel{.a{width: calc(1px + min(2px, 3px));color: light-dark(red, rgb(0 0 0 / 0.5));}}',
    ],
    [
      'capitals',
      '.A { COLOR: RGB(0 0 0); transform: translateX(1px) }',
      '.panel{.A{COLOR: RGB(0 0 0);transform: translateX(1px);}}',
    ],
    [
      'signs in quotes',
      '.a::after { content: "}; url(x) \\201C /*" }',
      '.panel{.a::after{content: "}; url(x) \\201C /*";}}',
    ],
    ['an attribute with brackets in quotes', '[title="a{b"] { top: 0 }', '.panel{[title="a{b"]{top: 0;}}'],
    ['the wrong end of lines', '.a {\r\n top: 0;\f left: 0 }', '.panel{.a{top: 0;left: 0;}}'],
  ])('%s', (_, css, expected) => {
    expect(kept(css)).toBe(expected);
    expect(problems(css)).toEqual([]);
  });
});

describe('what would load something is left out, and said', () => {
  test.each([
    [
      'an address',
      '.a { background: url(https://a.example/x.png); top: 0 }',
      '.panel{.a{top: 0;}}',
      '1 request url(https://a.example/x.png)',
    ],
    [
      'an address with signs',
      '.a { background: url(data:image/png;base64,}{;"); top: 0 }',
      '.panel{.a{top: 0;}}',
      '1 request url(data:image/png;base64,}{;")',
    ],
    ['an address in quotes', '.a { background: url("x;}") }', '.panel{.a{}}', '1 request url('],
    ['capitals', '.a { background: URL(x) }', '.panel{.a{}}', '1 request URL(x)'],
    ['an image set', '.a { background: image-set("x.png" 1x) }', '.panel{.a{}}', '1 request image-set('],
    [
      'an image set by another name',
      '.a { background: -webkit-image-set("x" 1x) }',
      '.panel{.a{}}',
      '1 request -webkit-image-set(',
    ],
    ['a source', '.a { background: src("x") }', '.panel{.a{}}', '1 request src('],
    ['an image', '.a { background: image("x") }', '.panel{.a{}}', '1 request image('],
    ['a blend', '.a { background: cross-fade("x", "y") }', '.panel{.a{}}', '1 request cross-fade('],
    ['within something harmless', '.a { --x: var(--y, url(x)) }', '.panel{.a{}}', '1 request url(x)'],
    ['an address that never ends', '.a { background: url(x } .b { top: 0 }', '', '1 request url(x } .b { top: 0 }'],
    ['a style sheet', '@import "x.css"; .a { top: 0 }', '.panel{.a{top: 0;}}', '1 request @import'],
    ['a style sheet by its address', '@import url(x);\n@IMPORT "x" screen;', '', '1 request url(x)'],
    ['a style sheet inside of a rule', '.a { @import "x"; top: 0 }', '.panel{.a{top: 0;}}', '1 request @import'],
    [
      'a font',
      '@font-face { font-family: x; src: local("x") } .a { top: 0 }',
      '.panel{.a{top: 0;}}',
      '1 request @font-face',
    ],
    ['a namespace', '@namespace "x"; .a { top: 0 }', '.panel{.a{top: 0;}}', '1 request @namespace'],
  ])('%s', (_, css, expected, problem) => {
    expect(kept(css)).toBe(expected);
    expect(problems(css)[0]).toBe(problem);
  });

  test.each([
    ['an escaped name', '.a { background: \\75rl(x) }', '.panel{.a{}}', '1 escape \\7'],
    ['an escaped letter', '.a { background: u\\rl(x) }', '.panel{.a{}}', '1 escape \\r'],
    ['an escaped at-rule', '@\\69mport "x"; .a { top: 0 }', '.panel{.a{top: 0;}}', '1 escape \\6'],
    ['a function nobody knows', '.a { background: element(#x) }', '.panel{.a{}}', '1 unknown element('],
    ['a function of the page', '.a { background: --x() }', '.panel{.a{}}', '1 unknown --x('],
    ['an attribute as an image', '.a { background: attr(title type(<image>)) }', '.panel{.a{}}', '1 unknown attr('],
    ['the host', ':host(.x) { top: 0 } .a { top: 0 }', '.panel{.a{top: 0;}}', '1 unknown host('],
    ['an at-rule nobody knows', '@property --x { syntax: "*" } @layer x;', '', '1 unknown @property'],
    ['a quote that does not end', '.a { content: "x\n; top: 0 }', '.panel{.a{top: 0;}}', '1 unclosed "x'],
    [
      'a comment that does not end',
      '.a { top: 0 } /* .b { left: 0 }',
      '.panel{.a{top: 0;}}',
      '1 unclosed /* .b { left: 0 }',
    ],
    [
      'a bracket that does not end',
      '.a { width: calc(1px; top: 0 } .b { top: 0 }',
      '.panel{.a{}.b{top: 0;}}',
      '1 unclosed calc(',
    ],
    ['a block that does not end', '.b { top: 0 }\n.a { top: 0', '.panel{.b{top: 0;}}', '2 unclosed .a {'],
    ['a brace too many', '.a { top: 0 } } .b { top: 0 }', '.panel{.a{top: 0;}.b{top: 0;}}', '1 stray }'],
    ['a bracket too many', '.a { width: 1px) }', '.panel{.a{}}', '1 stray )'],
    ['brackets across each other', '.a { width: calc([1px)] }', '.panel{.a{}}', '1 stray )'],
    ['half a declaration', '.a { color; top: 0 }', '.panel{.a{top: 0;}}', '1 incomplete color'],
    ['a declaration of nothing', '.a { color: }', '.panel{.a{}}', '1 incomplete color:'],
    ['a block in a property of one’s own', '.a { --x: { top: 0 } }', '.panel{.a{}}', '1 incomplete --x:'],
  ])('%s', (_, css, expected, problem) => {
    expect(kept(css)).toBe(expected);
    expect(problems(css)[0]).toBe(problem);
  });
});

test('where things are is told in lines', () => {
  const css = '.a {\n  top: 0;\n  /* two\n lines */ color: red\n}\n@media print {\n  .b { left: "x\\\n" }\n}\nx';
  const { declarations, selectors, problems: found } = scopedCss(css, '.panel');
  expect(declarations).toEqual([
    { line: 2, text: 'top: 0' },
    { line: 4, text: 'color: red' },
    { line: 7, text: 'left: "x\\\n"' },
  ]);
  expect(selectors).toEqual([
    { line: 1, text: '.a' },
    { line: 7, text: '.b' },
  ]);
  expect(found).toEqual([{ line: 10, kind: 'incomplete', what: 'x' }]);
});

test('of a block that is left out nothing is told as kept', () => {
  const { declarations, selectors, css } = scopedCss('.a { @font-face { top: 0 } .b { left: 0 ', '.panel');
  expect([declarations, selectors, css]).toEqual([[], [], '']);
});

test('blocks within blocks are kept as far as anyone writes them', () => {
  const deep = `${'.a{'.repeat(6000)}top:0${'}'.repeat(6000)}`;
  expect(problems(deep)).toEqual(['1 unknown {']);
});

const signs = `{ } ( ) [ ] ; : , " ' \\ /* */ @ # & - -- <!-- 1px ü`.split(' ');
const words = 'url( URL( image-set( var( calc( @import @media @keyframes @font-face a .b'.split(' ');
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(' ', '\n', '\0', '\u00a0', ...signs, ...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const anyCss = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

test('whatever is typed, what is kept names nothing to load, is balanced, and is kept again as it is', () => {
  fc.assert(
    fc.property(anyCss, (css) => {
      const result = scopedCss(css, '.panel');
      const bare = result.css.replaceAll(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g, '""');
      expect(bare).not.toMatch(/url\s*\(|image|src\s*\(|@import|@font|\\|\/\*/i);
      for (const [open, close] of [
        ['{', '}'],
        ['(', ')'],
        ['[', ']'],
      ] as const) {
        expect(bare.split(open).length).toBe(bare.split(close).length);
      }
      const [, inside = ''] = /^\.panel\{([^]*)\}$/.exec(result.css.replace(/@keyframes[^]*$/, '')) ?? [];
      expect(scopedCss(inside, '.panel').problems).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  '/*'.repeat(10_000),
  '"'.repeat(20_000),
  'url('.repeat(5000),
  '((((('.repeat(4000),
  'a{'.repeat(10_000),
  '/* * '.repeat(4000),
])('as much as may be stored is read at once: %.12s…', (css) => {
  expect(css.length).toBeLessThanOrEqual(MAX_CUSTOM_CSS);
  const began = performance.now();
  scopedCss(css, '.panel');
  expect(performance.now() - began).toBeLessThan(1000);
});
