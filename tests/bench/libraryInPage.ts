import type { Like } from '../../lib/core/like.ts';
import { WHOLE_LIBRARY, type LibraryFilter, type LibrarySort } from '../../lib/core/libraryQuery.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createImportsRepository } from '../../lib/storage/importsRepository.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { DATABASE_NAME } from '../../lib/storage/schema.ts';
import { generatedLike } from './generatedLikes.ts';

/** The extension's own messages, as its pages have them. */
declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };

const CHUNK = 500;

const database = createDatabase();
const likes = createLikesRepository(database);
const reader = createLibraryReader(database);
const imports = createImportsRepository(database);

/** Brings the library to `count` generated Likes the way an import does. Answers how many it has. */
export async function fill(count: number, origin?: string): Promise<number> {
  const { liked, disliked, cleared } = await reader.totals();
  const present = liked + disliked + cleared;
  if (present >= count) return present;
  const id = await imports.begin('bench', Date.now());
  for (let from = present; from < count; from += CHUNK) {
    const chunk: Like[] = [];
    for (let index = from; index < Math.min(count, from + CHUNK); index++) {
      chunk.push(generatedLike(index, count, origin));
    }
    await imports.write(id, chunk, [], Date.now());
  }
  await imports.finish(id);
  return count;
}

/** Median milliseconds of a judgement sent to the background, and of putting the same record strictly and bare. */
export async function timeJudgements(times: number, count: number): Promise<{ ours: number; bare: number }> {
  const connection = await openBare();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let time = 0; time < times; time++) {
    const { key } = generatedLike((time * 7919) % count, count);
    const change = { key, liked: time % 2 === 0 };
    ours.push(
      await timed(() =>
        chrome.runtime.sendMessage({
          name: 'library.change',
          request: { operationId: `bench-${Date.now()}-${time}`, changes: [change] },
        }),
      ),
    );
    const record = await settled(connection.transaction('likes').objectStore('likes').index('key').get(key));
    bare.push(
      await timed(async () => {
        const transaction = connection.transaction('likes', 'readwrite', { durability: 'strict' });
        transaction.objectStore('likes').put(record);
        await completed(transaction);
      }),
    );
  }
  connection.close();
  return { ours: median(ours), bare: median(bare) };
}

/** Median milliseconds of looking up the reactions of a page's pictures, and of the same `get`s in a bare transaction. */
export async function timeLookups(
  pictures: number,
  rounds: number,
  count: number,
): Promise<{ ours: number; bare: number }> {
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
          if (request.result === null) resolve();
          else request.result.continue();
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
