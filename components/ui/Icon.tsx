import type { IconNode } from 'lucide';
import { h } from 'preact';
import { iconPath } from './iconPath.ts';

export interface IconProps {
  /** One icon of `lucide`, imported by its name so that only that one is bundled. */
  readonly node: IconNode;
  /** Pixels. 14 stands beside 12 or 13 px text, 16 alone, 20 and 24 are drawn thinner. */
  readonly size?: 10 | 12 | 14 | 16 | 20 | 24;
  /** Fills the first shape and cuts a second one out of it: a pressed heart or thumb. */
  readonly filled?: boolean | undefined;
  /** Points the other way in a right-to-left text: chevrons and arrows. */
  readonly mirrored?: boolean | undefined;
}

/** Decoration only: what it means is said by the name of the control around it. */
export function Icon({ node, size = 16, filled, mirrored }: IconProps) {
  return (
    <svg
      class={`lg-icon lg-icon-${size}${filled ? ' lg-icon-filled' : ''}${mirrored ? ' lg-icon-mirrored' : ''}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      {filled ? node.map(([tag, attributes]) => h(tag, attributes)) : <path d={iconPath(node)} />}
    </svg>
  );
}
