import { render } from '@testing-library/preact';
import { Gallery } from '../../../components/gallery/Gallery.tsx';
import type { GalleryProps } from '../../../components/gallery/GalleryProps.ts';
import type { GalleryViews } from '../../../components/gallery/galleryViews.ts';
import { BrokenPicture } from '../../../components/gallery/cards/BrokenPicture.tsx';
import { LoadMore } from '../../../components/gallery/LoadMore.tsx';
import { Marquee } from '../../../components/gallery/selecting/Marquee.tsx';
import { SelectionBar } from '../../../components/gallery/selecting/SelectionBar.tsx';
import '../../../components/overlay/overlay.css';
import '../../../components/overlay/extras.css';
import { pictures } from './pictures.ts';

/** Stand-ins that show what the gallery hands to its views, with buttons for what these can ask of it. */
const views: GalleryViews = {
  SelectionBar,
  Marquee,
  LoadMore,
  BrokenPicture,
  Preview: ({ items, index, run, onClose }) => (
    <div role="dialog" aria-label="Preview">
      <span>{items[index]?.caption}</span>
      <button type="button" onClick={() => run('like')}>
        Like it
      </button>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </div>
  ),
  Compare: ({ picked, onClose }) => (
    <div role="dialog" aria-label="Compare" data-picked={picked.join()}>
      <button type="button" onClick={() => onClose(picked.at(-1) ?? '')}>
        Close
      </button>
    </div>
  ),
  TagDialog: ({ count, onTag, onClose }) => (
    <div role="dialog" aria-label="Tags">
      <span>{count} pictures</span>
      <button type="button" onClick={() => void onTag(['red']).then(onClose)}>
        Add
      </button>
    </div>
  ),
};

/** A gallery of twelve pictures in a box of 1000 × 600; `update` gives it other properties. */
export function showGallery(props: Partial<GalleryProps> = {}) {
  const gallery = (more: Partial<GalleryProps> = {}) => (
    <div class="lg" style={{ position: 'relative', inlineSize: '1000px', blockSize: '600px' }}>
      <Gallery views={views} label="Pictures" value={pictures(12)} onLike={() => undefined} {...props} {...more} />
    </div>
  );
  const { rerender } = render(gallery());
  return { update: (more: Partial<GalleryProps>) => rerender(gallery(more)) };
}
