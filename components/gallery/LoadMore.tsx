import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import type { LoadMoreButton } from './values/loadMoreButton.ts';

export interface LoadMoreProps extends LoadMoreButton {
  readonly load: () => void | Promise<void>;
}

/** Busy until the promise settles; a rejection is said, with a way to try again. */
export function LoadMore({
  label = text('gallery_load_more'),
  variant = 'soft',
  size,
  load,
  ...button
}: LoadMoreProps) {
  const state = useSignal<'idle' | 'busy' | 'failed'>('idle');
  const mounted = useRef(true);
  useEffect(() => () => void (mounted.current = false), []);

  async function press(): Promise<void> {
    state.value = 'busy';
    try {
      await load();
      if (mounted.current) state.value = 'idle';
    } catch {
      if (mounted.current) state.value = 'failed';
    }
  }

  return (
    <div class="lg-load-more">
      <span role="status">{state.value === 'failed' ? text('gallery_more_failed') : ''}</span>
      <Button
        variant={variant}
        large={size === 'lg'}
        id={button.elemId}
        class={button.elemClasses ?? ''}
        disabled={button.disabled}
        style={button.minWidth === undefined ? undefined : { minInlineSize: `${button.minWidth}px` }}
        busy={state.value === 'busy'}
        onClick={() => void press()}
      >
        {state.value === 'failed'
          ? text('common_try_again')
          : state.value === 'busy'
            ? text('gallery_loading_more')
            : label}
      </Button>
    </div>
  );
}
