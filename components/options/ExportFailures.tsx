import { Download } from 'lucide';
import type { ExportFailure } from '../../lib/core/exports/exportRequest.ts';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';

export interface ExportFailuresProps {
  readonly failures: readonly ExportFailure[];
  /** All of them, listed or not. */
  readonly failed: number;
  readonly onSave: () => void;
}

/** What could not be fetched, and why. */
export function ExportFailures({ failures, failed, onSave }: ExportFailuresProps) {
  const unlisted = failed - failures.length;
  return (
    <div class="lg-job-list">
      <ul aria-label={text('export_not_fetched_list')} tabIndex={0}>
        {failures.map(({ key, url, reason }) => (
          <li key={key}>
            <bdi class="lg-cut-off" title={url}>
              {url}
            </bdi>
            <span class="lg-muted">{reason}</span>
          </li>
        ))}
      </ul>
      <div class="lg-job-list-foot">
        <span class="lg-muted">{unlisted > 0 ? text('export_more', { count: unlisted }) : ''}</span>
        <Button variant="soft" icon={Download} onClick={onSave}>
          {text('export_save_list')}
        </Button>
      </div>
    </div>
  );
}
