import { Heart, ThumbsDown } from 'lucide';
import { useId, useMemo, useState } from 'preact/hooks';
import { judgedStretches, type JudgedRange, type JudgedStretches } from '../../lib/core/library/judgedWeeks.ts';
import type { CountedDay } from '../../lib/core/library/libraryStatistics.ts';
import { text, type TextName, writtenNumber } from '../../lib/core/text.ts';
import { formatDate } from '../ui/formatDate.ts';
import { Icon } from '../ui/Icon.tsx';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { JudgedBars } from './JudgedBars.tsx';

export interface OverTimeProps {
  /** Oldest first. */
  readonly days: readonly CountedDay[];
  readonly now: number;
}

const ranges = (): readonly Segment<JudgedRange>[] => [
  { value: 'half', label: text('library_half_year') },
  { value: 'year', label: text('library_a_year') },
  { value: 'all', label: text('library_all_time') },
];

interface UnitTexts {
  readonly heading: TextName;
  readonly caption: TextName;
  readonly column: TextName;
}

const UNITS: Readonly<Record<JudgedStretches['unit'], UnitTexts>> = {
  week: { heading: 'library_by_week', caption: 'library_judged_by_week', column: 'library_week' },
  month: { heading: 'library_by_month', caption: 'library_judged_by_month', column: 'library_month' },
};

const DAY = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** Likes and dislikes over time: bars for the eye, a table for whoever reads otherwise. */
export function OverTime({ days, now }: OverTimeProps) {
  const [range, setRange] = useState<JudgedRange>('half');
  const [pointed, setPointed] = useState<{ readonly index: number; readonly left: number } | null>(null);
  const title = useId();
  const judged = useMemo(() => judgedStretches(days, range, now), [days, range]);
  const { unit, stretches } = judged;
  const isEmpty = stretches.every(({ liked, disliked }) => liked === 0 && disliked === 0);
  const at = pointed && stretches[pointed.index];
  return (
    <section class="lg-chart lg-over-time" aria-labelledby={title}>
      <div class="lg-chart-head">
        <h2 id={title}>{text(UNITS[unit].heading)}</h2>
        <span class="lg-chart-keys">
          <span class="lg-chart-key lg-chart-key-liked">{text('common_liked')}</span>
          <span class="lg-chart-key lg-chart-key-disliked">{text('common_disliked')}</span>
        </span>
        <Segmented
          class="lg-chart-choice"
          label={text('library_time_shown')}
          segments={ranges()}
          value={range}
          onChange={setRange}
        />
      </div>
      {isEmpty ? (
        <p class="lg-chart-empty">{text(days.length === 0 ? 'library_no_weeks' : 'library_none_in_this_time')}</p>
      ) : (
        <div class="lg-chart-plot">
          <JudgedBars judged={judged} onPoint={setPointed} />
          {at && (
            <div class="lg-chart-tip" aria-hidden="true" style={{ '--lg-at': `${pointed.left}px` }}>
              <span>{nameOf(judged, at.start)}</span>
              <span>
                <Icon node={Heart} size={12} filled />
                {writtenNumber(at.liked)}
              </span>
              <span>
                <Icon node={ThumbsDown} size={12} filled />
                {writtenNumber(at.disliked)}
              </span>
            </div>
          )}
          <JudgedTable judged={judged} />
        </div>
      )}
    </section>
  );
}

function JudgedTable({ judged }: { readonly judged: JudgedStretches }) {
  const { caption, column } = UNITS[judged.unit];
  return (
    // A caption is no part of its table's box: Firefox would show it.
    <div class="lg-visually-hidden">
      <table>
        <caption>{text(caption)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(column)}</th>
            <th scope="col">{text('common_liked')}</th>
            <th scope="col">{text('common_disliked')}</th>
          </tr>
        </thead>
        <tbody>
          {judged.stretches
            .filter(({ liked, disliked }) => liked + disliked > 0)
            .map(({ start, liked, disliked }) => (
              <tr key={start}>
                <th scope="row">{nameOf(judged, start)}</th>
                <td>{writtenNumber(liked)}</td>
                <td>{writtenNumber(disliked)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ unit }: JudgedStretches, start: number): string {
  return unit === 'week' ? text('library_week_of', { day: formatDate(start, DAY) }) : formatDate(start, MONTH);
}
