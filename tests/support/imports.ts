import fc from 'fast-check';
import { NEVER, tick } from '../../lib/core/judging/clock.ts';
import type { JsonValue } from '../../lib/core/pictures/galleryImage.ts';
import { detectFormat } from '../../lib/core/imports/detectFormat.ts';
import { isLikeEntry, type ImportEntry, type LikeEntry } from '../../lib/core/imports/importEntry.ts';
import { importMoment } from '../../lib/core/imports/importMoment.ts';
import { readImport } from '../../lib/core/imports/readImport.ts';
import type { SkippedEntry } from '../../lib/core/imports/importSummary.ts';
import type { Like, PictureIdentity } from '../../lib/core/judging/like.ts';
import { mergeLikes } from '../../lib/core/judging/mergeLikes.ts';
import type { Thumbnail } from '../../lib/core/pictures/thumbnail.ts';
import type { ImportRecord, ImportsRepository } from '../../lib/storage/importsRepository.ts';

/** 22 November 2026, 8:00 UTC. */
export const IMPORTED_AT = Date.UTC(2026, 10, 22, 8);

export interface ReadFile {
  readonly format: string;
  readonly entries: readonly ImportEntry[];
  readonly found: readonly LikeEntry[];
  readonly likes: readonly Like[];
  readonly skipped: readonly SkippedEntry[];
}

/** Reads a file as an import does, all at once. */
export async function readFile(content: BlobPart | Blob): Promise<ReadFile> {
  const file = content instanceof Blob ? content : new Blob([content]);
  const detected = await detectFormat(file);
  const entries: ImportEntry[] = [];
  const reading = { moment: importMoment(IMPORTED_AT), pause: () => Promise.resolve() };
  for await (const entry of readImport(file, detected, reading, () => undefined)) entries.push(entry);
  const found = entries.filter(isLikeEntry);
  return {
    format: detected.format,
    entries,
    found,
    likes: found.map(({ like }) => like),
    skipped: entries.filter((entry): entry is SkippedEntry => !isLikeEntry(entry)),
  };
}

export async function textOfPieces(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

export async function* inBatches<Item>(items: readonly Item[], batch = 3): AsyncGenerator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batch) yield items.slice(start, start + batch);
}

const stamp = fc
  .tuple(fc.integer({ min: 0, max: IMPORTED_AT }), fc.constantFrom('devicea1', 'deviceb2'))
  .map(([time, device]) => (time < 1000 ? NEVER : tick(NEVER, time, device)));
/** Texts that are hard on parsers; lone surrogates, controls, a byte order mark, formulas. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    'A ridge',
    '=1+1',
    "'",
    "'=x",
    '"',
    '""',
    'a,b;c\td',
    'two\nlines\r\n',
    '\uFEFFmark',
    '\0',
    '</DL>',
    '&amp;',
    '\u2028',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom('', 'data:image/png;base64,iVBORw0KGgo=', 'https://example.org/a"b.jpg?x=1,2&y=\'3'),
);
const tagName = fc
  .oneof(fc.constantFrom('__proto__', 'constructor', 'cover', '=sum', '1'), fc.string({ minLength: 1, maxLength: 8 }))
  .filter((tag) => tag.replaceAll(/\s+/g, ' ').trim() === tag);
const time = fc.integer({ min: 0, max: IMPORTED_AT });
const pixels = fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined });

/** Any Like that a library can hold. */
const libraryLike: fc.Arbitrary<Like> = fc
  .record({
    key: fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 }),
    url,
    aliases: fc.uniqueArray(fc.webUrl({ withQueryParameters: true }), { maxLength: 3 }),
    liked: fc.constantFrom(true, false, null),
    caption: text,
    meta: fc.oneof(
      fc.constantFrom<JsonValue>(null, 1, 'x', true),
      fc
        .jsonValue({ maxDepth: 3 })
        .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as JsonValue),
    ),
    note: text,
    page: fc.record({ url: fc.oneof(fc.constant(''), fc.webUrl()), title: text }),
    width: pixels,
    height: pixels,
    mediaType: fc.option(fc.constantFrom('image/png', 'image/svg+xml'), { nil: undefined }),
    createdAt: time,
    updatedAt: time,
    stamps: fc.record({ liked: stamp, caption: stamp, meta: stamp, note: stamp, deleted: stamp }),
    tags: fc.uniqueArray(fc.record({ tag: tagName, at: stamp, on: fc.boolean() }), {
      selector: ({ tag }) => tag,
      maxLength: 4,
    }),
  })
  .map(({ width, height, mediaType, tags, stamps: { deleted, ...stamps }, ...fields }) => ({
    ...fields,
    aliases: fields.aliases.toSorted(),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
    tags: tags
      .filter(({ on }) => on)
      .map(({ tag }) => tag)
      .toSorted(),
    stamps: { ...stamps, tags: Object.fromEntries(tags.map(({ tag, at }) => [tag, at])), deleted },
  }));

/** Likes of different pictures. */
export const libraryLikes = fc.uniqueArray(libraryLike, { selector: ({ key }) => key, maxLength: 8 }).map((likes) => {
  const seen = new Set<string>();
  const sorted = likes.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return sorted.map((like) => {
    const aliases = like.aliases.filter((alias) => !seen.has(alias));
    for (const alias of aliases) seen.add(alias);
    return { ...like, aliases };
  });
});

/** The library and its imports, in memory. */
export function createFakeLibrary(given: readonly Like[] = []) {
  const likes = new Map(given.map((like) => [like.key, like]));
  const thumbnails = new Map<string, Thumbnail>();
  /** What was there before, by key. */
  const before = new Map<string, Like | undefined>();
  const thumbnailsBefore = new Set<string>();
  let record: ImportRecord | null = null;
  let imports = 0;
  /** Called before each write, to let it fail. */
  let onWrite: () => void | Promise<void> = () => undefined;
  let onRevert: () => void = () => undefined;

  const matches = ({ key, aliases }: PictureIdentity): Like[] =>
    [...likes.values()].filter((like) => like.key === key || like.aliases.some((alias) => aliases.includes(alias)));

  const repository: ImportsRepository = {
    begin: (fileName, now) => {
      before.clear();
      thumbnailsBefore.clear();
      record = { id: `import-${++imports}`, fileName, at: now, added: 0, changed: 0, state: 'writing' };
      return Promise.resolve(record.id);
    },
    write: async (_id, batch, images) => {
      await onWrite();
      const counts = { added: 0, changed: 0, unchanged: 0 };
      for (const like of batch) {
        const known = matches(like);
        const merged = [...known, like].reduce(mergeLikes);
        const [first] = known;
        if (first === undefined) counts.added++;
        else if (JSON.stringify(first) === JSON.stringify(merged)) counts.unchanged++;
        else counts.changed++;
        for (const { key } of known) {
          if (!before.has(key)) before.set(key, likes.get(key));
          likes.delete(key);
        }
        if (!before.has(merged.key)) before.set(merged.key, undefined);
        likes.set(merged.key, merged);
      }
      for (const image of images) {
        if (thumbnails.has(image.key)) continue;
        thumbnails.set(image.key, image);
        thumbnailsBefore.add(image.key);
      }
      if (record !== null)
        record = { ...record, added: record.added + counts.added, changed: record.changed + counts.changed };
      return counts;
    },
    finish: () => {
      if (record === null) throw new Error('No import was begun.');
      record = { ...record, state: 'done' };
      const { id, fileName, at, added, changed } = record;
      return Promise.resolve({ id, fileName, at, added, changed });
    },
    last: () => Promise.resolve(record),
    revert: () => {
      onRevert();
      if (record !== null) record = { ...record, state: 'undoing' };
      const [first] = before;
      if (first !== undefined) {
        const [key, like] = first;
        if (like === undefined) likes.delete(key);
        else likes.set(key, like);
        before.delete(key);
      }
      for (const key of thumbnailsBefore) thumbnails.delete(key);
      if (before.size === 0) record = null;
      return Promise.resolve({ left: before.size, kept: 0 });
    },
  };

  return {
    repository,
    find: (identities: readonly PictureIdentity[]) =>
      Promise.resolve(identities.map((identity) => matches(identity)[0])),
    /** In the order of keys. */
    all: () => [...likes.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    thumbnails,
    failWrites: (work: () => void | Promise<void>) => (onWrite = work),
    failReverts: (work: () => void) => (onRevert = work),
    /** As a page leaves it that is closed while it imports. */
    interrupt: (like: Like) => {
      record = { id: 'interrupted', fileName: 'old.json', at: 1, added: 1, changed: 0, state: 'writing' };
      likes.set(like.key, like);
      before.set(like.key, undefined);
    },
    put: (like: Like) => likes.set(like.key, like),
  };
}
