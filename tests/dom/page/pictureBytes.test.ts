import { afterEach, expect, test, vi } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { pictureBytes } from '../../../lib/page/pictureBytes.ts';
import { frameOf, removeFrames } from './frames.ts';

afterEach(() => {
  removeFrames();
  vi.restoreAllMocks();
});

const picture = (url: string): PageImage => ({ key: 'a', variants: [{ url }], caption: 'a', source: 'img' });

test.each([
  { url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', bytes: 14 },
  { url: 'data:image/svg+xml,%3Csvg/%3E', bytes: 6 },
  { url: 'https://pictures.test:9/never-fetched.jpg', bytes: undefined },
])('$url has $bytes bytes', async ({ url, bytes }) => {
  const { document: page } = await frameOf('');
  expect(pictureBytes(page, picture(url))).toBe(bytes);
});

test('what the browser has fetched last is told, where the site lets it be known', async () => {
  const { document: page, window: view } = await frameOf('');
  const entries = [{ encodedBodySize: 100 }, { encodedBodySize: 200 }, { encodedBodySize: 0 }];
  const asked = vi
    .spyOn(view.performance, 'getEntriesByName')
    .mockReturnValue(entries as unknown as PerformanceEntryList);
  expect(pictureBytes(page, picture('https://pictures.test:9/a.jpg'))).toBe(200);
  expect(asked).toHaveBeenCalledWith('https://pictures.test:9/a.jpg', 'resource');
  asked.mockReturnValue([{ encodedBodySize: 0 }] as unknown as PerformanceEntryList);
  expect(pictureBytes(page, picture('https://pictures.test:9/b.jpg'))).toBeUndefined();
});
