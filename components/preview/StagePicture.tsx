import { ImageOff, RotateCw } from 'lucide';
import { useState } from 'preact/hooks';
import { chooseVariant, hostOf } from '../../lib/core/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

export interface StagePictureProps {
  readonly item: GalleryItem;
  /** Pixels of the original, as far as known. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** The box whose variant is likely in the browser's cache: that of an ordinary card. */
const CARD_BOX = { width: 240, height: 160 };

/** A small variant at once, the original over it when it has arrived; never larger than its own pixels. */
export function StagePicture({ item, size }: StagePictureProps) {
  const [state, setState] = useState<'waiting' | 'arrived' | 'failed'>('waiting');
  const [attempt, setAttempt] = useState(0);
  const [arrivedSize, setArrivedSize] = useState(size);
  const original = item.variants[0].url;
  const small = chooseVariant(item, CARD_BOX, devicePixelRatio)?.url;
  const { width, height } = size ?? arrivedSize ?? {};
  const box =
    width === undefined || height === undefined
      ? undefined
      : { '--lg-ratio': width / height, '--lg-natural': `${width}px` };

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
            setArrivedSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight });
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
            onClick={() => {
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
