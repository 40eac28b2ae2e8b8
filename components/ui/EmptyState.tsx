import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export interface EmptyStateProps {
  readonly icon: IconNode;
  /** What is the case, without a full stop. */
  readonly title: string;
  /** Why, or what happens next, as one or two sentences. */
  readonly children?: ComponentChildren;
  /** Buttons, the likeliest first. */
  readonly actions?: ComponentChildren;
  /** `alert` when something went wrong that the person did not ask for. */
  readonly role?: 'status' | 'alert';
}

/** What stands in the place of content that is not there. */
export function EmptyState({ icon, title, children, actions, role = 'status' }: EmptyStateProps) {
  return (
    <div class="lg-empty" role={role}>
      <Icon node={icon} size={24} />
      <p class="lg-empty-title">{title}</p>
      {children && <div class="lg-empty-text">{children}</div>}
      <div class="lg-empty-actions">{actions}</div>
    </div>
  );
}
