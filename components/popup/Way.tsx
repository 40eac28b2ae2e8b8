import type { IconNode } from 'lucide';
import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { Icon } from '../ui/Icon.tsx';

export interface WayProps {
  readonly icon: IconNode;
  readonly href: string;
  readonly open: () => void;
  readonly isQuiet?: boolean;
  readonly children: ComponentChildren;
}

/** A real link, so that it can be opened in a tab or window of one's choice; plainly pressed it is left to the model. */
export function Way({ icon, href, open, isQuiet, children }: WayProps) {
  function onClick(event: TargetedMouseEvent<HTMLAnchorElement>): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  }
  return (
    <a class={`lg-popup-way${isQuiet ? ' lg-popup-way-quiet' : ''}`} href={href} onClick={onClick}>
      <Icon node={icon} />
      {children}
    </a>
  );
}
