import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import { CheckRow } from './CheckRow.tsx';
import { SearchInput } from './SearchInput.tsx';
import { steppedIndex } from './steppedIndex.ts';

export interface CheckOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

export interface CheckListProps<Value extends string> {
  /** The accessible name of the group. */
  readonly label: string;
  /** `null` while they are on their way. */
  readonly options: readonly CheckOption<Value>[] | null;
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  /** The name of a field in which one can search, where there are many. */
  readonly search?: string;
  /** What stands there when there are none. */
  readonly empty?: string;
}

/** Options from which on a search is offered, and that are drawn at once. */
const MANY = 8;
const MOST_DRAWN = 100;

/** Several of a list. What is chosen comes first, in the order it had when the list was opened. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { label, options, chosen, onChange, search, empty } = props;
  const [typed, setTyped] = useState('');
  const [first] = useState<readonly Value[]>(chosen);

  if (options === null) return <p class="lg-check-note">{text('ui_loading')}</p>;
  const known = new Map(options.map((option) => [option.value, option]));
  const wanted = typed.trim().toLowerCase();
  const all = [
    ...first.map((value) => known.get(value) ?? { value, label: value }),
    ...options.filter(({ value }) => !first.includes(value)),
  ];
  const found = wanted === '' ? all : all.filter((option) => option.label.toLowerCase().includes(wanted));
  const drawn = found.slice(0, MOST_DRAWN);

  /** The arrow keys go through the boxes, as in a menu. */
  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    const stops = [...event.currentTarget.querySelectorAll('input')];
    const present = stops.findIndex((stop) => stop === event.target);
    const isTyping = stops[present]?.type === 'search';
    if (isTyping && event.key !== 'ArrowDown') return;
    const next = steppedIndex(event.key, present, stops.length);
    if (next === undefined) return;
    event.preventDefault();
    stops[next]?.focus();
  }

  return (
    <div role="group" aria-label={label} onKeyDown={onKeyDown}>
      {search !== undefined && all.length > MANY && (
        <SearchInput label={search} placeholder={search} value={typed} onInput={setTyped} />
      )}
      <ul class="lg-check-list">
        {drawn.map((option) => (
          <li key={option.value}>
            <CheckRow
              type="checkbox"
              checked={chosen.includes(option.value)}
              count={option.count}
              onChange={(checked) =>
                onChange(checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
              }
            >
              <bdi>{option.label}</bdi>
            </CheckRow>
          </li>
        ))}
      </ul>
      {all.length === 0 && <p class="lg-check-note">{empty ?? text('ui_none_yet')}</p>}
      {all.length > 0 && found.length === 0 && <p class="lg-check-note">{text('ui_nothing_found')}</p>}
      {found.length > drawn.length && <p class="lg-check-note">{text('ui_search_for_others')}</p>}
    </div>
  );
}
