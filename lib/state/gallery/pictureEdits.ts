import { signal } from '@preact/signals';
import type { GalleryEdits } from '../../core/galleryEdits.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { PictureEdit } from './galleryModel.ts';

/** What a person has made of a page's pictures. It lasts as long as the page, whatever becomes of the page's own. */
export interface PictureEdits extends GalleryEdits {
  readonly edit: PictureEdit;
  /** Puts pictures at the end. Answers how to take that back. */
  readonly add: (images: readonly PageImage[]) => () => void;
}

/** @param shown the keys of what is shown, in order: pictures move among their neighbours there. */
export function createPictureEdits(shown: () => readonly string[]): PictureEdits {
  const added = signal<ReadonlyMap<string, PageImage>>(new Map());
  const removed = signal<ReadonlySet<string>>(new Set());
  /** Empty while it is the page's. */
  const order = signal<readonly string[]>([]);
  let latest: ReadonlyMap<string, PageImage> = new Map();

  function setAdded(change: (all: Map<string, PageImage>) => void): void {
    const all = new Map(added.peek());
    change(all);
    added.value = all;
  }

  function setRemoved(change: (all: Set<string>) => void): void {
    const all = new Set(removed.peek());
    change(all);
    removed.value = all;
  }

  return {
    edit(images) {
      latest = images;
      if (added.value.size + removed.value.size + order.value.length === 0) return images;
      const all = new Map(images);
      for (const [key, image] of added.value) if (!all.has(key)) all.set(key, image);
      for (const key of removed.value) all.delete(key);
      latest = inOrder(all, order.value);
      return latest;
    },

    add(images) {
      const keys = images.map(({ key }) => key);
      const fresh = images.filter(({ key }) => !added.peek().has(key));
      const back = keys.filter((key) => removed.peek().has(key));
      setAdded((all) => fresh.forEach((image) => all.set(image.key, image)));
      setRemoved((all) => back.forEach((key) => all.delete(key)));
      return () => {
        setAdded((all) => fresh.forEach(({ key }) => all.delete(key)));
        setRemoved((all) => back.forEach((key) => all.add(key)));
      };
    },

    remove(keys) {
      const gone = keys.filter((key) => !removed.peek().has(key));
      setRemoved((all) => gone.forEach((key) => all.add(key)));
      return () => setRemoved((all) => gone.forEach((key) => all.delete(key)));
    },

    move(key, by) {
      const list = shown();
      const neighbour = list.includes(key) ? list[list.indexOf(key) + by] : undefined;
      if (neighbour === undefined) return null;
      const before = order.peek();
      const others = [...latest.keys()].filter((other) => other !== key);
      order.value = others.toSpliced(others.indexOf(neighbour) + (by === 1 ? 1 : 0), 0, key);
      return () => {
        order.value = before;
      };
    },
  };
}

/** What the order does not name stays behind the neighbour it has without it. */
function inOrder(images: ReadonlyMap<string, PageImage>, order: readonly string[]): ReadonlyMap<string, PageImage> {
  if (order.length === 0) return images;
  const named = new Set(order);
  const behind = new Map<string | null, string[]>();
  let neighbour: string | null = null;
  for (const key of images.keys()) {
    if (named.has(key)) neighbour = key;
    else behind.set(neighbour, [...(behind.get(neighbour) ?? []), key]);
  }
  const keys = [null, ...order].flatMap((key) => [...(key === null ? [] : [key]), ...(behind.get(key) ?? [])]);
  return new Map(
    keys.flatMap((key) => {
      const image = images.get(key);
      return image === undefined ? [] : [[key, image] as const];
    }),
  );
}
