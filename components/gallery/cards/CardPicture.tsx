import { useReducer, useRef, useState } from 'preact/hooks';
import { chooseVariant } from '../../../lib/core/pictures/galleryItem.ts';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import { isTiny, originalSizeFrom } from './cardShape.ts';
import type { PictureSize } from './cardShape.ts';
import type { GalleryViews } from '../galleryViews.ts';

export type ObjectFit = 'contain' | 'cover' | 'fill' | 'none' | 'scale-down';

export interface CardPictureProps {
  readonly item: GalleryItem;
  readonly size: PictureSize | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly objectFit: ObjectFit | undefined;
  /** Whether Retry is in the order of the tab key. */
  readonly reachable: boolean;
  /** Stands in its place when no variant can be loaded. */
  readonly BrokenPicture: GalleryViews['BrokenPicture'];
  readonly onSize: (key: string, size: PictureSize) => void;
}

/**
 * The smallest variant that is sharp here; when it cannot be loaded the next best one, and when none can, a word about it.
 * Only ever an `<img>`: nothing that a URL brings can run or read anything.
 */
export function CardPicture(props: CardPictureProps) {
  const { item, size, width, height, objectFit, reachable, BrokenPicture, onSize } = props;
  const [arrived, setArrived] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const failed = useRef(new Set<string>());
  const [, noteFailure] = useReducer((count: number) => count + 1, 0);
  const variant = chooseVariant(item, { width, height }, devicePixelRatio, failed.current);
  const url = variant?.url ?? '';

  if (url === '') {
    return (
      <BrokenPicture
        url={item.url}
        reachable={reachable}
        onRetry={() => {
          failed.current.clear();
          setArrived(false);
          setAttempt(attempt + 1);
        }}
      />
    );
  }
  const fit = objectFit ?? (isTiny(size, width) ? 'scale-down' : 'cover');
  return (
    <img
      key={attempt}
      class={arrived ? 'lg-card-image' : 'lg-card-image lg-card-image-waiting'}
      style={{ objectFit: fit }}
      alt=""
      decoding="async"
      draggable={false}
      src={url}
      onLoad={({ currentTarget }) => {
        setArrived(true);
        onSize(item.key, originalSizeFrom(item, url, currentTarget));
      }}
      onError={() => {
        failed.current.add(url);
        noteFailure(0);
      }}
    />
  );
}
