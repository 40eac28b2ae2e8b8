import type { ReadonlySignal } from '@preact/signals';
import { Minus, Plus } from 'lucide';
import { withKey } from '../../lib/core/settings/keyBindings.ts';
import type { KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text, textLanguage } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ZOOM_STEP } from './pictureZoom.ts';

/** How large a picture is shown, for its buttons. */
export interface Magnification {
  /** CSS pixels for one of the original's. */
  readonly figure: number;
  readonly fit: boolean;
}

export interface ZoomButtonsProps {
  readonly magnification: ReadonlySignal<Magnification>;
  /** Says "Fit" for a fitted picture. */
  readonly saysFit?: boolean;
  readonly bindings: KeyBindings;
  readonly onZoom: (factor: number) => void;
  readonly onToggle: () => void;
}

let percents: Intl.NumberFormat | undefined;

export function ZoomButtons({ magnification, saysFit = false, bindings, onZoom, onToggle }: ZoomButtonsProps) {
  const { figure, fit } = magnification.value;
  const percent = percentText(figure);
  const shown = saysFit && fit ? text('preview_fitted') : percent;
  return (
    <div class="lg-zoom" role="group" aria-label={text('preview_zoom')}>
      <IconButton
        icon={Minus}
        label={text('preview_zoom_out')}
        hint={withKey(text('preview_zoom_out'), bindings, 'zoomOut')}
        onClick={() => onZoom(1 / ZOOM_STEP)}
      />
      <Button
        class="lg-zoom-figure"
        aria-label={text(fit ? (saysFit ? 'preview_zoom_fit' : 'preview_zoom_fitted') : 'preview_zoom_figure', {
          percent,
        })}
        title={withKey(text(fit ? 'preview_full_size' : 'preview_fit'), bindings, 'zoom')}
        onClick={onToggle}
      >
        {shown}
      </Button>
      <IconButton
        icon={Plus}
        label={text('preview_zoom_in')}
        hint={withKey(text('preview_zoom_in'), bindings, 'zoomIn')}
        onClick={() => onZoom(ZOOM_STEP)}
      />
    </div>
  );
}

function percentText(figure: number): string {
  percents ??= new Intl.NumberFormat(textLanguage(), { style: 'percent', useGrouping: false });
  return percents.format(figure);
}
