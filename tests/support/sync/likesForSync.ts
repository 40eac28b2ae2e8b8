import fc from 'fast-check';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import type { JsonValue } from '../../../lib/core/pictures/galleryImage.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { hostileTexts } from '../hostileTexts.ts';
import { aLike } from '../likes.ts';

const START = 1_750_000_000_000;

/** One of many pictures of an album, as a device writes it. */
export function likeNumbered(index: number, device = 'devicea1', at = START + index): Like {
  const url = `https://images.example/album/DSC_${index}.jpg`;
  const stamp = tick(NEVER, at, device);
  return aLike({
    key: pictureKey(url),
    url,
    aliases: [url],
    caption: `Picture ${index}`,
    createdAt: at,
    updatedAt: at,
    stamps: { liked: stamp, caption: stamp, meta: stamp, note: NEVER, tags: {}, deleted: NEVER },
  });
}

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', '__proto__', 'constructor', ...hostileTexts) },
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const path = fc.constantFrom('ridge.jpg', 'ridge-small.jpg', 'ridge.jpg?w=320', 'thumbs/ridge.jpg', 'a/b.PNG', 'c.svg');
const address = fc.oneof(
  { weight: 5, arbitrary: path.map((name) => `https://images.example/album/${name}`) },
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom(
    '',
    'data:image/png;base64,AA==',
    `https://long.example/${'x'.repeat(300)}`,
    `https://long.example/${'y'.repeat(5000)}`,
    'https://\uD83D.example/\uD83D\uDE00',
  ),
);
const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 }) },
  fc.constantFrom(0, 1, 8.64e15),
);
const counter = fc.constantFrom(0, 0, 1, 36 ** 4 - 1);
const stampTime = fc.oneof(time, fc.constantFrom(0, 36 ** 9 - 1)).map((at) => Math.min(at, 36 ** 9 - 1));
const stamp = fc.oneof(
  { weight: 1, arbitrary: fc.constant(NEVER) },
  {
    weight: 4,
    arbitrary: fc.tuple(stampTime, counter, fc.constantFrom('devicea1', 'deviceb2')).map(stampOf),
  },
);
const size = fc.option(fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.constant(0.5)), { nil: undefined });

/** Any Like that may lie in a library, and more: most as devices write them, some with odd parts. */
export const likeToSync: fc.Arbitrary<Like> = fc
  .record({
    key: fc.oneof(
      fc.constantFrom('url', 'alias'),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 }),
    ),
    url: address,
    aliases: fc.oneof(fc.constant('url' as const), fc.array(address, { maxLength: 6 })),
    liked: fc.constantFrom(true, false, null),
    caption: words,
    meta: fc.oneof(fc.constant(null), fc.jsonValue().map(withoutNegativeZeros)),
    note: fc.oneof(fc.constant(''), words),
    page: fc.oneof(
      fc.constant({ url: 'https://example.org/', title: 'Pictures of the week' }),
      fc.record({ url: fc.webUrl(), title: words }),
      fc.constant({ url: '', title: 'x'.repeat(5000) }),
    ),
    width: size,
    height: size,
    mediaType: fc.constantFrom(undefined, 'image/jpeg', 'image/png', 'image/svg+xml', 'x'),
    createdAt: time,
    updatedAt: fc.oneof(fc.constant(undefined), time),
    deletedAt: fc.option(time, { nil: undefined }),
    stamps: fc.oneof(
      fc.constant(undefined),
      fc.record({ liked: stamp, caption: stamp, meta: stamp, note: stamp, deleted: stamp }),
    ),
    tags: fc.uniqueArray(fc.record({ tag: words, stamp: fc.option(stamp), on: fc.boolean() }), {
      selector: ({ tag }) => tag,
      maxLength: 3,
    }),
  })
  .map(({ key, aliases, width, height, mediaType, deletedAt, tags, stamps, updatedAt, ...fields }) => {
    const known = aliases === 'url' ? [fields.url] : aliases;
    const usual = stampOf([Math.min(fields.createdAt, 36 ** 9 - 1), 0, 'devicea1']);
    const given = stamps ?? { liked: usual, caption: usual, meta: usual, note: NEVER, deleted: NEVER };
    return {
      ...fields,
      key: key === 'url' ? pictureKey(fields.url) : key === 'alias' ? pictureKey(known.at(-1) ?? '') : key,
      aliases: known,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(mediaType === undefined ? {} : { mediaType }),
      updatedAt: updatedAt ?? fields.createdAt,
      ...(deletedAt === undefined ? {} : { deletedAt }),
      tags: tags.filter(({ on }) => on).map(({ tag }) => tag),
      stamps: {
        ...given,
        tags: Object.fromEntries(
          tags.flatMap((each) => (each.stamp === null ? [] : [[each.tag, each.stamp ?? given.caption]])),
        ) as Record<string, string>,
      },
    };
  });

function stampOf([at, count, device]: readonly [number, number, string]): string {
  return tick(NEVER, at, device).replace('-0000-', `-${count.toString(36).padStart(4, '0')}-`);
}

/** JSON has none. */
function withoutNegativeZeros(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
