import type { LibraryTab } from '../../lib/core/library/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { formatBytes } from '../../lib/core/formatBytes.ts';
import { Segmented, type Segment } from '../ui/Segmented.tsx';

export interface LibraryHeadProps {
  readonly model: LibraryModel;
  /** Nothing can be looked at yet. */
  readonly bare: boolean;
}

const tabs = (): readonly Segment<LibraryTab>[] => [
  { value: 'pictures', label: text('library_pictures') },
  { value: 'pages', label: text('library_pages') },
  { value: 'duplicates', label: text('library_duplicates') },
];

/** What the library holds in a line, and the ways to look at it. */
export function LibraryHead({ model, bare }: LibraryHeadProps) {
  const { view } = model;
  const counts = model.counts.value;
  const total = counts && libraryTotal(counts);
  const statistics = model.facets.statistics.value;
  const usage = model.originals.usage.value;
  return (
    <header class="lg-options-head lg-library-title">
      <h1 id="section-title">{text('options_library')}</h1>
      {total !== null && total > 0 && <span class="lg-muted">{totalText(total, statistics?.sites.length ?? 0)}</span>}
      {usage && usage.count > 0 && (
        <span class="lg-muted">
          {text('library_offline_copies', {
            count: usage.count,
            used: formatBytes(usage.bytes),
            limit: formatBytes(usage.limit),
          })}
        </span>
      )}
      {!bare && (
        <Segmented
          class="lg-library-tabs"
          label={text('overlay_view')}
          segments={tabs()}
          value={view.address.value.tab}
          onChange={view.setTab}
        />
      )}
    </header>
  );
}

function totalText(total: number, sites: number): string {
  const judgements = text('library_judgements', { count: total });
  return sites === 0 ? judgements : text('library_judgements_from', { judgements, count: sites });
}
