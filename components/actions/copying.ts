import { actionPicture } from '../../lib/core/actionPicture.ts';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { htmlImage, markdownImage } from '../preview/shareText.ts';

/** What can be copied of pictures as text. */
export type CopiedText = 'copyLink' | 'copyMarkdown' | 'copyHtml';

/** Whether a picture has an address that means something elsewhere. */
export function hasWebAddress(item: GalleryItem): boolean {
  return /^https?:/i.test(actionPicture(item).image);
}

/** A line for each picture that has an address. */
export function copiedText(what: CopiedText, items: readonly GalleryItem[]): string {
  return items
    .filter(hasWebAddress)
    .map((item) => {
      const { image: url, caption } = actionPicture(item);
      if (what === 'copyLink') return url;
      return what === 'copyMarkdown'
        ? markdownImage({ url, caption: caption ?? '' })
        : htmlImage({ url, caption: caption ?? '' });
    })
    .join('\n');
}
