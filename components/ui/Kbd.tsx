import type { ComponentChildren } from 'preact';

export interface KbdProps {
  readonly children: ComponentChildren;
  /** A reminder on a button, which is no part of the button's name. */
  readonly decorative?: boolean;
}

/** One key cap. */
export function Kbd({ children, decorative }: KbdProps) {
  return (
    <kbd class="lg-kbd" aria-hidden={decorative}>
      {children}
    </kbd>
  );
}
