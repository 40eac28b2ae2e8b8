import { CircleQuestionMark } from 'lucide';
import { useId } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

export interface SyncQuestionProps {
  readonly model: SyncModel;
  /** How many pictures were deleted elsewhere. */
  readonly count: number;
}

/** Whether what was deleted elsewhere, much at once, is deleted here as well. */
export function SyncQuestion({ model, count }: SyncQuestionProps) {
  const id = useId();
  const busy = model.pending.value === 'answer';
  return (
    <section class="lg-sync-question" aria-label={text('sync_deletions')} aria-describedby={id}>
      <Icon node={CircleQuestionMark} size={20} />
      <div>
        <p id={id} role="alert">
          <span class="lg-strong">{text('sync_deletions_question', { count })}</span>{' '}
          <span class="lg-muted lg-sync-until">{text('sync_deletions_until')}</span>
        </p>
        <div class="lg-sync-buttons">
          <Button large variant="soft" busy={busy} onClick={() => model.answerDeletions(false)}>
            {text('sync_deletions_keep', { count })}
          </Button>
          <Button large variant="danger" busy={busy} onClick={() => model.answerDeletions(true)}>
            {text('sync_deletions_delete', { count })}
          </Button>
        </div>
      </div>
    </section>
  );
}
