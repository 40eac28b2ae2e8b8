import { ImageOff, RotateCw } from 'lucide';
import { useState } from 'preact/hooks';
import { chooseVariant, hostOf } from '../../lib/core/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { originalSizeFrom } from '../gallery/cardShape.ts';
import type { PictureSize } from '../gallery/cardShape.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

export interface StagePictureProps {
  readonly item: GalleryItem;
  /** Pixels of the original, as far as known. */
  readonly size: PictureSize | undefined;
}

/** The box whose variant is likely in the browser's cache: that of an ordinary card. */
const CARD_BOX = { width: 240, height: 160 };

/** A small variant at once, the original over it when it has arrived; never larger than its own pixels. */
export function StagePicture({ item, size }: StagePictureProps) {
  const [state, setState] = useState<'waiting' | 'arrived' | 'failed'>('waiting');
  const [attempt, setAttempt] = useState(0);
  const [arrived, setArrived] = useState<PictureSize>();
  const original = item.variants[0].url;
  const small = chooseVariant(item, CARD_BOX, devicePixelRatio)?.url;
  const known = arrived ?? size;
  const box = known && {
    '--lg-ratio': known.width / known.height,
    '--lg-natural': known.proportionsOnly ? '100cqi' : `${known.width}px`,
  };

  return (
    <div class={`lg-stage-picture${box ? ' lg-stage-sized' : ''}`} style={box} aria-busy={state === 'waiting'}>
      {small !== undefined && small !== original && state !== 'arrived' && (
        <img alt="" decoding="async" draggable={false} src={small} />
      )}
      {original !== '' && (
        <img
          key={attempt}
          alt={item.caption}
          decoding="async"
          draggable={false}
          hidden={state === 'failed'}
          src={original}
          onLoad={({ currentTarget }) => {
            setArrived(originalSizeFrom(item, original, currentTarget));
            setState('arrived');
          }}
          onError={() => setState('failed')}
        />
      )}
      {(state === 'failed' || original === '') && (
        <div class="lg-stage-problem lg-float" role="alert">
          <Icon node={ImageOff} size={20} />
          <span>
            <span class="lg-strong">The original could not be loaded</span>
            <span class="lg-faint">{hostOf(original)}</span>
          </span>
          <Button
            variant="soft"
            icon={RotateCw}
            onClick={({ currentTarget }) => {
              // The button goes away: the preview keeps the focus.
              currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
              setState('waiting');
              setAttempt(attempt + 1);
            }}
          >
            Retry
          </Button>
        </div>
      )}
    </div>
  );
}
