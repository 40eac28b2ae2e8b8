import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './Icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'size' | 'icon' | 'class'> {
  /** `quiet` shows no box at rest; `primary` is for the one main thing of a view. */
  readonly variant?: 'quiet' | 'soft' | 'primary' | 'danger';
  readonly large?: boolean;
  readonly icon?: IconNode;
  /** Something started by this button is under way; further presses do nothing. */
  readonly busy?: boolean;
  readonly class?: string;
}

export function Button({
  variant = 'quiet',
  large,
  icon,
  busy,
  class: extra = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`lg-button lg-button-${variant}${large ? ' lg-button-large' : ''} ${extra}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon node={icon} size={large ? 16 : 14} />}
      {children}
    </button>
  );
}
