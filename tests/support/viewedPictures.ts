import fc from 'fast-check';
import type { GalleryImage } from '../../lib/core/pictures/galleryImage.ts';
import { searchedText, type PictureFilter, type ViewedPicture } from '../../lib/core/pictures/pictureFilter.ts';
import { PICTURE_KINDS, type PictureKind } from '../../lib/core/pictures/pictureKind.ts';

/** A picture as filter and sort see it, to be varied. */
export function viewed(fields: Partial<GalleryImage> = {}, kind: PictureKind = 'photograph'): ViewedPicture {
  const image: GalleryImage = { image: 'https://example.org/a.jpg', caption: 'a', liked: null, ...fields };
  return {
    image,
    kind,
    searched: searchedText(image.caption ?? '', typeof image.image === 'string' ? image.image : ''),
  };
}

/** Few values, so that ties are common. */
const side = fc.integer({ min: 1, max: 4 }).map((steps) => steps * 100);

export const someViewed: fc.Arbitrary<ViewedPicture[]> = fc
  .array(
    fc.record({
      size: fc.option(fc.record({ width: side, height: side }), { nil: {} }),
      caption: fc.constantFrom('', 'Lake 2', 'Lake 10', 'lake', 'Éclair', 'eclair'),
      liked: fc.constantFrom(true, false, null),
      kind: fc.constantFrom(...PICTURE_KINDS),
    }),
  )
  .map((all) =>
    all.map(({ size, caption, liked, kind }, index) => viewed({ ...size, caption, liked, key: String(index) }, kind)),
  );

export const anyFilter: fc.Arbitrary<PictureFilter> = fc.record({
  reaction: fc.constantFrom('all', 'liked', 'disliked', 'unrated'),
  kinds: fc.subarray([...PICTURE_KINDS]),
  minWidth: fc.constantFrom(0, 150, 300),
  minHeight: fc.constantFrom(0, 150, 300),
  shape: fc.constantFrom('any', 'wide', 'square', 'tall'),
  text: fc.constantFrom('', ' ', 'lake', 'LAKE 1', 'eclair', 'é', 'nowhere'),
});
