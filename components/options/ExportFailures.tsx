import { Download } from 'lucide';
import type { ExportFailure } from '../../lib/core/exportRequest.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../ui/formatCount.ts';

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
      <ul aria-label="Could not be fetched" tabIndex={0}>
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
        <span class="lg-muted">{unlisted > 0 ? `and ${formatCount(unlisted)} more` : ''}</span>
        <Button variant="soft" icon={Download} onClick={onSave}>
          Save list
        </Button>
      </div>
    </div>
  );
}
