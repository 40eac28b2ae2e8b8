import type { ReadonlySignal } from '@preact/signals';
import { Crown, Link, X } from 'lucide';
import type { KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { BackButton } from '../preview/BackButton.tsx';
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

function modes(): readonly Segment<CompareMode>[] {
  return [
    { value: 'side', label: text('compare_side_by_side') },
    { value: 'winner', label: text('compare_winner_stays'), icon: Crown },
  ];
}

export function CompareHead(props: CompareHeadProps) {
  const { inStep, onClose } = props;
  return (
    <div class="lg-compare-head">
      <div>
        <BackButton wordClass="lg-compare-mid" onClick={onClose} />
        <span class="lg-rule lg-compare-wide" />
        <h2 class="lg-muted lg-compare-wide">{text('compare_heading', { count: props.count })}</h2>
      </div>
      <Segmented label={text('compare_mode')} segments={modes()} value={props.mode} onChange={props.onMode} />
      <div>
        <Button
          class="lg-in-step"
          aria-label={text('compare_in_step')}
          aria-pressed={inStep}
          title={text('compare_in_step_hint')}
          onClick={() => props.onInStep(!inStep)}
        >
          <Icon node={Link} size={14} />
          <span class="lg-compare-mid">{text('compare_in_step')}</span>
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
        <IconButton icon={X} label={text('compare_close')} hint={text('compare_close_hint')} onClick={onClose} />
      </div>
    </div>
  );
}
