import { expect, test } from 'vitest';
import { patternsOfSite, sitePattern } from '../../../../lib/core/settings/sitePattern.ts';

test.each([
  ['https://a.example/b/c.jpg?d#e', 'https://a.example/*'],
  ['http://a.example:8080/b.jpg', 'http://a.example/*'],
  ['https://user:word@a.example/', 'https://a.example/*'],
  ['http://127.0.0.1:9/b.jpg', 'http://127.0.0.1/*'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/*'],
  ['http://[::1]:8080/b.jpg', null],
  ['data:image/png;base64,AAAA', null],
  ['blob:https://a.example/b', null],
  ['ftp://a.example/b.jpg', null],
  ['file:///b.jpg', null],
  ['b.jpg', null],
  ['', null],
])('%s: %s', (url, pattern) => {
  expect(sitePattern(url)).toBe(pattern);
});

test.each([
  ['a.example', ['*://a.example/*', '*://www.a.example/*']],
  ['127.0.0.1', ['*://127.0.0.1/*']],
  ['localhost', ['*://localhost/*']],
  ['[::1]', []],
  ['', []],
])('the site %s: %j', (site, patterns) => {
  expect(patternsOfSite(site)).toEqual(patterns);
});
