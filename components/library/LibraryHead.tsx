import type { LibraryTab } from '../../lib/core/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { formatBytes } from '../ui/formatBytes.ts';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Segmented, type Segment } from '../ui/Segmented.tsx';

export interface LibraryHeadProps {
  readonly model: LibraryModel;
  /** Nothing can be looked at yet. */
  readonly bare: boolean;
}

const TABS: readonly Segment<LibraryTab>[] = [
  { value: 'pictures', label: 'Pictures' },
  { value: 'pages', label: 'Pages' },
  { value: 'duplicates', label: 'Duplicates' },
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
      <h1 id="section-title">Library</h1>
      {total !== null && total > 0 && (
        <span class="lg-muted">
          {formatCounted(total, 'judgement')}
          {statistics && statistics.sites.length > 0 && ` from ${formatCounted(statistics.sites.length, 'site')}`}
        </span>
      )}
      {usage && usage.count > 0 && (
        <span class="lg-muted">
          Offline copies: {formatCount(usage.count)}, {formatBytes(usage.bytes)} of {formatBytes(usage.limit)}
        </span>
      )}
      {!bare && (
        <Segmented
          class="lg-library-tabs"
          label="View"
          segments={TABS}
          value={view.address.value.tab}
          onChange={view.setTab}
        />
      )}
    </header>
  );
}
