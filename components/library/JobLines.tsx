import type { JobProgress } from '../../lib/state/galleryModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../ui/formatCount.ts';

/** What is under way, each with a way to end it. */
export function JobLines({ jobs }: { readonly jobs: readonly JobProgress[] }) {
  return (
    <>
      {jobs.map(({ label, done, total, cancel }, index) => (
        <JobLine
          // oxlint-disable-next-line react/no-array-index-key -- jobs have nothing else that stays
          key={index}
          label={label}
          percent={total === 0 ? null : Math.floor((done / total) * 100)}
          text={total === 0 ? 'Starting' : `${formatCount(done)} of ${formatCount(total)}`}
          onCancel={cancel}
        />
      ))}
    </>
  );
}

export interface JobLineProps {
  readonly label: string;
  /** `null` while it cannot be said. */
  readonly percent: number | null;
  /** The same in words. */
  readonly text: string;
  readonly onCancel: () => void;
}

export function JobLine({ label, percent, text, onCancel }: JobLineProps) {
  return (
    <div class="lg-library-job" role="group" aria-label={label}>
      <span>{label}</span>
      <div
        class="lg-job-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={text}
      >
        <div style={{ inlineSize: `${percent ?? 0}%` }} />
      </div>
      <span class="lg-muted">{text}</span>
      <Button variant="soft" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
