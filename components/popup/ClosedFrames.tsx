import { Frame } from 'lucide';
import { askableOrigins } from '../../lib/core/pictures/frameReading.ts';
import { text } from '../../lib/core/text.ts';
import type { PopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Frames of other sites in the page, which the browser keeps closed until the person lets us in. */
export function ClosedFrames({ model }: { readonly model: PopupModel }) {
  const page = model.page.value;
  const origins = page.kind === 'summary' ? page.summary.closedFrames : [];
  const hosts = askableOrigins(origins).map((origin) => new URL(origin).host);
  if (hosts.length === 0) return null;
  return (
    <section class="lg-popup-frames" aria-label={text('popup_frames')}>
      <Icon node={Frame} />
      <p>
        {text('popup_frames_not_read', { count: origins.length })}
        <span class="lg-muted lg-cut-off" title={hosts.join(', ')}>
          {hosts.join(', ')}
        </span>
      </p>
      <Button variant="soft" onClick={model.allowFrames}>
        {text('popup_frames_allow')}
      </Button>
    </section>
  );
}
