import { useState } from 'preact/hooks';
import { SIZE_CLASSES } from '../../lib/core/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import type { SizeClass } from '../../lib/core/libraryQuery.ts';
import type { CountedName, LibraryStatistics } from '../../lib/core/libraryStatistics.ts';
import { formatCount } from '../ui/formatCount.ts';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { SHORT_SIZE_WORDS } from './libraryWords.ts';

export interface NameBarsProps {
  readonly statistics: LibraryStatistics;
  /** Shows the pictures of one alone. */
  readonly onSite: (site: string) => void;
  readonly onTag: (tag: string) => void;
  readonly onSize: (size: SizeClass) => void;
}

type By = 'site' | 'tag' | 'size';

const SEGMENTS: readonly Segment<By>[] = [
  { value: 'site', label: 'Site' },
  { value: 'tag', label: 'Tag' },
  { value: 'size', label: 'Size' },
];
const EMPTY: Readonly<Record<By, string>> = {
  site: 'Sites stand here once something of them is judged.',
  tag: 'Tags stand here once a picture has one.',
  size: 'Sizes stand here once something is judged.',
};
/** As many as have room. */
const MOST = 5;

/** Where judgements come from, most first, as bars. A press shows their pictures. */
export function NameBars({ statistics, onSite, onTag, onSize }: NameBarsProps) {
  const [by, setBy] = useState<By>('site');
  const bars = barsBy(by, statistics);
  const most = Math.max(1, ...bars.map(libraryTotal));
  const show = (name: string): void => {
    if (by === 'site') onSite(name);
    else if (by === 'tag') onTag(name);
    else onSize(name as SizeClass);
  };
  return (
    <section class="lg-chart lg-name-bars" aria-label={`By ${by}`}>
      <div class="lg-chart-head">
        <h2>By {by}</h2>
        <Segmented class="lg-chart-choice" label="Numbers by" segments={SEGMENTS} value={by} onChange={setBy} />
      </div>
      {bars.length === 0 ? (
        <p class="lg-chart-empty">{EMPTY[by]}</p>
      ) : (
        <ul>
          {bars.map((bar) => (
            <NameBar
              key={bar.name}
              bar={bar}
              most={most}
              label={labelOf(by, bar.name)}
              onPress={() => show(bar.name)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface NameBarProps {
  readonly bar: CountedName;
  readonly most: number;
  readonly label: string;
  readonly onPress: () => void;
}

function NameBar({ bar, most, label, onPress }: NameBarProps) {
  const { liked, disliked, cleared } = bar;
  const share = (count: number): string => `${(count / most) * 100}%`;
  const numbers = `${formatCount(liked)} liked, ${formatCount(disliked)} disliked`;
  return (
    <li>
      <button type="button" title={numbers} onClick={onPress}>
        <bdi class="lg-name-bar-label">{label}</bdi>
        <span class="lg-name-bar-count">
          {formatCount(libraryTotal(bar))}
          <span class="lg-visually-hidden"> pictures, {numbers}</span>
        </span>
        <span class="lg-name-bar" aria-hidden="true">
          {liked > 0 && <span class="lg-name-bar-liked" style={{ inlineSize: share(liked) }} />}
          {disliked > 0 && <span class="lg-name-bar-disliked" style={{ inlineSize: share(disliked) }} />}
          {cleared > 0 && <span class="lg-name-bar-cleared" style={{ inlineSize: share(cleared) }} />}
        </span>
      </button>
    </li>
  );
}

function barsBy(by: By, { sites, tags, sizes }: LibraryStatistics): readonly CountedName[] {
  if (by === 'site') return sites.slice(0, MOST);
  if (by === 'tag') return tags.slice(0, MOST);
  const all = SIZE_CLASSES.map((name) => ({ name, ...sizes[name] }));
  return all.some((size) => libraryTotal(size) > 0) ? all : [];
}

function labelOf(by: By, name: string): string {
  if (by === 'size') return SHORT_SIZE_WORDS[name as SizeClass];
  return name === '' ? 'No site' : name;
}
