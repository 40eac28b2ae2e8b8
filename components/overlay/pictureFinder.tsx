import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { hasVariant } from '../../lib/core/pictures/addressedPicture.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import type { MarqueeProps } from '../gallery/galleryViews.ts';

/** A picture that somebody has named outside of the gallery. */
export interface WantedPicture {
  /** The address of any of its variants. */
  readonly url: string;
  /** Whether tags are to be asked for. */
  readonly tags: boolean;
}

export interface PictureFinder {
  find(wanted: WantedPicture): void;
  /** Around what is drawn among the cards. */
  readonly within: (Marquee: ComponentType<MarqueeProps>) => ComponentType<MarqueeProps>;
  /** Draws nothing; stands in the panel. */
  readonly Finder: ComponentType<{ readonly model: GalleryModel }>;
}

/** Milliseconds after which a page that has been read does not hold the picture. */
const PATIENCE_MS = 3_000;

/** Brings a picture before the eyes as soon as the gallery shows it, whatever its filter hides. */
export function createPictureFinder(): PictureFinder {
  let wanted: WantedPicture | null = null;
  let pick: MarqueeProps['onPick'] | null = null;
  let redraw = (): void => undefined;

  return {
    find(next) {
      wanted = next;
      redraw();
    },

    within: (Marquee) =>
      function FindingMarquee(props) {
        useLayoutEffect(() => {
          pick = props.onPick;
        });
        return <Marquee {...props} />;
      },

    Finder({ model }) {
      const [, setDrawn] = useState(0);
      useLayoutEffect(() => {
        redraw = () => setDrawn((drawn) => drawn + 1);
        return () => (redraw = () => undefined);
      }, []);
      const shown = model.shown.value;
      const isReady = model.status.value.kind === 'ready';

      useEffect(() => {
        if (wanted === null) return undefined;
        const { url, tags } = wanted;
        const image = shown.find((each) =>
          hasVariant({ variants: each.variants ?? (typeof each.image === 'string' ? [{ url: each.image }] : []) }, url),
        );
        if (image?.key !== undefined && pick !== null) {
          wanted = null;
          pick(image.key);
          if (tags) pick(image.key, 'tag');
          return undefined;
        }
        if (!isReady) return undefined;
        if (model.hidden.peek() > 0) model.resetFilter();
        if (!model.smallShown.peek()) model.setSmallShown(true);
        const timer = setTimeout(() => {
          wanted = null;
          model.notify({ tone: 'info', message: text('menu_not_in_gallery') });
        }, PATIENCE_MS);
        return () => clearTimeout(timer);
      });
      return null;
    },
  };
}
