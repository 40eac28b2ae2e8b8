import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconProps } from './Icon.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'size' | 'icon' | 'class' | 'label'> {
  readonly icon: IconNode;
  /** The accessible name. */
  readonly label: string;
  /** The tooltip, when it should say more than the name: a key, for instance. */
  readonly hint?: string;
  readonly large?: boolean;
  readonly iconSize?: IconProps['size'];
  /** A pressed toggle draws its icon filled. */
  readonly pressed?: boolean | undefined;
  readonly mirrored?: boolean;
  readonly class?: string;
}

export function IconButton({
  icon,
  label,
  hint,
  large,
  iconSize = 16,
  pressed,
  mirrored,
  class: extra = '',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`lg-icon-button${large ? ' lg-icon-button-large' : ''} ${extra}`}
      aria-label={label}
      aria-pressed={pressed}
      title={hint ?? label}
    >
      <Icon node={icon} size={iconSize} filled={pressed} mirrored={mirrored} />
    </button>
  );
}
