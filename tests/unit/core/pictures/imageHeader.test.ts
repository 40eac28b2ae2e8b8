import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataUrlSize } from '../../../../lib/core/pictures/imageHeader.ts';

const gif = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

test.each([
  ['a GIF', gif, { width: 1, height: 1 }],
  ['a GIF in percent', 'data:image/gif,GIF89a%01%01%02%00!', { width: 257, height: 2 }],
  [
    'a PNG',
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAyAAAAJYCAYAAACadoJwAAAADUlEQVR42mNk',
    { width: 800, height: 600 },
  ],
  ['another type', gif.replace('gif', 'jpeg'), null],
  ['another file', 'data:image/png;base64,/9j/4AAQ', null],
  ['nothing', 'data:image/gif,', null],
  ['no data: URL', 'https://a.example/a.gif', null],
])('the size of %s', (_, url, size) => {
  expect(dataUrlSize(url)).toEqual(size);
});

test('no address makes it throw', () => {
  const start = fc.constantFrom('data:image/gif;base64,R0lGODlh', 'data:image/png,%89PNG', 'data:image/gif,G', 'data:');
  fc.assert(
    fc.property(start, fc.string({ unit: 'binary' }), (begin, rest) => {
      const size = dataUrlSize(begin + rest);
      if (size) expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(0);
    }),
  );
});
