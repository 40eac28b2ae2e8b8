import { CodedError } from '../../lib/core/codedError.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import type { LikeChange } from '../../lib/core/judging/likeChange.ts';
import { changedLike } from '../../lib/core/judging/likeEdits.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import type { LibraryFilter, LibrarySort, SizeClass } from '../../lib/core/library/libraryQuery.ts';
import type { Client } from '../../lib/protocol/client.ts';
import type { ImageSource, LibrarySource, LibraryWork, SmallImage } from '../../lib/state/library/librarySource.ts';

/** A library in memory: what stands behind the library's models, with everything that was asked of it. */
export interface FakeLibrary {
  readonly source: LibrarySource;
  readonly client: Client;
  readonly images: ImageSource;
  readonly work: LibraryWork;
  /** The living Likes. */
  readonly living: () => readonly Like[];
  readonly set: (like: Like) => void;
  /** What the background was asked for: name and request. */
  readonly requests: (readonly [name: string, request: unknown])[];
  /** Filters and sorts that were listed, in order. */
  readonly listed: { readonly filter: LibraryFilter; readonly sort: LibrarySort; readonly after: string | null }[];
  readonly thumbnails: Map<string, SmallImage>;
  readonly originals: Map<string, Blob>;
  /** From now on reading fails, or no longer does. */
  failReading: boolean;
  /** From now on writing fails after so many more messages; `Infinity` is never. */
  writesLeft: number;
  /** Answers of the work that takes longer; each can be replaced. */
  answers: Partial<LibraryWork>;
}

interface Merged {
  readonly before: readonly Like[];
}

export function fakeLibrary(likes: readonly Like[]): FakeLibrary {
  const records = new Map(likes.map((like) => [like.key, like]));
  const deleted = new Map<string, Like>();
  const merges = new Map<string, Merged>();
  const living = (): Like[] => [...records.values()];

  function read<Value>(value: () => Value): Promise<Value> {
    if (fake.failReading) return Promise.reject(new CodedError('storage-unavailable', 'closed'));
    return Promise.resolve().then(value);
  }

  function change({ key, liked, deleted: isDeleted, ...edit }: LikeChange): boolean {
    if (isDeleted === false) {
      const like = deleted.get(key);
      if (like) records.set(key, like);
      deleted.delete(key);
    }
    const like = records.get(key);
    if (!like) return false;
    if (isDeleted) {
      records.delete(key);
      deleted.set(key, like);
    } else {
      records.set(key, { ...changedLike(like, { key, ...edit }), ...(liked === undefined ? {} : { liked }) });
    }
    return true;
  }

  function answer(name: string, request: unknown): unknown {
    if (fake.writesLeft <= 0) throw new CodedError('storage-full', 'The disk is full.');
    fake.writesLeft--;
    switch (name) {
      case 'library.change':
        return { changed: (request as { changes: LikeChange[] }).changes.filter(change).length };
      case 'library.merge': {
        const { keys, main } = request as { keys: string[]; main?: string };
        const before = keys.flatMap((key) => records.get(key) ?? []);
        const first = before.find(({ key }) => key === (main ?? keys[0]));
        if (!first) throw new CodedError('not-found', 'gone');
        for (const { key } of before) records.delete(key);
        records.set(first.key, { ...first, tags: [...new Set(before.flatMap(({ tags }) => tags))] });
        const undo = `merge ${merges.size}`;
        merges.set(undo, { before });
        return { key: first.key, undo };
      }
      case 'library.unmerge':
        for (const like of merges.get((request as { undo: string }).undo)?.before ?? []) records.set(like.key, like);
        return null;
      default:
        throw new CodedError('unknown-message', name);
    }
  }

  const fake: FakeLibrary = {
    requests: [],
    listed: [],
    thumbnails: new Map(),
    originals: new Map(),
    failReading: false,
    writesLeft: Infinity,
    answers: {},
    living,
    set: (like) => void records.set(like.key, like),
    client: {
      request: async (name, request) => {
        fake.requests.push([name, request]);
        return answer(name, request) as never;
      },
    },
    source: {
      list: ({ filter, sort, after = null, limit }) =>
        read(() => {
          fake.listed.push({ filter, sort, after });
          const all = sorted(
            living().filter((like) => passes(like, filter)),
            sort,
          );
          const start = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
          const page = all.slice(start, start + limit);
          return { likes: page, next: start + limit < all.length ? (page.at(-1)?.key ?? null) : null };
        }),
      count: (filter) => read(() => living().filter((like) => passes(like, filter)).length),
      async *all(scope, batch) {
        await read(() => undefined);
        const all =
          scope.kind === 'keys'
            ? scope.keys.flatMap((key) => records.get(key) ?? [])
            : living().filter((like) => passes(like, scope.filter));
        for (let start = 0; start < all.length; start += batch) yield all.slice(start, start + batch);
      },
      totals: () => read(() => numbersOf(living())),
      statistics: () =>
        read(() => ({
          totals: numbersOf(living()),
          days: named(living(), ({ updatedAt }) => [new Date(updatedAt).toISOString().slice(0, 10)])
            .map(({ name, ...numbers }) => ({ day: name, ...numbers }))
            .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
          sites: named(living(), (like) => [siteName(like)]),
          tags: named(living(), ({ tags }) => tags),
          sizes: sizesOf(living()),
          minutes: living().length * 5,
        })),
      sites: (limit) => read(() => named(living(), (like) => [siteName(like)]).slice(0, limit)),
      tags: (limit) => read(() => named(living(), ({ tags }) => tags).slice(0, limit)),
      pages: ({ filter, after, limit }) =>
        read(() => {
          const passing = living().filter((like) => passes(like, filter));
          const pages = named(passing, ({ page }) => [page.url]).map(({ name, ...numbers }) => {
            const found = passing.filter(({ page }) => page.url === name);
            const newest = Math.max(...found.map(({ createdAt }) => createdAt));
            return { url: name, title: found[0]?.page.title ?? '', newest, ...numbers };
          });
          const start = after === null || after === undefined ? 0 : Number(after);
          const end = start + limit;
          return { pages: pages.slice(start, end), next: end < pages.length ? String(end) : null };
        }),
      judgements: async (pictures) => pictures.map(() => []),
      passing: (keys, filter) =>
        read(() => {
          const passing = new Set(living().flatMap((like) => (passes(like, filter) ? like.key : [])));
          return new Set(keys.filter((key) => passing.has(key)));
        }),
    },
    images: {
      thumbnails: (keys) => read(() => keys.map((key) => fake.thumbnails.get(key))),
      originals: (keys) => read(() => keys.map((key) => fake.originals.get(key))),
    },
    work: {
      findDuplicates: async (following) => fake.answers.findDuplicates?.(following) ?? [],
      readPictures: async (following) => fake.answers.readPictures?.(following) ?? { read: 0, failed: 0 },
      checkOriginals: async (scope, following) =>
        fake.answers.checkOriginals?.(scope, following) ?? { gone: [], problem: null },
      keepOffline: async (keys, following) =>
        fake.answers.keepOffline?.(keys, following) ?? { kept: keys.length, problem: null },
      removeOffline: async (keys) => fake.answers.removeOffline?.(keys),
      offlineUsage: async () => fake.answers.offlineUsage?.() ?? { count: 0, bytes: 0, limit: 1e9 },
      askForSites: async (urls) => fake.answers.askForSites?.(urls) ?? true,
    },
  };
  return fake;
}

function passes(like: Like, filter: LibraryFilter): boolean {
  const reaction = like.liked === null ? 'cleared' : like.liked ? 'liked' : 'disliked';
  const words = [like.caption, like.page.title, like.url, ...like.tags, like.note].join(' ').toLowerCase().split(/\W+/);
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const isOne = (list: readonly string[], values: readonly string[]): boolean =>
    list.length === 0 || list.some((value) => values.includes(value));
  return (
    wanted.every((word) => words.some((known) => known.startsWith(word))) &&
    isOne(filter.reactions, [reaction]) &&
    isOne(filter.sites, [siteName(like)]) &&
    isOne(filter.tags, like.tags) &&
    isOne(filter.kinds, [like.mediaType === 'image/gif' ? 'animation' : 'photograph']) &&
    isOne(filter.sizes, [sizeClassOf(like)]) &&
    (filter.page === null || filter.page === like.page.url) &&
    (filter.from === null || like.createdAt >= filter.from) &&
    (filter.until === null || like.createdAt < filter.until)
  );
}

function sorted(likes: readonly Like[], sort: LibrarySort): Like[] {
  const pixels = ({ width = 0, height = 0 }: Like): number => width * height;
  const orders: Readonly<Record<LibrarySort, (a: Like, b: Like) => number>> = {
    newest: (a, b) => b.createdAt - a.createdAt,
    oldest: (a, b) => a.createdAt - b.createdAt,
    judged: (a, b) => b.updatedAt - a.updatedAt,
    largest: (a, b) => pixels(b) - pixels(a),
    smallest: (a, b) => pixels(a) - pixels(b),
    name: (a, b) => a.caption.localeCompare(b.caption),
  };
  return likes.toSorted(orders[sort]);
}

function siteName({ page }: Like): string {
  return URL.canParse(page.url) ? new URL(page.url).host.replace(/^www\./, '') : '';
}

function sizeClassOf({ width, height }: Like): SizeClass {
  if (width === undefined || height === undefined) return 'unknown';
  const pixels = width * height;
  return pixels < 5e5 ? 'small' : pixels < 2e6 ? 'medium' : pixels < 8e6 ? 'large' : 'huge';
}

function numbersOf(likes: readonly Like[]): LibraryNumbers {
  return {
    liked: likes.filter(({ liked }) => liked === true).length,
    disliked: likes.filter(({ liked }) => liked === false).length,
    cleared: likes.filter(({ liked }) => liked === null).length,
  };
}

function sizesOf(likes: readonly Like[]): Record<SizeClass, LibraryNumbers> {
  const of = (size: SizeClass): LibraryNumbers => numbersOf(likes.filter((like) => sizeClassOf(like) === size));
  return {
    small: of('small'),
    medium: of('medium'),
    large: of('large'),
    huge: of('huge'),
    unknown: of('unknown'),
  };
}

/** Most first. */
function named(likes: readonly Like[], namesOf: (like: Like) => readonly string[]) {
  const groups = new Map<string, Like[]>();
  for (const like of likes) {
    for (const name of namesOf(like)) groups.set(name, [...(groups.get(name) ?? []), like]);
  }
  return [...groups]
    .map(([name, members]) => ({ name, ...numbersOf(members), total: members.length }))
    .toSorted((a, b) => b.total - a.total)
    .map(({ total: _, ...counted }) => counted);
}
