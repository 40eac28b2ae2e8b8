import type { Like, PictureIdentity } from '../../lib/core/judging/like.ts';
import { WHOLE_LIBRARY, type LibraryFilter, type LibrarySort } from '../../lib/core/library/libraryQuery.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createLikeRows } from '../../lib/storage/likeRows.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { DATABASE_NAME, type StoredLike } from '../../lib/storage/schema.ts';
import { storedLike } from '../../lib/storage/storedLike.ts';
import { inWriting, LIKE_STORES } from '../../lib/storage/writing.ts';
import { generatedLike } from './generatedLikes.ts';

/** The extension's own messages, as its pages have them. */
declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };

const CHUNK = 500;

const database = createDatabase();
const likes = createLikesRepository(database);
const reader = createLibraryReader(database);

/** Brings the library to `count` generated Likes. Answers how many it has. */
export async function fill(count: number, origin?: string): Promise<number> {
  const { liked, disliked, cleared } = await reader.totals();
  const present = liked + disliked + cleared;
  for (let from = present; from < count; from += CHUNK) {
    const end = Math.min(count, from + CHUNK);
    await database.use((connection) =>
      inWriting(connection, {
        stores: LIKE_STORES,
        durability: 'relaxed',
        async work(transaction) {
          // Not loaded before: looking for what cannot be there is a third of the time.
          const rows = createLikeRows(transaction);
          for (let index = from; index < end; index++) rows.replace([], generatedLike(index, count, origin), []);
          await rows.write();
        },
      }),
    );
  }
  return Math.max(present, count);
}

/** Opens the library's database, for as long as this page is there. */
export async function holdOpen(): Promise<void> {
  await reader.totals();
}

/** What storing takes, and what the same takes at the least, in median milliseconds. */
export interface Timed {
  readonly ours: number;
  readonly bare: number;
}

/**
 * Judgements of pictures that the library has, sent to the background, against a message that asks for next to nothing
 * and a strict put of another such record, with the other reaction. Neither has been read before, but where a library has
 * fewer pictures than judgements. Afterwards everything has the reaction again that it had.
 */
export async function timeAcknowledgements(times: number, count: number): Promise<Timed> {
  const send = (key: string, liked: boolean | null): Promise<unknown> => {
    const request = { operationId: crypto.randomUUID(), changes: [{ key, liked }] };
    return chrome.runtime.sendMessage({ name: 'library.change', request });
  };
  const both = await timeEach(times, async (connection, time) => {
    const { key, liked } = flipped(2 * time, count);
    const ours = await timed(() => send(key, liked));
    const record = storedLike(flipped(2 * time + 1, count), { operations: [] });
    const bare = await timed(async () => {
      await chrome.runtime.sendMessage({ name: 'settings.read', request: null });
      await putStrictly(connection, record);
    });
    return { ours, bare };
  });
  for (const { key, liked } of judged(0, times, count)) await send(key, liked);
  await putBack(1, times, count);
  return both;
}

/** The same of the library alone, without a message. */
export async function timeJudgements(times: number, count: number): Promise<Timed> {
  const judge = ({ key, aliases, liked }: Like): Promise<unknown> =>
    store({ key, aliases }, (like) => like && { ...like, liked });
  const both = await timeEach(times, async (connection, time) => {
    const like = flipped(2 * (times + time), count);
    const ours = await timed(() => judge(like));
    const record = storedLike(flipped(2 * (times + time) + 1, count), { operations: [] });
    return { ours, bare: await timed(() => putStrictly(connection, record)) };
  });
  for (const like of judged(2 * times, times, count)) await judge(like);
  await putBack(2 * times + 1, times, count);
  return both;
}

/**
 * First judgements of pictures, against strictly adding such a record; the library has been asked for both of them before, as
 * it is by every gallery. What they add is deleted again.
 */
export async function timeFirstJudgements(times: number, count: number): Promise<Timed> {
  const added: string[] = [];
  const timedBoth = await timeEach(times, async (connection, time) => {
    const [like, other] = [generatedLike(count + 2 * time, count), generatedLike(count + 2 * time + 1, count)];
    await likes.find([like, other]);
    const ours = await timed(() => store(like, () => like));
    const record = storedLike(other, { operations: [] });
    const bare = await timed(() => putStrictly(connection, record));
    const stored = await storedRecord(connection, like.key);
    added.push(stored.place, record.place);
    return { ours, bare };
  });
  const connection = await openBare();
  const transaction = connection.transaction('likes', 'readwrite');
  for (const place of added) transaction.objectStore('likes').delete(place);
  await completed(transaction);
  connection.close();
  return timedBoth;
}

async function timeEach(
  times: number,
  timeOnce: (connection: IDBDatabase, time: number) => Promise<Timed>,
): Promise<Timed> {
  const connection = await openBare();
  const all: Timed[] = [];
  for (let time = 0; time < times; time++) all.push(await timeOnce(connection, time));
  connection.close();
  return { ours: median(all.map(({ ours }) => ours)), bare: median(all.map(({ bare }) => bare)) };
}

function store(
  identity: PictureIdentity,
  become: (existing: Like | undefined) => Like | undefined,
): Promise<Like | undefined> {
  const apply = (existing: Like | undefined) => become(existing) ?? null;
  return likes.change({ operationId: crypto.randomUUID(), now: Date.now(), identity, apply });
}

/** Far apart, and each once. */
function sampled(index: number, count: number): number {
  return (index * 7919) % count;
}

/** The Like of that sample with another reaction than it has then, also when the samples have come round to it again. */
function flipped(index: number, count: number): Like {
  const like = generatedLike(sampled(index, count), count);
  const isFirst = Math.floor(index / count) % 2 === 0;
  return { ...like, liked: isFirst ? like.liked !== true : like.liked };
}

/** The generated Likes of every second sample from there on, each once. */
function judged(from: number, times: number, count: number): Like[] {
  const indices = new Set(Array.from({ length: times }, (_, time) => sampled(from + 2 * time, count)));
  return [...indices].map((index) => generatedLike(index, count));
}

async function putBack(from: number, times: number, count: number): Promise<void> {
  const connection = await openBare();
  const transaction = connection.transaction('likes', 'readwrite');
  for (const like of judged(from, times, count)) {
    transaction.objectStore('likes').put(storedLike(like, { operations: [] }));
  }
  await completed(transaction);
  connection.close();
}

async function storedRecord(connection: IDBDatabase, key: string): Promise<StoredLike> {
  return settled<StoredLike>(connection.transaction('likes').objectStore('likes').index('key').get(key));
}

function putStrictly(connection: IDBDatabase, record: StoredLike): Promise<void> {
  const transaction = connection.transaction('likes', 'readwrite', { durability: 'strict' });
  transaction.objectStore('likes').put(record);
  return completed(transaction);
}

/** Median milliseconds of looking up the reactions of a page's pictures, and of the same `get`s in a bare transaction. */
export async function timeLookups(pictures: number, rounds: number, count: number): Promise<Timed> {
  const connection = await openBare();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const sample = Array.from({ length: pictures }, (_, index) =>
      generatedLike((round * 104_729 + index * 487) % count, count),
    );
    // Whoever comes first finds the disk's pages cold: both are warmed.
    await getAll(connection, sample);
    bare.push(await timed(() => getAll(connection, sample)));
    ours.push(await timed(() => likes.find(sample)));
  }
  connection.close();
  return { ours: median(ours), bare: median(bare) };
}

function getAll(connection: IDBDatabase, sample: readonly Like[]): Promise<unknown> {
  const index = connection.transaction('likes').objectStore('likes').index('key');
  return Promise.all(sample.map(({ key }) => settled(index.get(key))));
}

/** Milliseconds of reading every record by a cursor and doing nothing with it. */
export async function timeCursorWalk(): Promise<number> {
  const connection = await openBare();
  const time = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = connection.transaction('likes').objectStore('likes').openCursor();
        request.addEventListener('success', () => {
          const cursor = request.result;
          if (cursor === null) return resolve();
          // Chrome reads a record only when it is asked for.
          if (cursor.value.key !== '') cursor.continue();
        });
        request.addEventListener('error', () => reject(request.error));
      }),
  );
  connection.close();
  return time;
}

/** How long a list's first screen took, what it held, and how many records were read for it. */
export async function firstScreen(
  filter: Partial<LibraryFilter>,
  sort: LibrarySort,
  limit: number,
): Promise<{ readonly ms: number; readonly likes: number; readonly records: number }> {
  const counted = countRecords();
  const start = performance.now();
  const page = await reader.list({ filter: { ...WHOLE_LIBRARY, ...filter }, sort, limit });
  const ms = performance.now() - start;
  return { ms, likes: page.likes.length, records: counted.stop() };
}

/** Counts every record, of whatever store, that requests of this page answer until it is stopped. */
function countRecords(): { stop(): number } {
  let records = 0;
  const restore: (() => void)[] = [];
  const watch = <Target extends object>(
    prototype: Target,
    name: keyof Target & string,
    count: (result: unknown) => number,
  ) => {
    const original = prototype[name] as (...parameters: unknown[]) => IDBRequest;
    Object.assign(prototype, {
      [name](this: unknown, ...parameters: unknown[]) {
        const request = original.apply(this, parameters);
        request.addEventListener('success', () => {
          records += count(request.result);
        });
        return request;
      },
    });
    restore.push(() => Object.assign(prototype, { [name]: original }));
  };
  const one = (result: unknown) => (result === undefined || result === null ? 0 : 1);
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    watch(prototype, 'get', one);
    watch(prototype, 'getAll', (result) => (result as unknown[]).length);
    watch(prototype, 'openCursor', one);
  }
  return {
    stop() {
      for (const undo of restore) undo();
      return records;
    },
  };
}

function openBare(): Promise<IDBDatabase> {
  return settled(indexedDB.open(DATABASE_NAME));
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
