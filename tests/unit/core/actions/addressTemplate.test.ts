import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, PLACEHOLDERS, templateProblem } from '../../../../lib/core/actions/addressTemplate.ts';

const picture = {
  key: 'a'.repeat(64),
  image: 'https://a.example/x.jpg?w=1&h=2#top',
  caption: 'Ridge & tarn {key}',
  width: 1200,
  page: { url: 'https://a.example/album?p=1', title: 'Album' },
};

test.each([
  ['https://b.example/?q={url}', null],
  [' http://127.0.0.1:7860/like/{key} ', null],
  ['https://b.example/{caption}/{width}x{height}?from={page}', null],
  ['', { kind: 'empty' }],
  ['javascript:alert(1)//{url}', { kind: 'not-web' }],
  ['data:text/html,{caption}', { kind: 'not-web' }],
  ['file:///etc/passwd', { kind: 'not-web' }],
  ['{url}', { kind: 'not-web' }],
  ['b.example/{url}', { kind: 'not-web' }],
  ['https://', { kind: 'not-web' }],
  ['https://{caption}.example/', { kind: 'host-varies' }],
  ['https://b.example:{width}/', { kind: 'host-varies' }],
  ['https://b.example/{password}', { kind: 'unknown-placeholder', name: 'password' }],
  ['https://b.example/{}', { kind: 'unknown-placeholder', name: '' }],
  ['https://b.example/{url', { kind: 'unclosed' }],
  ['https://b.example/url}', { kind: 'unclosed' }],
])('%s', (template, problem) => {
  expect(templateProblem(template)).toEqual(problem);
});

test('values are encoded so that each stays one piece, and are not looked into again', () => {
  expect(fillTemplate('https://b.example/{caption}?q={url}&h={height}&w={width}', picture)).toBe(
    'https://b.example/Ridge%20%26%20tarn%20%7Bkey%7D?q=https%3A%2F%2Fa.example%2Fx.jpg%3Fw%3D1%26h%3D2%23top&h=&w=1200',
  );
});

test('whatever a picture says, it goes to the template’s host and into its own place', () => {
  const placeholder = fc.constantFrom(...PLACEHOLDERS);
  const word = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(placeholder, word, word, word, (name, image, caption, page) => {
      const template = ['https://b.example/a?first={', name, '}&last=1'].join('');
      const filled = new URL(
        fillTemplate(template, { key: 'k', image, caption, page: { url: page, title: '' }, width: 1 }),
      );
      expect(filled.host).toBe('b.example');
      expect([...filled.searchParams.keys()]).toEqual(['first', 'last']);
    }),
    { numRuns: 2000 },
  );
});
