import { ImageOff, RotateCw } from 'lucide';
import type { Ref } from 'preact';
import { chooseVariant, hostOf } from '../../lib/core/pictures/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { drawnText } from './drawnText.ts';
import type { ShownVariant } from './useShownVariant.ts';

export interface StagePictureProps {
  readonly item: GalleryItem;
  readonly shown: ShownVariant;
  /** What is enlarged and moved: the picture's box alone. */
  readonly pictureRef: Ref<HTMLDivElement>;
}

/** The box whose variant is likely in the browser's cache: that of an ordinary card. */
const CARD_BOX = { width: 240, height: 160 };

/** A small variant at once, the large one over it when it has arrived; fitted, and never larger than its own pixels. */
export function StagePicture({ item, shown, pictureRef }: StagePictureProps) {
  const { url, state, size, missing } = shown;
  const small = chooseVariant(item, CARD_BOX, devicePixelRatio)?.url;
  const box = size && {
    '--lg-ratio': size.width / size.height,
    '--lg-natural': size.proportionsOnly ? '100cqi' : `${size.width}px`,
  };

  return (
    <div class="lg-stage-place">
      <div
        ref={pictureRef}
        class={`lg-stage-picture${box ? ' lg-stage-sized' : ''}`}
        style={box}
        aria-busy={state === 'waiting' || undefined}
      >
        {small !== undefined && small !== '' && small !== url && state === 'waiting' && (
          <img
            alt=""
            decoding="async"
            draggable={false}
            src={small}
            onError={({ currentTarget }) => (currentTarget.hidden = true)}
          />
        )}
        {url !== undefined && (
          <img
            key={shown.attempt}
            alt={drawnText(item.caption)}
            decoding="async"
            draggable={false}
            src={url}
            onLoad={({ currentTarget }) => shown.noteArrival(url, currentTarget)}
            onError={() => shown.noteFailure(url)}
          />
        )}
      </div>
      {missing !== undefined && (
        <div class={`lg-stage-problem lg-float${url === undefined ? '' : ' lg-stage-problem-aside'}`} role="alert">
          <Icon node={ImageOff} size={20} />
          <span>
            <span class="lg-strong">
              {text(missing === item.variants[0].url ? 'preview_original_failed' : 'preview_variant_failed')}
            </span>
            <span class="lg-faint">{reasonFor(missing)}</span>
            {url !== undefined && <span class="lg-faint">{text('preview_another_shown')}</span>}
          </span>
          <Button
            variant="soft"
            icon={RotateCw}
            onClick={({ currentTarget }) => {
              // The button goes away: the dialog keeps the focus.
              currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
              shown.retry();
            }}
          >
            {text('preview_retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Why, as far as it can be told: browsers keep from scripts what a server answered to an `<img>`. */
function reasonFor(url: string): string {
  if (url === '') return text('preview_failed_no_address');
  if (/^data:/i.test(url)) return text('preview_failed_damaged');
  if (/^blob:/i.test(url)) return text('preview_failed_let_go');
  if (!navigator.onLine) return text('preview_failed_offline');
  const host = hostOf(url);
  return host ? text('preview_failed_host', { host }) : text('preview_failed_server');
}
