import { useState } from 'preact/hooks';
import { chooseVariant, galleryItems } from '../../lib/core/pictures/galleryItem.ts';
import type { GalleryImage } from '../../lib/core/pictures/galleryImage.ts';

export interface SmallPictureProps {
  readonly image: GalleryImage;
  /** CSS pixels of its longer edge. */
  readonly edge?: number;
  readonly class?: string;
}

/** A picture as a reminder of itself: its thumbnail, else the smallest form of it that loads. Decoration. */
export function SmallPicture({ image, edge = 96, class: extra = '' }: SmallPictureProps) {
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const [item] = galleryItems([image]);
  const url = item && chooseVariant(item, { width: edge, height: edge }, devicePixelRatio, failed)?.url;
  return (
    <span class={`lg-small-picture ${extra}`}>
      {url !== undefined && url !== '' && (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(new Set([...failed, url]))}
        />
      )}
    </span>
  );
}
