import { Heart, ThumbsDown } from 'lucide';
import { useId, useMemo, useState } from 'preact/hooks';
import { judgedStretches, type JudgedRange, type JudgedStretches } from '../../lib/core/judgedWeeks.ts';
import type { CountedDay } from '../../lib/core/libraryStatistics.ts';
import { formatCount } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { JudgedBars } from './JudgedBars.tsx';

export interface OverTimeProps {
  /** Oldest first. */
  readonly days: readonly CountedDay[];
  readonly now: number;
}

const RANGES: readonly Segment<JudgedRange>[] = [
  { value: 'half', label: '6 months' },
  { value: 'year', label: 'Year' },
  { value: 'all', label: 'All' },
];

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

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
        <h2 id={title}>By {unit}</h2>
        <span class="lg-chart-keys">
          <span class="lg-chart-key lg-chart-key-liked">Liked</span>
          <span class="lg-chart-key lg-chart-key-disliked">Disliked</span>
        </span>
        <Segmented class="lg-chart-choice" label="Time shown" segments={RANGES} value={range} onChange={setRange} />
      </div>
      {isEmpty ? (
        <p class="lg-chart-empty">
          {days.length === 0 ? 'Weeks stand here once something is judged.' : 'Nothing was judged in this time.'}
        </p>
      ) : (
        <div class="lg-chart-plot">
          <JudgedBars judged={judged} onPoint={setPointed} />
          {at && (
            <div class="lg-chart-tip" aria-hidden="true" style={{ '--lg-at': `${pointed.left}px` }}>
              <span>{nameOf(judged, at.start)}</span>
              <span>
                <Icon node={Heart} size={12} filled />
                {formatCount(at.liked)}
              </span>
              <span>
                <Icon node={ThumbsDown} size={12} filled />
                {formatCount(at.disliked)}
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
  return (
    // A caption is no part of its table's box: Firefox would show it.
    <div class="lg-visually-hidden">
      <table>
        <caption>Judgements by {judged.unit}</caption>
        <thead>
          <tr>
            <th scope="col">{judged.unit === 'week' ? 'Week' : 'Month'}</th>
            <th scope="col">Liked</th>
            <th scope="col">Disliked</th>
          </tr>
        </thead>
        <tbody>
          {judged.stretches
            .filter(({ liked, disliked }) => liked + disliked > 0)
            .map(({ start, liked, disliked }) => (
              <tr key={start}>
                <th scope="row">{nameOf(judged, start)}</th>
                <td>{formatCount(liked)}</td>
                <td>{formatCount(disliked)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ unit }: JudgedStretches, start: number): string {
  return unit === 'week' ? `Week of ${dayFormat.format(start)}` : monthFormat.format(start);
}
