import type { Place } from '../core/judging/place.ts';
import type { LikesStore } from './matches.ts';
import type { StoredLike } from './schema.ts';

/** The records of some places; asked for again, none is read twice. */
export type Records = (places: readonly Place[]) => Promise<readonly StoredLike[]>;

export function createRecords(store: LikesStore): Records {
  const read = new Map<Place, Promise<StoredLike | undefined>>();
  return async (places) => {
    const rows = await Promise.all(
      places.map((place) => {
        let row = read.get(place);
        if (row === undefined) read.set(place, (row = store.get(place)));
        return row;
      }),
    );
    return rows.filter((row) => row !== undefined);
  };
}
