import { signal, type ReadonlySignal } from '@preact/signals';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import type { Variant } from '../../core/pictures/pageImage.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { ImageSource } from './librarySource.ts';

/** Addresses of what is kept of a picture here. */
interface KeptImages {
  readonly original?: { readonly url: string; readonly mediaType: string };
  readonly thumbnail?: { readonly url: string; readonly width: number; readonly height: number };
}

/** The images kept here of the Likes that are shown, as object URLs. */
export interface LibraryImages {
  readonly all: ReadonlySignal<ReadonlyMap<string, KeptImages>>;
  /** Gets what is not there yet. Never rejects: pictures have addresses of their own. */
  load(keys: readonly string[]): Promise<void>;
  /** Reads these anew: their copies have changed. */
  renew(keys: readonly string[]): Promise<void>;
  /** Lets go of everything else. */
  keepOnly(keys: Iterable<string>): void;
  /** A Like as a gallery shows it: the same object while nothing of it has changed. */
  imageOf(like: Like, liked: Reaction): GalleryImage;
}

interface Dependencies {
  readonly images: ImageSource;
  readonly report: (error: unknown) => void;
}

interface Made {
  readonly like: Like;
  readonly liked: Reaction;
  readonly kept: KeptImages | undefined;
  readonly image: GalleryImage;
}

export function createLibraryImages({ images, report }: Dependencies): LibraryImages {
  const all = signal<ReadonlyMap<string, KeptImages>>(new Map());
  const made = new Map<string, Made>();

  async function read(keys: readonly string[]): Promise<void> {
    try {
      const [thumbnails, originals] = await Promise.all([images.thumbnails(keys), images.originals(keys)]);
      const next = new Map(all.peek());
      for (const [index, key] of keys.entries()) {
        const thumbnail = thumbnails[index];
        const original = originals[index];
        revoke(next.get(key));
        next.set(key, {
          ...(original && { original: { url: URL.createObjectURL(original), mediaType: original.type } }),
          ...(thumbnail && {
            thumbnail: {
              url: URL.createObjectURL(thumbnail.image),
              width: thumbnail.width,
              height: thumbnail.height,
            },
          }),
        });
      }
      all.value = next;
    } catch (error) {
      report(error);
    }
  }

  return {
    all,
    async load(keys) {
      const unknown = keys.filter((key) => !all.peek().has(key));
      if (unknown.length > 0) await read(unknown);
    },
    async renew(keys) {
      const known = keys.filter((key) => all.peek().has(key));
      if (known.length > 0) await read(known);
    },
    keepOnly(keys) {
      const staying = new Set(keys);
      const next = new Map<string, KeptImages>();
      for (const [key, kept] of all.peek()) {
        if (staying.has(key)) next.set(key, kept);
        else revoke(kept);
      }
      for (const key of made.keys()) if (!staying.has(key)) made.delete(key);
      if (next.size < all.peek().size) all.value = next;
    },
    imageOf(like, liked) {
      const kept = all.value.get(like.key);
      const before = made.get(like.key);
      if (before?.like === like && before.liked === liked && before.kept === kept) return before.image;
      const image = galleryImage(like, liked, kept);
      made.set(like.key, { like, liked, kept, image });
      return image;
    },
  };
}

function revoke(kept: KeptImages | undefined): void {
  for (const image of [kept?.original, kept?.thumbnail]) if (image) URL.revokeObjectURL(image.url);
}

function galleryImage(like: Like, liked: Reaction, kept: KeptImages = {}): GalleryImage {
  const { key, url, caption, meta, width, height, page, mediaType } = like;
  const variants: Variant[] = [];
  // Without a width of its own, so that cards of a dense screen take the thumbnail as well: the original may be large or gone.
  if (url !== '') variants.push(mediaType === undefined ? { url } : { url, mediaType });
  if (kept.original) variants.push(kept.original);
  if (kept.thumbnail) variants.push(kept.thumbnail);
  return {
    image: url,
    caption,
    liked,
    meta,
    key,
    page,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(variants.length === 0 ? {} : { variants }),
  };
}
