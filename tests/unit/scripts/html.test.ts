import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../../scripts/demo/site/html.ts';

test('text stays text, in content and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      const [, attribute, content] = /^<p title="([^"<>]*)">([^<>]*)<\/p>$/s.exec(markup) ?? [];
      const read = (escaped = ''): string =>
        escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      expect([read(attribute), read(content)]).toEqual([text, text]);
    }),
  );
});

test('markup stays markup, lists are joined, and nothing becomes nothing', () => {
  const items = ['a', 'b & c'].map((text) => html`<li>${text}</li>`);
  const { markup } = html`<ul>
      ${items}
    </ul>
    ${null}${7}`;
  expect(markup.replaceAll(/\s*\n\s*/g, '')).toBe('<ul><li>a</li><li>b &#38; c</li></ul>7');
});
