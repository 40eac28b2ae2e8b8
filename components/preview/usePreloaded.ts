import { useEffect } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';

const MOST = 3;

/** Has the originals of pictures that are likely next loaded, three at most, for as long as they are. */
export function usePreloaded(items: readonly (GalleryItem | undefined)[]): void {
  const urls = items.map((item) => item?.variants[0].url ?? '').filter((url) => /^https?:/i.test(url));
  const wanted = urls.slice(0, MOST);
  useEffect(() => {
    const images = wanted.map((url) => Object.assign(new Image(), { decoding: 'async', src: url }));
    return () => {
      for (const image of images) if (!image.complete) image.src = '';
    };
  }, [wanted.join(' ')]);
}
