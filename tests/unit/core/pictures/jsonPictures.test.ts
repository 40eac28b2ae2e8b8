import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPictures, type JsonPicture } from '../../../../lib/core/pictures/jsonPictures.ts';

/** Pictures as their addresses, with what is known of each. */
const told = (pictures: readonly JsonPicture[]): string[] =>
  pictures.map(({ addresses }) =>
    addresses
      .map(({ url, width, height, full, isSrcset }) =>
        [url, width && `${width}x${height}`, full && 'full', isSrcset && 'srcset'].filter(Boolean).join(' '),
      )
      .join(' | '),
  );

test.each<[what: string, value: unknown, pictures: string[]]>([
  ['a member that says image', { image: '/a.jpg' }, ['/a.jpg']],
  ['a file without a slash', { image: 'a.jpg', id: 'b.jpg' }, ['a.jpg']],
  ['a file under any key', { x: '/a.jpg' }, ['/a.jpg']],
  ['a format within the path', { src: '/a.jpg/300x200', x: '/b.jpg/300x200' }, ['/a.jpg/300x200']],
  ['the files of one picture', { thumb: '/s.jpg', src: '/m.jpg', large: '/l.jpg' }, ['/m.jpg | /l.jpg full | /s.jpg']],
  ['numbered sizes', { url_640: '/a.jpg', url_1024: '/b.jpg' }, ['/a.jpg | /b.jpg']],
  ['densities', { src: '/a.jpg', src2x: '/b.jpg', 'image@3x': '/c.jpg' }, ['/a.jpg | /b.jpg | /c.jpg']],
  [
    'sizes in objects',
    { thumb: { url: '/s.jpg', width: 9, height: 9 }, full: { url: '/l.jpg' } },
    ['/l.jpg full | /s.jpg'],
  ],
  ['a size', { src: '/a.jpg', msrc: '/s.jpg', w: 800, h: '600px' }, ['/a.jpg 800x600 | /s.jpg']],
  ['numbered pictures', { image1: '/a.jpg', image2: '/b.jpg' }, ['/a.jpg', '/b.jpg']],
  ['pictures by their keys', { image: '/a.jpg', logo: '/b.png', before: '/c.jpg' }, ['/a.jpg', '/b.png', '/c.jpg']],
  ['a list of texts', ['/a.jpg', '/b.jpg'], ['/a.jpg', '/b.jpg']],
  ['a list within', { images: ['/a.jpg', { src: '/b.jpg' }] }, ['/a.jpg', '/b.jpg']],
  ['a srcset', { srcset: '/a.jpg 1x, /b.jpg 2x', src: '/a.jpg' }, ['/a.jpg | /a.jpg 1x, /b.jpg 2x srcset']],
  ['a map of files', { '/a.jpg': [500, 400], '/b.jpg': [50, 40] }, ['/a.jpg 500x400 | /b.jpg 50x40']],
  ['sentences', { image: 'see /a.jpg', text: '<img src="/a.jpg">', alt: 'a.jpg of x' }, []],
  ['pages', { url: '/a.html', image: '/wiki/File:Lake.jpg', src: '/photo/7' }, []],
  ['other values', { image: true, src: 7, url: null, thumb: {} }, []],
  ['own members of objects', { __proto__: { image: '/a.jpg' }, constructor: '/b.jpg' }, ['/b.jpg']],
])('%s', (_, value, pictures) => {
  expect(told(jsonPictures(JSON.stringify(value), 'data-config'))).toEqual(pictures);
});

test('the key of the whole counts for a list of file names', () => {
  expect(told(jsonPictures('["a.jpg"]', 'data-images'))).toEqual(['a.jpg']);
  expect(told(jsonPictures('["a.jpg"]', 'data-names'))).toEqual([]);
});

test.each<[what: string, value: unknown, pictures: string[]]>([
  [
    'addresses of any look',
    { image: '/photo/7', logo: ['/logo', 'https://a.example/b?c'] },
    ['/photo/7', '/logo', 'https://a.example/b?c'],
  ],
  [
    'an ImageObject',
    {
      '@type': 'ImageObject',
      contentUrl: '/a',
      url: '/b',
      thumbnailUrl: '/s.jpg',
      width: '1200',
      height: { value: 800 },
    },
    ['/a 1200x800 | /b 1200x800 | /s.jpg'],
  ],
  ['types in a list', { x: { '@type': ['Thing', 'schema:ImageObject'], url: '/a' } }, ['/a']],
  ['an image without a type', { image: { url: '/a' } }, ['/a']],
  [
    'nested thumbnails',
    { '@type': 'ImageObject', url: '/a', thumbnail: { '@type': 'ImageObject', url: '/s' } },
    ['/a | /s'],
  ],
  ['things that are no images', { '@type': 'Person', url: '/author', image: { '@type': 'Person', url: '/x' } }, []],
  ['a video', { '@type': 'VideoObject', contentUrl: '/a.mp4', thumbnailUrl: '/a.jpg' }, ['/a.jpg']],
  ['references', { image: { '@id': '#main' }, primaryImageOfPage: { '@id': '/a.jpg' } }, ['/a.jpg']],
  ['words and pages', { image: 'Lake', logo: '/', photo: '/a.html', images: '/wiki/File:A.jpg' }, []],
])('JSON-LD: %s', (_, value, pictures) => {
  expect(told(jsonPictures(JSON.stringify(value), '', true))).toEqual(pictures);
});

test('an object’s title, caption, alternative or name is the picture’s caption', () => {
  expect(jsonPictures('[{"src":"/a.jpg","alt":"Alt","title":"Title"},{"src":"/b.jpg","name":7}]', '')).toMatchObject([
    { caption: 'Title' },
    { caption: '' },
  ]);
});

test.each(['', 'null', '{', '[/a.jpg]', '{image: "/a.jpg"}', 'undefined', '"/a.jpg" x'])(
  '%s is no JSON of use',
  (text) => {
    expect(jsonPictures(text, 'data-image')).toEqual([]);
  },
);

test('deep nesting ends', () => {
  const deep = (open: string, close: string): string => `${open.repeat(10_000)}"/a.jpg"${close.repeat(10_000)}`;
  expect(told(jsonPictures(deep('[', ']'), 'x'))).toEqual(['/a.jpg']);
  expect(told(jsonPictures(`{"@type":${deep('[', ']')},"image":"/b.jpg"}`, '', true))).toContain('/b.jpg');
  expect(told(jsonPictures(deep('{"a":', '}'), 'x'))).toEqual(['/a.jpg']);
});

test('no text makes it throw, and each address was in the text', () => {
  const word = fc.constantFrom(
    'image',
    'src',
    'thumb',
    'srcset',
    '@type',
    'ImageObject',
    '/a.jpg',
    'b.png',
    '/c',
    'width',
    '__proto__',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.jsonValue(),
      fc.array(tie('value')),
      fc.dictionary(word, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, fc.boolean(), fc.nat(40), (json, isLinkedData, cut) => {
      const text = JSON.stringify(json);
      for (const each of [text, text.slice(0, -cut)]) {
        for (const { addresses } of jsonPictures(each, 'image', isLinkedData)) {
          expect(addresses.length).toBeGreaterThan(0);
          for (const { url } of addresses) expect(text).toContain(JSON.stringify(url));
        }
      }
    }),
    { numRuns: 3000 },
  );
});
