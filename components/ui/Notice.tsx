import { CircleAlert, Info, X } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { text } from '../../lib/core/text.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

export interface NoticeProps {
  /** `toast` floats and goes away, `banner` stands across the view as long as it is true. */
  readonly kind: 'toast' | 'banner';
  readonly tone: 'info' | 'problem';
  /** The sentence. */
  readonly children: ComponentChildren;
  readonly icon?: IconNode;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onDismiss?: (() => void) | undefined;
}

/** A problem is announced at once, an info when the screen reader has finished its sentence. */
export function Notice({ kind, tone, children, icon, action, onDismiss }: NoticeProps) {
  return (
    <div
      class={`lg-${kind} lg-${kind}-${tone}${kind === 'toast' ? ' lg-float' : ''}`}
      role={tone === 'problem' ? 'alert' : 'status'}
    >
      <Icon node={icon ?? (tone === 'problem' ? CircleAlert : Info)} />
      <span class="lg-notice-text">{children}</span>
      {action && (
        <Button variant="soft" onClick={action.run}>
          {action.label}
        </Button>
      )}
      {onDismiss && <IconButton icon={X} label={text('ui_dismiss')} onClick={onDismiss} />}
    </div>
  );
}
