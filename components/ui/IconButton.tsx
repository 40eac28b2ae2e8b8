import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconProps } from './Icon.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'size' | 'icon' | 'class' | 'label'> {
  readonly icon: IconNode;
  /** The accessible name. */
  readonly label: string;
  /** The tooltip, when it should say more than the name: a key, for instance. */
  readonly hint?: string | undefined;
  readonly large?: boolean;
  readonly iconSize?: IconProps['size'];
  readonly pressed?: boolean | undefined;
  /** How a pressed toggle shows: its icon is filled (by default), or it stands on a ground. */
  readonly pressedAs?: 'filled' | 'ground';
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
  pressedAs = 'filled',
  mirrored,
  class: extra = '',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`lg-icon-button${large ? ' lg-icon-button-large' : ''}${pressedAs === 'ground' ? ' lg-icon-button-ground' : ''} ${extra}`}
      aria-label={label}
      aria-pressed={pressed}
      title={hint ?? label}
    >
      <Icon node={icon} size={iconSize} filled={pressed && pressedAs === 'filled'} mirrored={mirrored} />
    </button>
  );
}
