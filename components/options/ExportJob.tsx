import { CircleAlert, CircleCheck, CircleX, FileBraces } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ExportStatus } from '../../lib/state/createExportModel.ts';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { formatBytes } from '../ui/formatBytes.ts';

export interface ExportJobProps {
  readonly status: ExportStatus;
  readonly onCancel: () => void;
  readonly onTryAgain: () => void;
}

/** The export under way, or how the last one ended. */
export function ExportJob({ status, onCancel, onTryAgain }: ExportJobProps) {
  return (
    <>
      {status.kind === 'running' && <Running done={status.done} total={status.total} onCancel={onCancel} />}
      <div role="status">
        {status.kind === 'finished' && (
          <Job icon={CircleCheck} tone="ok" title={`${formatCounted(status.likes, 'judgement')} exported`}>
            <bdi class="lg-job-file">{status.fileName}</bdi> in your downloads, {formatBytes(status.bytes)}
          </Job>
        )}
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title="Export cancelled">
            No file was left behind, and the library is as it was.
          </Job>
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job
            icon={CircleAlert}
            tone="problem"
            title="The export did not finish"
            action={
              <Button variant="soft" onClick={onTryAgain}>
                Try again
              </Button>
            }
          >
            {status.message}
          </Job>
        </div>
      )}
    </>
  );
}

interface RunningProps {
  readonly done: number;
  /** 0 until the library is counted. */
  readonly total: number;
  readonly onCancel: () => void;
}

function Running({ done, total, onCancel }: RunningProps) {
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  const text = total === 0 ? 'Starting' : `${formatCount(done)} of ${formatCount(total)}`;
  return (
    <section class="lg-job" aria-label="Running export">
      <Icon node={FileBraces} size={20} />
      <div class="lg-job-text">
        <p class="lg-job-line">
          <span class="lg-strong">JSON</span>
          <span class="lg-muted">everything</span>
          <span class="lg-job-end lg-muted">{total === 0 ? '' : `${percent}%`}</span>
        </p>
        <div
          class="lg-job-bar"
          role="progressbar"
          aria-label="Export"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={total === 0 ? undefined : percent}
          aria-valuetext={text}
        >
          <div style={{ inlineSize: `${percent}%` }} />
        </div>
        <p class="lg-job-detail">{text}</p>
      </div>
      <Button variant="soft" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}

interface JobProps {
  readonly icon: IconNode;
  readonly tone?: 'ok' | 'problem';
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

function Job({ icon, tone, title, children, action }: JobProps) {
  return (
    <div class={`lg-job${tone ? ` lg-job-${tone}` : ''}`}>
      <Icon node={icon} size={20} />
      <div class="lg-job-text">
        <p class="lg-strong">{title}</p>
        <p class="lg-job-detail">{children}</p>
      </div>
      {action}
    </div>
  );
}
