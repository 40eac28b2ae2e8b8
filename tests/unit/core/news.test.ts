import { expect, test } from 'vitest';
import { newsFor } from '../../../lib/core/news.ts';

test.each([
  { version: '0.1.0', seen: undefined, news: null },
  { version: '0.1.9', seen: '0.1.0', news: null },
  { version: '0.2.0', seen: '0.1.0', news: '0.2' },
  { version: '0.2.0', seen: undefined, news: '0.2' },
  { version: '0.2.0', seen: { rubbish: true }, news: '0.2' },
  { version: '0.2.0', seen: '0.2.0', news: null },
  { version: '0.2.1', seen: '0.2.0', news: null },
  { version: '0.10.0', seen: '0.1.0', news: '0.2' },
  { version: '0.10.0', seen: '0.9', news: null },
])('$version after $seen: $news', ({ version, seen, news }) => {
  expect(newsFor(version, seen)?.version ?? null).toBe(news);
});
