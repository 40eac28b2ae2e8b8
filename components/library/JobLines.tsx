import { text } from '../../lib/core/text.ts';
import type { JobProgress } from '../../lib/state/jobs.ts';
import { Button } from '../ui/Button.tsx';

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
          words={total === 0 ? text('library_job_starting') : text('common_number_of_total', { number: done, total })}
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
  readonly words: string;
  readonly onCancel: () => void;
}

export function JobLine({ label, percent, words, onCancel }: JobLineProps) {
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
        aria-valuetext={words}
      >
        <div style={{ inlineSize: `${percent ?? 0}%` }} />
      </div>
      <span class="lg-muted">{words}</span>
      <Button variant="soft" onClick={onCancel}>
        {text('common_cancel')}
      </Button>
    </div>
  );
}
