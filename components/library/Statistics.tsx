import { ChartColumn, Clock, Tag } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { reactionFigures } from '../options/reactionFigures.ts';
import { Button } from '../ui/Button.tsx';
import { Figures, type Figure } from '../ui/Figures.tsx';
import { NameBars } from './NameBars.tsx';
import type { OverTimeProps } from './OverTime.tsx';

export interface StatisticsProps {
  readonly model: LibraryModel;
  readonly narrow: boolean;
}

/** From so many minutes on hours are said. */
const MINUTES_TO_HOURS = 120;
const CHARTS = 'lg-library-charts';

/** What the library holds, in numbers and over time. Only the first numbers come before the pictures. */
export function Statistics({ model, narrow }: StatisticsProps) {
  const { facets } = model;
  const isReady = model.answered.value > 0;
  const open = facets.chartsWanted.value ?? !narrow;
  const statistics = facets.statistics.value;
  const failed = facets.failed.value;
  const OverTime = useLater(isReady && open, () => import('./OverTime.tsx').then((room) => room.OverTime));
  useEffect(() => {
    if (isReady) facets.readStatistics();
  }, [isReady]);

  const isShort = statistics !== null && statistics.minutes < MINUTES_TO_HOURS;
  const figures: readonly Figure[] = [
    ...reactionFigures(model.counts.value),
    { label: text('library_tags'), icon: Tag, value: statistics && statistics.tags.length },
    {
      label: text(isShort ? 'library_minutes' : 'library_hours'),
      icon: Clock,
      value: statistics && (isShort ? statistics.minutes : Math.round(statistics.minutes / 6) / 10),
    },
  ];
  return (
    <section class="lg-statistics" aria-label={text('library_statistics')}>
      <div class="lg-statistics-head">
        <Figures figures={failed ? figures.filter(({ value }) => value !== null) : figures} />
        <Button
          class="lg-statistics-toggle"
          icon={ChartColumn}
          aria-expanded={open}
          aria-controls={open ? CHARTS : undefined}
          onClick={() => facets.setChartsWanted(!open)}
        >
          {text(open ? 'library_hide_charts' : 'library_show_charts')}
        </Button>
      </div>
      {open && (
        <div id={CHARTS} class="lg-statistics-charts">
          {failed ? (
            <div class="lg-chart lg-chart-failed" role="alert">
              <p>{text('library_numbers_failed')}</p>
              <Button variant="soft" onClick={facets.readStatistics}>
                {text('common_try_again')}
              </Button>
            </div>
          ) : (
            <>
              {statistics && OverTime ? (
                <OverTime days={statistics.days} now={model.now()} />
              ) : (
                <div class="lg-chart lg-over-time lg-chart-waiting" aria-busy="true" />
              )}
              {statistics ? (
                <NameBars
                  statistics={statistics}
                  onSite={(site) => model.view.setFilter({ sites: [site] })}
                  onTag={(tag) => model.view.setFilter({ tags: [tag] })}
                  onSize={(size) => model.view.setFilter({ sizes: [size] })}
                />
              ) : (
                <div class="lg-chart lg-chart-waiting" aria-busy="true" />
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** A component that is loaded once it is wanted. */
function useLater(
  wanted: boolean,
  load: () => Promise<ComponentType<OverTimeProps>>,
): ComponentType<OverTimeProps> | undefined {
  const [loaded, setLoaded] = useState<{ readonly View: ComponentType<OverTimeProps> }>();
  useEffect(() => {
    if (!wanted || loaded) return undefined;
    let present = true;
    load().then(
      (View) => present && setLoaded({ View }),
      // Without the chart the numbers are still there.
      () => undefined,
    );
    return () => {
      present = false;
    };
  }, [wanted]);
  return loaded?.View;
}
