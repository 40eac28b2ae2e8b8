import type { IconNode } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { text, writtenNumber } from '../../lib/core/text.ts';
import { Icon } from './Icon.tsx';
import { steppedIndex } from './steppedIndex.ts';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconNode;
  /** Shown small behind the label and said with it. */
  readonly count?: number;
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen here; the accessible name of the group. */
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Icons alone; the labels are said, and shown as tooltips. */
  readonly iconsOnly?: boolean;
  readonly class?: string;
}

/** One of a few: a radio group in which the arrow keys choose, Home and End the first and the last. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  iconsOnly,
  class: extra = '',
}: SegmentedProps<Value>) {
  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.currentTarget;
    const present = segments.findIndex((segment) => segment.value === value);
    const next = steppedIndex(
      readingKey(event.key, getComputedStyle(group).direction === 'rtl'),
      present,
      segments.length,
    );
    const segment = next === undefined ? undefined : segments[next];
    if (segment === undefined) return;
    event.preventDefault();
    onChange(segment.value);
    (group.children[next ?? 0] as HTMLElement).focus();
  }

  return (
    <div
      class={`lg-segmented${iconsOnly ? ' lg-segmented-icons' : ''} ${extra}`}
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          aria-label={
            segment.count === undefined
              ? segment.label
              : text('ui_counted_label', { label: segment.label, count: segment.count })
          }
          tabIndex={segment.value === value ? 0 : -1}
          title={segment.icon && segment.label}
          // Drawn by the style sheet, which needs no element for it.
          data-count={segment.count === undefined ? undefined : writtenNumber(segment.count)}
          onClick={() => onChange(segment.value)}
        >
          {segment.icon && <Icon node={segment.icon} size={iconsOnly ? 16 : 14} />}
          {!iconsOnly && <span class="lg-segmented-label">{segment.label}</span>}
        </button>
      ))}
    </div>
  );
}

/** Sideways means on and back as well, in the direction of reading. */
function readingKey(key: string, rightToLeft: boolean): string {
  if (key === 'ArrowRight') return rightToLeft ? 'ArrowUp' : 'ArrowDown';
  if (key === 'ArrowLeft') return rightToLeft ? 'ArrowDown' : 'ArrowUp';
  return key;
}
