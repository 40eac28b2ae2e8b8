import { pictureFileName } from '../../../lib/core/fileName.ts';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';

/**
 * Saves the largest variant under a readable name. A picture of another origin that does not allow to be read is opened in
 * a new tab instead: there the `download` attribute has no effect (HTML, "downloading resources").
 */
export async function downloadPicture({ variants: [largest], caption }: GalleryItem): Promise<void> {
  const { url, mediaType } = largest;
  if (!URL.canParse(url, document.baseURI)) return;
  if (!/^(?:https?:|data:image\/|blob:)/i.test(new URL(url, document.baseURI).href)) return;
  const name = pictureFileName({ url, caption, mediaType });
  try {
    const response = await fetch(url, { credentials: 'omit' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const local = URL.createObjectURL(await response.blob());
    press({ href: local, download: name });
    setTimeout(() => URL.revokeObjectURL(local), 60_000);
  } catch {
    press({ href: url, target: '_blank', rel: 'noopener noreferrer' });
  }
}

function press(attributes: { href: string; download?: string; target?: string; rel?: string }): void {
  Object.assign(document.createElement('a'), attributes).click();
}
