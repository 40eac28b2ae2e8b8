import type { ReadonlySignal } from '@preact/signals';
import { ChevronLeft, Crown, Link, X } from 'lucide';
import type { KeyBindings } from '../../lib/core/keyBindings.ts';
import { ZoomButtons } from '../preview/ZoomButtons.tsx';
import type { Magnification } from '../preview/ZoomButtons.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Segment } from '../ui/Segmented.tsx';

export type CompareMode = 'side' | 'winner';

export interface CompareHeadProps {
  readonly count: number;
  readonly mode: CompareMode;
  readonly inStep: boolean;
  readonly magnification: ReadonlySignal<Magnification>;
  readonly bindings: KeyBindings;
  readonly onMode: (mode: CompareMode) => void;
  readonly onInStep: (inStep: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

const MODES: readonly Segment<CompareMode>[] = [
  { value: 'side', label: 'Side by side' },
  { value: 'winner', label: 'Winner stays', icon: Crown },
];

export function CompareHead(props: CompareHeadProps) {
  const { inStep, onClose } = props;
  return (
    <div class="lg-compare-head">
      <div>
        <Button class="lg-preview-back" aria-label="Back to the gallery" title="Back (Esc)" onClick={onClose}>
          <Icon node={ChevronLeft} mirrored />
          <span class="lg-compare-mid">Gallery</span>
        </Button>
        <span class="lg-rule lg-compare-wide" />
        <h2 class="lg-muted lg-compare-wide">Comparing {props.count}</h2>
      </div>
      <Segmented label="Mode" segments={MODES} value={props.mode} onChange={props.onMode} />
      <div>
        <Button
          class="lg-in-step"
          aria-label="In step"
          aria-pressed={inStep}
          title="Zoom and move all pictures together"
          onClick={() => props.onInStep(!inStep)}
        >
          <Icon node={Link} size={14} />
          <span class="lg-compare-mid">In step</span>
        </Button>
        <span class="lg-rule lg-compare-mid" />
        <div class="lg-compare-mid">
          <ZoomButtons
            magnification={props.magnification}
            saysFit
            bindings={props.bindings}
            onZoom={props.onZoom}
            onToggle={props.onToggle}
          />
        </div>
        <span class="lg-rule lg-compare-mid" />
        <IconButton icon={X} label="Close compare" hint="Close compare (Esc)" onClick={onClose} />
      </div>
    </div>
  );
}
