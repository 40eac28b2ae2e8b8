/** What the example of the gallery's page uses where a property is no plain data. Its code imports these, too. */
import { ListChecks, Star } from 'lucide';
import type { GalleryAction } from '../../../components/gallery/galleryAction.ts';
import type { PictureCommands } from '../../../components/gallery/galleryCommands.ts';
import type { DetailsSource, SelectionAction } from '../../../components/gallery/galleryViews.ts';
import type { Pixels } from '../../../components/gallery/values/pictureForms.ts';
import { readPicture } from '../../../components/gallery/values/readPicture.ts';
import { dayGroups } from '../../../components/library/dayGroups.tsx';
import { addressOf, previewPhotographs } from '../../../components/settings/previewPhotographs.ts';
import type { PictureDetails } from '../../../lib/core/judging/pictureDetails.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Pictures of one day, where they stand in groups. */
const OF_A_DAY = 3;

/** Seconds as a promise. */
export function wait(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}

/** The same entries in another order. */
export function shuffled<Entry>(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ entry }) => entry);
}

export async function asBlob(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
  return response.blob();
}

export async function asFile(address: string): Promise<File> {
  const blob = await asBlob(address);
  return new File([blob], address.split('/').at(-1) ?? '', { type: blob.type });
}

export async function asImageBitmap(address: string): Promise<ImageBitmap> {
  return createImageBitmap(await asBlob(address));
}

export async function asCanvas(address: string): Promise<OffscreenCanvas> {
  const bitmap = await asImageBitmap(address);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas;
}

export async function asImageData(address: string): Promise<ImageData> {
  const canvas = await asCanvas(address);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser draws no pictures.');
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Bytes in the shape (height, width, 3). */
export async function asPixels(address: string): Promise<Pixels> {
  return (await readPicture(address, 'pixels')) as Pixels;
}

/** Tags and notes for as long as the page is open. */
export function memoryDetails(): DetailsSource {
  const known = new Map<string, PictureDetails>();
  const read = (key: string): PictureDetails => known.get(key) ?? { tags: [], note: '' };
  return {
    read: async (key) => read(key),
    async annotate(keys, { addTags = [], removeTags = [], note }) {
      for (const key of keys) {
        const { tags, ...rest } = read(key);
        const kept = tags.filter((tag) => !removeTags.includes(tag));
        known.set(key, { ...rest, tags: [...new Set([...kept, ...addTags])], ...(note !== undefined && { note }) });
      }
    },
  };
}

/** Under the days of this week, as if three pictures had come on each. */
export const byDay = dayGroups(
  (key) => {
    const place = previewPhotographs.findIndex(({ name }) => key.endsWith(addressOf(name)));
    return Date.now() - Math.floor(Math.max(0, place) / OF_A_DAY) * DAY;
  },
  () => Date.now(),
);

/** An entry in the menus of preview and selection; `moreCommands` says what it does. */
export const starMenu: readonly GalleryAction[] = [
  { command: 'action:star', label: 'Give a star', icon: Star, group: 'own', suits: () => true },
];

export function starCommands(log: (name: string, event: unknown) => void): PictureCommands {
  return { 'action:star': (items) => log('action:star', { keys: items.map(({ key }) => key) }) };
}

export function selectionActions(log: (name: string, event: unknown) => void): readonly SelectionAction[] {
  return [{ label: 'Use these', icon: ListChecks, run: (keys) => log('Use these', { keys }) }];
}
