import fc from 'fast-check';
import { NEVER, tick } from '../../lib/core/judging/clock.ts';
import type { LibraryFilter, LibrarySort, ListedReaction, SizeClass } from '../../lib/core/library/libraryQuery.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { pictureKey } from '../../lib/core/pictures/pictureKey.ts';
import { PICTURE_KINDS } from '../../lib/core/pictures/pictureKind.ts';

const words = ['ridge', 'rid', 'lake', 'café', 'Überblick', '山小屋', 'IMG 2', 'IMG 10', 'november', 'a', 'x y'];
const sites = ['a.example', 'www.b.example', 'c.example', ''];
const tags = ['cold', 'warm', 'two words', '__proto__', 'N\0L'];
const sizes = [[], [16, 16], [320, 240], [800, 800], [1600, 1067], [4000, 3000], [6000, 4000]] as const;
const types = [undefined, 'image/jpeg', 'image/gif', 'image/svg+xml', 'image/x-icon'];
/** Few moments, so that many came at once. */
const times = fc.integer({ min: 0, max: 12 }).map((hour) => 1_790_000_000_000 + hour * 3_600_000);
const phrase = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((chosen) => chosen.join(' '));

const listedReactions: readonly ListedReaction[] = ['liked', 'disliked', 'cleared'];
export const sizeClasses: readonly SizeClass[] = ['small', 'medium', 'large', 'huge', 'unknown'];
export const sorts: readonly LibrarySort[] = ['newest', 'oldest', 'judged', 'largest', 'smallest', 'name'];

/** A library's Likes, each of another picture. */
export function someLibrary(count: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Like[]> {
  return fc.array(anyPicture, count).map((pictures) => pictures.map(pictureOf));
}

const anyPicture = fc.record({
  liked: fc.constantFrom(true, true, false, null),
  caption: phrase,
  title: phrase,
  note: phrase,
  tags: fc.subarray(tags, { maxLength: 2 }),
  site: fc.constantFrom(...sites),
  page: fc.integer({ min: 1, max: 3 }),
  size: fc.constantFrom(...sizes),
  mediaType: fc.constantFrom(...types),
  createdAt: times,
  judgedAt: fc.option(times),
  isDeleted: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

function pictureOf(drawn: typeof anyPicture extends fc.Arbitrary<infer Drawn> ? Drawn : never, index: number): Like {
  const { site, page, size, mediaType, createdAt, judgedAt, isDeleted, title, ...fields } = drawn;
  const url = `https://images.example/${index}/lake-${index}.jpg`;
  const [width, height] = size;
  const stamp = tick(NEVER, createdAt, 'devicea1');
  return {
    ...fields,
    // Many words that begin alike.
    note: `${fields.note} q${index}`,
    key: pictureKey(url),
    url,
    aliases: [url],
    meta: null,
    tags: fields.tags.toSorted(),
    page: { url: site === '' ? '' : `https://${site}/album/${page}`, title },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
    createdAt,
    updatedAt: createdAt,
    ...(isDeleted ? { deletedAt: createdAt } : {}),
    stamps: {
      liked: judgedAt === null ? NEVER : tick(NEVER, judgedAt, 'devicea1'),
      caption: stamp,
      meta: stamp,
      note: stamp,
      tags: Object.fromEntries(fields.tags.map((tag) => [tag, stamp])),
      deleted: isDeleted ? stamp : NEVER,
    },
  };
}

const typed = fc.constantFrom(
  'r',
  'ri',
  'rid',
  'RIDGE',
  'lake.jpg',
  'cafe nov',
  'uber',
  '山',
  '小屋',
  'im 2',
  'images.example',
  'q',
  'q1',
  'q12',
  'zzz',
  '.',
);
const some = <Value>(values: readonly Value[]): fc.Arbitrary<readonly Value[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...values], { maxLength: 3 }) },
  );

export const anyLibraryFilter: fc.Arbitrary<LibraryFilter> = fc.record({
  text: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, typed),
  reactions: some(listedReactions),
  sites: some(['a.example', 'b.example', 'nowhere.example']),
  tags: some([...tags, 'none']),
  kinds: some(PICTURE_KINDS),
  sizes: some(sizeClasses),
  page: fc.option(fc.constantFrom('https://a.example/album/1', 'https://www.b.example/album/2', ''), { freq: 2 }),
  from: fc.option(times, { freq: 2 }),
  until: fc.option(times, { freq: 2 }),
});

export const anySort: fc.Arbitrary<LibrarySort> = fc.constantFrom(...sorts);
