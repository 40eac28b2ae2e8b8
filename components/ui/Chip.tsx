import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export interface ChipProps {
  readonly children: ComponentChildren;
  /** What the button says that takes it away. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

/** Something that is set, and a button that takes it back. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span class="lg-set-chip">
      <bdi class="lg-set-chip-text">{children}</bdi>
      <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
        <Icon node={X} size={12} />
      </button>
    </span>
  );
}
