import type { ReadonlySignal } from '@preact/signals';
import { Minus, Plus } from 'lucide';
import { withKey } from '../../lib/core/keyBindings.ts';
import type { KeyBindings } from '../../lib/core/keyBindings.ts';
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

export function ZoomButtons({ magnification, saysFit = false, bindings, onZoom, onToggle }: ZoomButtonsProps) {
  const { figure, fit } = magnification.value;
  const percent = `${Math.round(figure * 100)}%`;
  const shown = saysFit && fit ? 'Fit' : percent;
  return (
    <div class="lg-zoom" role="group" aria-label="Zoom">
      <IconButton
        icon={Minus}
        label="Zoom out"
        hint={withKey('Zoom out', bindings, 'zoomOut')}
        onClick={() => onZoom(1 / ZOOM_STEP)}
      />
      <Button
        class="lg-zoom-figure"
        aria-label={
          shown === percent ? `${percent} of full size${fit ? ', fitted' : ''}` : `Fit, ${percent} of full size`
        }
        title={withKey(fit ? 'Show at full size' : 'Fit', bindings, 'zoom')}
        onClick={onToggle}
      >
        {shown}
      </Button>
      <IconButton
        icon={Plus}
        label="Zoom in"
        hint={withKey('Zoom in', bindings, 'zoomIn')}
        onClick={() => onZoom(ZOOM_STEP)}
      />
    </div>
  );
}
