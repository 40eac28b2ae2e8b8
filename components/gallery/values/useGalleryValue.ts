import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { GalleryValue } from '../../../lib/core/pictures/galleryImage.ts';
import { asGalleryImage, galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { text } from '../../../lib/core/text.ts';
import { describe, reasonOf } from './describeValue.ts';
import { createObjectUrls } from './objectUrls.ts';
import type { ObjectUrls } from './objectUrls.ts';
import type { PictureObject } from './pictureForms.ts';
import { readValue } from './readValue.ts';
import type { MadeEntries, ReadValue } from './readValue.ts';
import { useListEdits } from './useListEdits.ts';
import type { KeyedEntry, ListEdits } from './useListEdits.ts';
import { useLiveValue } from './useLiveValue.ts';
import type { LiveValue } from './useLiveValue.ts';

/** Everything about a gallery's list. */
export interface GalleryValueState {
  /** What the gallery shows: the list given, or what the person has made of it. */
  readonly values: readonly GalleryValue[];
  readonly live: LiveValue;
  /** What is wrong with the list, as sentences. */
  readonly problems: readonly string[];
  readonly edits: ListEdits;
  readonly isEdited: boolean;
  /** Puts files at the end. Answers how to take them back. */
  readonly add: (files: readonly Blob[]) => () => void;
  /** Place in the list given of what the gallery has at a place; in a list that the person has changed it is the same. */
  readonly givenIndex: (index: number) => number;
  /** The way back; -1 for an entry that is left out. */
  readonly shownIndex: (given: number) => number;
  /** What is shown through an object URL. */
  readonly objectAt: (url: string) => PictureObject | undefined;
}

interface GalleryValueOptions {
  readonly value: unknown;
  readonly every: number | undefined;
  /** Whether the person may change the list. */
  readonly interactive: boolean;
  readonly onProblem: (sentence: string) => void;
}

const NOBODY: readonly KeyedEntry[] = [];

export function useGalleryValue(options: GalleryValueOptions): GalleryValueState {
  const { value, interactive } = options;
  const live = useLiveValue(value, options.every);
  const [made, noteMade] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(options);
  latest.current = options;
  const urls = useMemo(
    () =>
      createObjectUrls({
        onMade: () => noteMade(0),
        onProblem: (error) => latest.current.onProblem(text('gallery_picture_not_drawn', { reason: reasonOf(error) })),
      }),
    [],
  );
  const entriesMade = useMemo<MadeEntries>(() => new WeakMap(), []);

  const read = useMemo(() => readValue(live.list, urls, entriesMade), [live.list, made]);
  const wasInteractive = useRef(false);
  wasInteractive.current ||= interactive;
  const keyed = useMemo(
    () => (wasInteractive.current ? keyedEntries(live.list, read, urls) : NOBODY),
    [read, wasInteractive.current],
  );
  const { entries, isEdited, edits } = useListEdits(keyed);
  const values = useMemo(() => {
    if (!isEdited) return read.values;
    const list = entries.map(({ entry }) => entry);
    return readValue(list, urls, entriesMade).values;
  }, [read, entries, isEdited]);

  useEffect(() => urls.keepOnly(values), [values]);
  useEffect(() => () => urls.dispose(), []);

  const problems = useMemo(() => {
    const isList = value === null || value === undefined || typeof value === 'function' || Array.isArray(value);
    return isList ? read.problems : [text('gallery_wrong_list', { property: 'value', value: describe(value) })];
  }, [value, read]);

  return {
    values,
    live,
    problems,
    edits,
    isEdited,
    add: (files) => edits.add(files.map((file) => ({ key: urls.keyOf(file), entry: file }))),
    givenIndex: (index) => (isEdited ? index : (read.places?.[index] ?? index)),
    shownIndex: (given) => read.places?.indexOf(given) ?? (given < read.values.length ? given : -1),
    objectAt: urls.objectAt,
  };
}

/** The entries that are pictures. One that has its key only because of others like it gets it for good. */
function keyedEntries(list: readonly unknown[], read: ReadValue, urls: ObjectUrls): KeyedEntry[] {
  return galleryItems(read.values).map(({ key, url, value }, index) => {
    const image = asGalleryImage(value);
    if (key === (image.key ?? url)) return { key, entry: list[read.places?.[index] ?? index] };
    const address = typeof image.image === 'string' ? image.image : '';
    return { key, entry: { ...image, key, image: urls.objectAt(address) ?? image.image } };
  });
}
