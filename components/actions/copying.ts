import { actionPicture } from '../../lib/core/actions/actionPicture.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { TextName } from '../../lib/core/text.ts';
import { htmlImage, markdownImage } from '../preview/shareText.ts';

interface Copy {
  readonly write: (picture: { readonly url: string; readonly caption: string }) => string;
  /** That it is done, of a single picture. */
  readonly said: TextName;
}

/** What can be copied of pictures as text. */
export const COPIES = {
  copyLink: { write: ({ url }) => url, said: 'preview_link_copied' },
  copyMarkdown: { write: markdownImage, said: 'preview_markdown_copied' },
  copyHtml: { write: htmlImage, said: 'preview_html_copied' },
} as const satisfies Readonly<Record<string, Copy>>;

export type CopiedText = keyof typeof COPIES;

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
      return COPIES[what].write({ url, caption: caption ?? '' });
    })
    .join('\n');
}
