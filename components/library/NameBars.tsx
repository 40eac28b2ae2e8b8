import { useState } from 'preact/hooks';
import { SIZE_CLASSES } from '../../lib/core/library/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { SizeClass } from '../../lib/core/library/libraryQuery.ts';
import type { CountedName, LibraryStatistics } from '../../lib/core/library/libraryStatistics.ts';
import { text, type TextName, writtenNumber } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
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

interface ByTexts {
  readonly name: TextName;
  readonly heading: TextName;
  readonly empty: TextName;
}

const BY: Readonly<Record<By, ByTexts>> = {
  site: { name: 'library_site', heading: 'library_by_site', empty: 'library_by_site_empty' },
  tag: { name: 'library_tag', heading: 'library_by_tag', empty: 'library_by_tag_empty' },
  size: { name: 'library_size', heading: 'library_by_size', empty: 'library_by_size_empty' },
};
/** As many as have room. */
const MOST = 5;

const segments = (): readonly Segment<By>[] =>
  (['site', 'tag', 'size'] as const).map((value) => ({ value, label: text(BY[value].name) }));

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
    <section class="lg-chart lg-name-bars" aria-label={text(BY[by].heading)}>
      <div class="lg-chart-head">
        <h2>{text(BY[by].heading)}</h2>
        <Segmented
          class="lg-chart-choice"
          label={text('library_numbers_by')}
          segments={segments()}
          value={by}
          onChange={setBy}
        />
      </div>
      {bars.length === 0 ? (
        <p class="lg-chart-empty">{text(BY[by].empty)}</p>
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
  const total = libraryTotal(bar);
  const numbers = writtenList([
    text('library_number_liked', { count: liked }),
    text('library_number_disliked', { count: disliked }),
  ]);
  return (
    <li>
      <button type="button" title={numbers} onClick={onPress}>
        <bdi class="lg-name-bar-label">{label}</bdi>
        <span class="lg-name-bar-count">
          <span aria-hidden="true">{writtenNumber(total)}</span>
          <span class="lg-visually-hidden">{writtenList([text('common_pictures', { count: total }), numbers])}</span>
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
  if (by === 'size') return text(SHORT_SIZE_WORDS[name as SizeClass]);
  return name === '' ? text('library_no_site') : name;
}
