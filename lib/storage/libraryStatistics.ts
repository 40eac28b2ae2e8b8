import { NEVER, type Stamp } from '../core/judging/clock.ts';
import {
  contributionOf,
  createTally,
  noNumbers,
  type NumbersDelta,
  type PageDelta,
  type StatisticsDelta,
} from '../core/library/contribution.ts';
import type { LibraryNumbers } from '../core/library/libraryNumbers.ts';
import { ALL_PLACES } from '../core/judging/place.ts';
import { pageTerm } from '../core/library/searchTerms.ts';
import type { CountedRow, PageRow, StatisticsRow } from './schema.ts';
import { TERM_END } from './storedLike.ts';
import { inWriting, type Connection, type Writing } from './writing.ts';

/** Likes read at a time. */
const PIECE = 500;
const RANK_DIGITS = 9;
const MOST = 36 ** RANK_DIGITS - 1;

export const TOTAL = 'total';
const COUNTED = 'counted';
export const sizeId = (size: string): string => `size:${size}`;
export const nameId = (kind: 'site' | 'tag', name: string): string => `${kind}:${name}`;
export const pageId = (url: string): string => `page:${url}`;
export const dayId = (day: string): string => `day:${day}`;
/** Every day's row, oldest first. */
export const EVERY_DAY: readonly [string, string] = ['day:', 'day;'];

/** Of sites or tags, the most judged first. */
export function ranks(kind: 'site' | 'tag'): readonly [string, string] {
  return [`${kind}:`, `${kind};`];
}

/**
 * Takes over into the statistics what has changed since they were last read. Where there is no space left they stay as
 * they were: what is shown is then a little old.
 */
export async function countChanges(connection: Connection): Promise<void> {
  if (!(await hasUncounted(connection))) return;
  try {
    await inWriting(connection, { stores: ['likes', 'statistics'], durability: 'relaxed', work: takeOver });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
  }
}

/**
 * The same within a transaction; needs the stores `likes` and `statistics`. All that there is at once: a Like that was
 * changed twice counts from its first change that is later than the marker, which holds only when nothing is left behind.
 */
export async function takeOver(transaction: Writing): Promise<void> {
  const counted = await countedUpTo(transaction.objectStore('statistics'));
  const index = transaction.objectStore('likes').index('uncounted');
  const tally = createTally();
  let last = counted;
  for (;;) {
    const rows = await index.getAll(IDBKeyRange.lowerBound(last, true), PIECE);
    for (const row of rows) {
      const before = row.uncounted?.find(({ marker }) => marker > counted)?.before ?? null;
      const present = contributionOf(row, row.place);
      tally.change(before === null ? [] : [before], present === null ? [] : [present]);
    }
    last = rows.at(-1)?.index.uncounted ?? last;
    if (rows.length < PIECE) break;
  }
  if (last === counted) return;
  await addToStatistics(transaction, tally);
  setCountedUpTo(transaction, last);
}

/** The statistics hold all changes up to this marker. */
export function setCountedUpTo(transaction: Writing, marker: Stamp): void {
  transaction.put('statistics', { id: COUNTED, marker });
}

/** The marker up to which changes have been taken over. */
export async function countedUpTo(store: {
  get(id: string): Promise<StatisticsRow | CountedRow | undefined>;
}): Promise<Stamp> {
  const row = await store.get(COUNTED);
  return row !== undefined && 'marker' in row ? row.marker : NEVER;
}

async function hasUncounted(connection: Connection): Promise<boolean> {
  const transaction = connection.transaction(['likes', 'statistics']);
  const [last, counted] = await Promise.all([
    transaction.objectStore('likes').index('uncounted').openKeyCursor(null, 'prev'),
    countedUpTo(transaction.objectStore('statistics')),
  ]);
  return last !== null && last.key > counted;
}

/** Needs the stores `statistics` and `likes`, and the Likes as they are after the change. */
export async function addToStatistics(transaction: Writing, delta: StatisticsDelta): Promise<void> {
  const store = transaction.objectStore('statistics');
  const changes: Promise<void>[] = [change(TOTAL, delta.totals, (row) => row)];
  for (const [size, numbers] of delta.sizes) changes.push(change(sizeId(size), numbers, (row) => row));
  for (const [day, { numbers, slots }] of delta.days) {
    changes.push(
      change(dayId(day), numbers, (row, former) => {
        const counted = new Map(Object.entries(former !== undefined && 'slots' in former ? former.slots : {}));
        for (const [slot, count] of slots) counted.set(`${slot}`, (counted.get(`${slot}`) ?? 0) + count);
        return { ...row, slots: Object.fromEntries([...counted].filter(([, count]) => count > 0)) };
      }),
    );
  }
  for (const [kind, named] of [
    ['site', delta.sites],
    ['tag', delta.tags],
  ] as const) {
    for (const [name, numbers] of named) {
      changes.push(
        change(nameId(kind, name), numbers, (row) => ({ ...row, name, rank: `${kind}:${rankDigits(row)}${name}` })),
      );
    }
  }
  for (const [url, page] of delta.pages) changes.push(changePage(transaction, url, page));
  await Promise.all(changes);

  async function change(
    id: string,
    numbers: NumbersDelta,
    complete: (row: { readonly id: string } & LibraryNumbers, former: StatisticsRow | undefined) => StatisticsRow,
  ): Promise<void> {
    const former = (await store.get(id)) as StatisticsRow | undefined;
    const row = { id, ...sum(former, numbers) };
    if (isNothing(row)) transaction.delete('statistics', id);
    else transaction.put('statistics', complete(row, former));
  }
}

async function changePage(transaction: Writing, url: string, { numbers, newest, lost }: PageDelta): Promise<void> {
  const store = transaction.objectStore('statistics');
  const id = pageId(url);
  const former = (await store.get(id)) as PageRow | undefined;
  const counted = sum(former, numbers);
  if (isNothing(counted)) {
    transaction.delete('statistics', id);
    return;
  }
  let first = former === undefined ? null : { place: former.newest, title: former.title };
  if (newest !== null && (first === null || newest.place <= first.place)) first = newest;
  if (first === null || (lost !== null && lost <= first.place)) {
    const term = pageTerm(url);
    const range = IDBKeyRange.bound(`${term}${TERM_END}`, `${term}${TERM_END}${ALL_PLACES.last}`);
    const like = await transaction.objectStore('likes').index('terms').get(range);
    if (like !== undefined) first = { place: like.place, title: like.page.title };
  }
  transaction.put('statistics', {
    id,
    ...counted,
    url,
    title: first?.title ?? '',
    newest: first?.place ?? ALL_PLACES.last,
  });
}

function sum(numbers: LibraryNumbers | undefined, delta: NumbersDelta): LibraryNumbers {
  const { liked, disliked, cleared } = numbers ?? noNumbers();
  return { liked: liked + delta.liked, disliked: disliked + delta.disliked, cleared: cleared + delta.cleared };
}

function isNothing({ liked, disliked, cleared }: LibraryNumbers): boolean {
  return liked === 0 && disliked === 0 && cleared === 0;
}

function rankDigits({ liked, disliked, cleared }: LibraryNumbers): string {
  const counted = Math.min(MOST, Math.max(0, liked + disliked + cleared));
  return (MOST - counted).toString(36).padStart(RANK_DIGITS, '0');
}
