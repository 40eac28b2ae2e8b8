import type { IconNode } from 'lucide';
import { writtenNumber } from '../../lib/core/text.ts';
import { Icon } from './Icon.tsx';

export interface Figure {
  readonly label: string;
  readonly icon: IconNode;
  /** Both fill the icon, one in the accent colour, one in the text's. */
  readonly tone?: 'accent' | 'ink';
  /** `null` while unknown: its place is kept. */
  readonly value: number | null;
}

/** Big numbers in a row, each over its name. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl class="lg-figures" aria-busy={figures.some(({ value }) => value === null) || undefined}>
      {figures.map(({ label, icon, tone, value }) => (
        <div key={label} class={`lg-figure${tone ? ` lg-figure-${tone}` : ''}`}>
          <dt>
            <Icon node={icon} size={14} filled={tone !== undefined} />
            {label}
          </dt>
          <dd>{value === null ? <span class="lg-bone" /> : writtenNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
