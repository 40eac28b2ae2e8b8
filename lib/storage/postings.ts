import type { IDBPIndex } from 'idb';
import { ALL_PLACES, type Place, type PlaceRange } from '../core/judging/place.ts';
import type { LibraryDatabase } from './schema.ts';
import { TERM_END } from './storedLike.ts';

export type TermsIndex = IDBPIndex<LibraryDatabase, ['likes'], 'likes', 'terms'>;

/** Words that begin alike are gone through one by one up to this many. */
const MAX_TERMS = 32;
const FIRST_CHUNK = 256;
const LAST_CHUNK = 4096;
/** Reading a key of a range costs about a tenth of asking for one key. */
const SCANNED_PER_PROBE = 10;

/** The places of the Likes that meet one group of terms, in their order. */
export interface Postings {
  /** The first places, and whether there are more; read once. */
  first(): Promise<{ readonly places: readonly Place[]; readonly isAll: boolean }>;
  /** The next places, the first ones included; empty at the end. */
  read(): Promise<readonly Place[]>;
  /** Those of `places`, which are in order, that meet the group. */
  among(places: readonly Place[]): Promise<Place[]>;
  /** The same for places that lie far apart. */
  probe(places: readonly Place[]): Promise<Place[]>;
}

/** A group of a filter as the index has it: terms, or all its places, in their order. */
export type PostingGroup = { readonly terms: readonly string[] } | { readonly places: readonly Place[] };

export function openPostings(index: TermsIndex, group: PostingGroup, range: PlaceRange): Postings {
  if ('terms' in group) return createPostings(index, group.terms, range);
  return knownPostings(group.places.filter((place) => place >= range.first && place <= range.last));
}

/** The terms that begin so; `null` when they are more than can be gone through. */
export async function termsWith(index: TermsIndex, prefix: string): Promise<string[] | null> {
  const terms: string[] = [];
  for await (const term of eachTerm(index, prefix)) if (terms.push(term) > MAX_TERMS) return null;
  return terms;
}

/** All places of the terms that begin so. @throws the signal's reason when it has aborted. */
export async function placesWith(index: TermsIndex, prefix: string, signal?: AbortSignal): Promise<Place[]> {
  const places = new Set<Place>();
  // Term by term: as one range they would all be in memory twice, and nobody could stop it.
  for await (const term of eachTerm(index, prefix)) {
    signal?.throwIfAborted();
    const range = IDBKeyRange.bound(`${term}${TERM_END}`, `${term}${TERM_END}${ALL_PLACES.last}`);
    for (const place of await index.getAllKeys(range)) places.add(place);
  }
  return [...places].toSorted();
}

async function* eachTerm(index: TermsIndex, prefix: string): AsyncGenerator<string> {
  let cursor = await index.openKeyCursor(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
  while (cursor !== null) {
    const term = cursor.key.slice(0, cursor.key.indexOf(TERM_END));
    yield term;
    // Past all postings of this term.
    cursor = await cursor.continue(`${term}\u0001`);
  }
}

/** Of places that are all known. */
function knownPostings(places: readonly Place[]): Postings {
  const members = new Set(places);
  let left = places;
  const among = async (asked: readonly Place[]) => asked.filter((place) => members.has(place));
  return {
    first: async () => ({ places, isAll: true }),
    read: async () => {
      const read = left;
      left = [];
      return read;
    },
    among,
    probe: among,
  };
}

function createPostings(index: TermsIndex, terms: readonly string[], range: PlaceRange): Postings {
  const streams = terms.map((term) => ({
    term,
    from: range.first,
    isOpen: false,
    buffer: [] as Place[],
    ended: false,
  }));
  let chunk = FIRST_CHUNK;
  let first: Promise<{ places: readonly Place[]; isAll: boolean; members: ReadonlySet<Place> }> | undefined;
  let isFirstRead = false;
  let scans: boolean | undefined;

  /** The next places of all terms together, as far as each of them is known. */
  async function advance(): Promise<readonly Place[]> {
    const each = Math.max(16, Math.ceil(chunk / streams.length));
    chunk = Math.min(LAST_CHUNK, chunk * 2);
    await Promise.all(
      streams.map(async (stream) => {
        if (stream.ended || stream.buffer.length > 0) return;
        const { term, from, isOpen } = stream;
        if (isOpen && from >= range.last) {
          stream.ended = true;
          return;
        }
        const keys = IDBKeyRange.bound(`${term}${TERM_END}${from}`, `${term}${TERM_END}${range.last}`, isOpen);
        stream.buffer = await index.getAllKeys(keys, each);
        if (stream.buffer.length < each) stream.ended = true;
        else stream.from = stream.buffer.at(-1) ?? from;
        stream.isOpen = true;
      }),
    );
    const [only] = streams;
    if (only !== undefined && streams.length === 1) return taken(only);
    const ends = streams.flatMap(({ ended, buffer }) => (ended ? [] : [buffer.at(-1) ?? '']));
    const horizon = ends.reduce((lowest, end) => (end < lowest ? end : lowest), '\uffff');
    const places = new Set<Place>();
    for (const stream of streams) {
      const after = stream.buffer.findIndex((place) => place > horizon);
      for (const place of after < 0 ? taken(stream) : stream.buffer.splice(0, after)) places.add(place);
    }
    return [...places].toSorted();
  }

  function readFirst() {
    first ??= advance().then((places) => ({
      places,
      isAll: streams.every(({ ended, buffer }) => ended && buffer.length === 0),
      members: new Set(places),
    }));
    return first;
  }

  async function probe(places: readonly Place[]): Promise<Place[]> {
    const found = await Promise.all(
      places.map((place) => Promise.all(terms.map((term) => index.getKey(`${term}${TERM_END}${place}`)))),
    );
    return places.filter((_, at) => found[at]?.some((place) => place !== undefined));
  }

  /** Reads each term between the first and the last place: dear where they lie far apart, and given up then. */
  async function scan(places: readonly Place[]): Promise<Place[]> {
    const members = new Set<Place>();
    const most = 2 * SCANNED_PER_PROBE * places.length;
    await Promise.all(
      terms.map(async (term) => {
        const [from, to] = [`${term}${TERM_END}${places[0]}`, `${term}${TERM_END}${places.at(-1)}`];
        const keys = await index.getAllKeys(IDBKeyRange.bound(from, to), most);
        for (const place of keys) members.add(place);
        if (keys.length < most) return;
        scans = false;
        const known = keys.at(-1) ?? '';
        const probed = places.filter((place) => place > known);
        const found = await Promise.all(probed.map((place) => index.getKey(`${term}${TERM_END}${place}`)));
        for (const place of found) if (place !== undefined) members.add(place);
      }),
    );
    return places.filter((place) => members.has(place));
  }

  return {
    first: readFirst,
    async read() {
      const { places } = await readFirst();
      if (!isFirstRead) {
        isFirstRead = true;
        return places;
      }
      return streams.every(({ ended, buffer }) => ended && buffer.length === 0) ? [] : advance();
    },
    async among(places) {
      const { places: known, isAll, members } = await readFirst();
      const reach = isAll ? '\uffff' : (known.at(-1) ?? '');
      const near = places.filter((place) => place <= reach);
      const found = near.filter((place) => members.has(place));
      if (near.length === places.length) return found;
      const far = places.slice(near.length);
      scans ??= known.length <= SCANNED_PER_PROBE * terms.length * Math.max(1, near.length);
      return [...found, ...(await (scans ? scan(far) : probe(far)))];
    },
    probe,
  };
}

function taken(stream: { buffer: Place[] }): Place[] {
  const { buffer } = stream;
  stream.buffer = [];
  return buffer;
}
