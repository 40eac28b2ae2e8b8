import { ImageOff, RotateCw } from 'lucide';
import { hostOf } from '../../../lib/core/pictures/galleryItem.ts';
import { text } from '../../../lib/core/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { brokenReason } from './brokenReason.ts';
import type { BrokenPictureProps } from '../galleryViews.ts';

/** On a card whose picture did not come: why, from where, and a way to try again. */
export function BrokenPicture({ url, reachable, onRetry }: BrokenPictureProps) {
  const { title, status } = brokenReason(url);
  return (
    <div class="lg-card-broken">
      <Icon node={ImageOff} size={20} />
      <span class="lg-strong">{title}</span>
      <span class="lg-faint lg-card-host">
        {status === undefined
          ? hostOf(url)
          : text('gallery_broken_host', { host: hostOf(url), status: String(status) })}
      </span>
      <Button
        variant="soft"
        icon={RotateCw}
        tabIndex={reachable ? 0 : -1}
        onClick={({ currentTarget }) => {
          // The button goes away: its card keeps the focus.
          currentTarget.closest<HTMLElement>('[role="listitem"]')?.focus();
          onRetry();
        }}
      >
        {text('gallery_retry')}
      </Button>
    </div>
  );
}
