import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/Icon.tsx';

export interface JobProps {
  readonly icon: IconNode;
  readonly tone?: 'ok' | 'problem';
  readonly title: ComponentChildren;
  /** Quieter, after the title. */
  readonly aside?: ComponentChildren;
  /** At the end of the title's line. */
  readonly end?: ComponentChildren;
  /** Under the title, small. */
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** Across the whole width, under everything else. */
  readonly below?: ComponentChildren;
}

/** Something that is done with files: how far it is, or how it ended. */
export function Job({ icon, tone, title, aside, end, children, actions, below }: JobProps) {
  return (
    <div class={`lg-job${tone ? ` lg-job-${tone}` : ''}`}>
      <Icon node={icon} size={20} />
      <div class="lg-job-text">
        <p class="lg-job-line">
          <bdi class="lg-strong">{title}</bdi>
          {aside !== undefined && <span class="lg-muted">{aside}</span>}
          {end !== undefined && <span class="lg-job-end lg-muted">{end}</span>}
        </p>
        {children}
      </div>
      {actions !== undefined && <div class="lg-job-actions">{actions}</div>}
      {below !== undefined && <div class="lg-job-below">{below}</div>}
    </div>
  );
}

export interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; `null` while it cannot be said. */
  readonly share: number | null;
  /** The same in words. */
  readonly words: string;
}

export function ProgressBar({ label, share, words }: ProgressBarProps) {
  const percent = Math.floor((share ?? 0) * 100);
  return (
    <div
      class={`lg-job-bar${share === null ? ' lg-job-bar-unknown' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : percent}
      aria-valuetext={words}
    >
      <div style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
