import fc from 'fast-check';
import { NEVER, tick } from '../../lib/core/judging/clock.ts';
import type { PictureSnapshot } from '../../lib/core/judging/judge.ts';
import type { Like } from '../../lib/core/judging/like.ts';

/** A Like with believable fields, to be varied. */
export function aLike(fields: Partial<Like> = {}): Like {
  const stamp = tick(NEVER, 1_000, 'devicea1');
  return {
    key: 'a'.repeat(64),
    url: 'https://example.org/ridge.jpg',
    aliases: ['https://example.org/ridge.jpg'],
    liked: true,
    caption: 'A ridge in November',
    meta: null,
    tags: [],
    note: '',
    page: { url: 'https://example.org/', title: 'Pictures of the week' },
    width: 1600,
    height: 1067,
    mediaType: 'image/jpeg',
    createdAt: 1_000,
    updatedAt: 1_000,
    stamps: { liked: stamp, caption: stamp, meta: stamp, note: NEVER, tags: {}, deleted: NEVER },
    ...fields,
  };
}

export function aSnapshot(fields: Partial<PictureSnapshot> = {}): PictureSnapshot {
  return {
    url: 'https://example.org/ridge.jpg',
    aliases: ['https://example.org/ridge.jpg'],
    caption: 'A ridge in November',
    width: 1600,
    height: 1067,
    mediaType: 'image/jpeg',
    ...fields,
  };
}

const hexKey = fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(64));
/** Few values, so that ties are common. */
const stamp = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('devicea1', 'deviceb2'))
  .map(([time, device]) => (time === 0 ? NEVER : tick(NEVER, time, device)));
const word = fc.constantFrom('', 'a', 'b', '__proto__', 'ridge');
const size = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });

/** Any Like at all, also such as no single device would write. */
export const anyLike: fc.Arbitrary<Like> = fc
  .record({
    key: hexKey,
    url: word,
    aliases: fc.uniqueArray(word).map((aliases) => aliases.toSorted()),
    liked: fc.constantFrom(true, false, null),
    caption: word,
    meta: fc.oneof(fc.constant(null), word),
    note: word,
    page: fc.record({ url: word, title: word }),
    width: size,
    height: size,
    mediaType: fc.option(word, { nil: undefined }),
    createdAt: fc.integer({ min: 0, max: 3 }),
    updatedAt: fc.integer({ min: 0, max: 3 }),
    deletedAt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    stamps: fc.record({ liked: stamp, caption: stamp, meta: stamp, note: stamp, deleted: stamp }),
    tags: fc.uniqueArray(fc.record({ tag: word, stamp, on: fc.boolean() }), { selector: ({ tag }) => tag }),
  })
  .map(({ width, height, mediaType, deletedAt, tags, stamps, ...fields }) => ({
    ...fields,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(deletedAt === undefined ? {} : { deletedAt }),
    tags: tags
      .filter(({ on }) => on)
      .map(({ tag }) => tag)
      .toSorted(),
    stamps: { ...stamps, tags: Object.fromEntries(tags.map(({ tag, stamp: at }) => [tag, at])) },
  }));
