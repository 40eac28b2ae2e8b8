import { Frame } from 'lucide';
import { askableOrigins } from '../../lib/core/frameReading.ts';
import type { PopupModel } from '../../lib/state/createPopupModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatCounted } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';

/** Frames of other sites in the page, which the browser keeps closed until the person lets us in. */
export function ClosedFrames({ model }: { readonly model: PopupModel }) {
  const page = model.page.value;
  const origins = page.kind === 'summary' ? page.summary.closedFrames : [];
  const hosts = askableOrigins(origins).map((origin) => new URL(origin).host);
  if (hosts.length === 0) return null;
  return (
    <section class="lg-popup-frames" aria-label="Frames from other sites">
      <Icon node={Frame} />
      <p>
        {formatCounted(origins.length, 'frame from another site', 'frames from other sites')} not read
        <span class="lg-muted lg-cut-off" title={hosts.join(', ')}>
          {hosts.join(', ')}
        </span>
      </p>
      <Button variant="soft" onClick={model.allowFrames}>
        Allow…
      </Button>
    </section>
  );
}
