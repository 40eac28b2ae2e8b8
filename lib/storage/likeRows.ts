import type { Stamp } from '../core/judging/clock.ts';
import { contributionOf, createTally, type Contribution } from '../core/library/contribution.ts';
import type { Like, PictureIdentity } from '../core/judging/like.ts';
import { nextPlaceOf, placeOf, type Place } from '../core/judging/place.ts';
import { hideLook, movePictures, showLook } from './keptPictures.ts';
import { addToStatistics, setCountedUpTo, takeOver } from './libraryStatistics.ts';
import type { AppliedOperation, HeldLike, MovedPicture, StoredLike, UncountedChange } from './schema.ts';
import { likeOf, storedLike } from './storedLike.ts';
import { answerTo, MustTakeCare, type Writing } from './writing.ts';

/** The Likes that one transaction is about: read at once, changed in memory, written at once. */
export interface LikeRows {
  /** Reads every Like, deleted ones too, that an identity names by its key or by one of its addresses. */
  load(identities: Iterable<PictureIdentity>): Promise<void>;
  /** Those of the loaded that an identity names: more than one when a page shows two known pictures to be the same. */
  find(identity: PictureIdentity): HeldLike[];
  /** Puts one Like in place of several, or of none. */
  replace(former: readonly HeldLike[], like: Like, operations: readonly AppliedOperation[]): HeldLike;
  /** Takes Likes out without a trace. */
  drop(former: readonly HeldLike[]): void;
  /**
   * Asks for all that has changed to be written, and waits for no more of it than it must. Answers which pictures went
   * from one Like to another.
   */
  write(options?: WriteOptions): Promise<readonly MovedPicture[]>;
}

interface WriteOptions {
  /** The marker of a Like that was changed here, by which it is sent to other machines; none for what came from one. */
  readonly mark?: (like: Like) => Stamp | undefined;
  /**
   * Leaves it to later to take the change over into the statistics. Not carefully, only the store of Likes is needed then.
   * @throws {MustTakeCare} when the change is not as simple as that.
   */
  readonly countLater?: boolean;
  /** Looks whether places are taken before taking them. */
  readonly carefully?: boolean;
  /** Whether a Like that became part of another keeps pictures that the other has no need of: they may be wanted back. */
  readonly keepSpare?: boolean;
}

/** Changes of one Like that may wait for the statistics; beyond, they are made to take over what there is. */
const MAX_UNCOUNTED = 8;

export function createLikeRows(transaction: Writing): LikeRows {
  const store = transaction.bare.objectStore('likes');
  const byKey = new Map<string, HeldLike>();
  const byAlias = new Map<string, Set<HeldLike>>();
  /** What each of them is in the store, or stands for there. */
  const origins = new Map<HeldLike, readonly StoredLike[]>();
  const changed = new Set<HeldLike>();
  const dropped: StoredLike[] = [];

  function hold(held: HeldLike, stored: readonly StoredLike[]): void {
    origins.set(held, stored);
    byKey.set(held.like.key, held);
    for (const alias of held.like.aliases) {
      const known = byAlias.get(alias);
      if (known === undefined) byAlias.set(alias, new Set([held]));
      else known.add(held);
    }
  }

  function release(held: HeldLike): readonly StoredLike[] {
    if (byKey.get(held.like.key) === held) byKey.delete(held.like.key);
    for (const alias of held.like.aliases) byAlias.get(alias)?.delete(held);
    const stored = origins.get(held) ?? [];
    origins.delete(held);
    changed.delete(held);
    return stored;
  }

  function readRow(place: Place): Promise<StoredLike | undefined> {
    return answerTo(store.get(place));
  }

  return {
    async load(identities) {
      const keys = new Set<string>();
      const aliases = new Set<string>();
      for (const identity of identities) {
        keys.add(identity.key);
        for (const alias of identity.aliases) aliases.add(alias);
      }
      const byKeys = store.index('key');
      const byAliases = store.index('aliases');
      const [own, places] = await Promise.all([
        Promise.all(Array.from(keys, (key) => answerTo<StoredLike | undefined>(byKeys.get(key)))),
        Promise.all(Array.from(aliases, (alias) => answerTo(byAliases.getAllKeys(alias) as IDBRequest<Place[]>))),
      ]);
      const read = own.filter((row) => row !== undefined);
      const known = new Set(read.map(({ place }) => place));
      const others = [...new Set(places.flat())].filter((place) => !known.has(place));
      if (others.length > 0) {
        for (const row of await Promise.all(others.map(readRow))) if (row !== undefined) read.push(row);
      }
      for (const row of read) hold({ like: likeOf(row), operations: row.operations }, [row]);
    },

    find({ key, aliases }) {
      const found = new Set<HeldLike>();
      const own = byKey.get(key);
      if (own !== undefined) found.add(own);
      for (const alias of aliases) for (const held of byAlias.get(alias) ?? []) found.add(held);
      return [...found];
    },

    replace(former, like, operations) {
      const held = { like, operations };
      hold(held, former.flatMap(release));
      changed.add(held);
      return held;
    },

    drop(former) {
      dropped.push(...former.flatMap(release));
    },

    async write({ mark, countLater = false, carefully = false, keepSpare = false } = {}) {
      const isSimple =
        dropped.length === 0 && [...changed].every((held) => isSimpleChange(held, origins.get(held) ?? []));
      if (countLater && !isSimple && !carefully) throw new MustTakeCare();
      const isCounted = !countLater || !isSimple;
      if (isCounted && (changed.size > 0 || dropped.length > 0)) await takeOver(transaction);

      const taken = new Set<Place>();
      let lastGiven: Stamp | undefined;
      const rows: { readonly row: StoredLike; readonly stored: readonly StoredLike[] }[] = [];
      for (const held of changed) {
        const stored = origins.get(held) ?? [];
        const place = await placeFor(held, stored, { taken, carefully });
        taken.add(place);
        const [former, ...others] = stored;
        const { like, operations } = held;
        const given = mark?.(like);
        const marker = given ?? latestMarker(stored);
        lastGiven = given ?? lastGiven;
        const uncounted =
          isCounted || marker === undefined ? [] : [...(former?.uncounted ?? []), uncountedChange(marker, former)];
        const circumstances = { operations, marker, uncounted, place };
        rows.push({
          row: storedLike(like, { ...circumstances, former: others.length === 0 ? former : undefined }),
          stored,
        });
      }

      // What is taken out goes first: keys and places are unique.
      for (const { place } of dropped) store.delete(place);
      for (const { row, stored } of rows) {
        for (const { place } of stored) if (place !== row.place) store.delete(place);
      }
      for (const { row, stored } of rows) {
        // A Like that happens to have the same place must not be overwritten by what is new there.
        if (stored.some(({ place }) => place === row.place)) store.put(row);
        else store.add(row);
      }
      if (isCounted) {
        const tally = createTally();
        tally.change(dropped.flatMap(contributions), []);
        for (const { row, stored } of rows) tally.change(stored.flatMap(contributions), contributions(row));
        await addToStatistics(transaction, tally);
        if (lastGiven !== undefined) setCountedUpTo(transaction, lastGiven);
      }

      const moved: MovedPicture[] = [];
      for (const { key } of dropped) hideLook(transaction, key);
      for (const { row, stored } of rows) {
        const wasLiving = stored.some(({ key, deletedAt }) => key === row.key && deletedAt === undefined);
        if (row.deletedAt !== undefined && wasLiving) hideLook(transaction, row.key);
        if (row.deletedAt === undefined && !wasLiving && stored.length > 0) await showLook(transaction, row.key);
        for (const { key } of stored) {
          if (key !== row.key && !byKey.has(key)) moved.push(...(await movePictures(transaction, key, row, keepSpare)));
        }
      }
      return moved;
    },
  };

  async function placeFor(
    { like }: HeldLike,
    stored: readonly StoredLike[],
    { taken, carefully }: { readonly taken: ReadonlySet<Place>; readonly carefully: boolean },
  ): Promise<Place> {
    const [place, next] = [placeOf(like), nextPlaceOf(like)];
    if (taken.has(place) || stored.some((former) => former.place === next)) return next;
    if (!carefully || stored.some((former) => former.place === place)) return place;
    return (await readRow(place)) === undefined ? place : next;
  }
}

/** Whether a change touches nothing but the Like itself. */
function isSimpleChange({ like }: HeldLike, stored: readonly StoredLike[]): boolean {
  const [former, ...others] = stored;
  if (former === undefined) return true;
  const isLiving = like.deletedAt === undefined;
  if (others.length > 0 || former.key !== like.key || (former.deletedAt === undefined) !== isLiving) return false;
  return (former.uncounted?.length ?? 0) < MAX_UNCOUNTED;
}

function latestMarker(stored: readonly StoredLike[]): Stamp | undefined {
  return stored
    .flatMap(({ index }) => index.uncounted ?? [])
    .toSorted()
    .at(-1);
}

function uncountedChange(marker: Stamp, former: StoredLike | undefined): UncountedChange {
  return { marker, before: former === undefined ? null : contributionOf(former, former.place) };
}

function contributions(row: StoredLike): Contribution[] {
  return [contributionOf(row, row.place)].filter((contribution) => contribution !== null);
}
