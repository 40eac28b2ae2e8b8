import { ListFilter } from 'lucide';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { ListedReaction } from '../../lib/core/library/libraryQuery.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

export interface NothingPassesProps {
  readonly model: LibraryModel;
  /** What is looked at. */
  readonly what: 'pictures' | 'pages' | 'duplicates';
}

const NOTHING: Readonly<Record<NothingPassesProps['what'], TextName>> = {
  pictures: 'gallery_empty',
  pages: 'library_no_pages',
  duplicates: 'library_no_duplicates',
};

const NONE: Readonly<Record<ListedReaction, TextName>> = {
  liked: 'library_none_liked',
  disliked: 'library_none_disliked',
  cleared: 'library_none_cleared',
};

/** Stands where the filter has left nothing. */
export function NothingPasses({ model, what }: NothingPassesProps) {
  const { view } = model;
  const { filter, dates } = view.address.value;
  const [reaction] = filter.reactions;
  const only = filter.reactions.length === 1 ? reaction : undefined;
  const words = filter.text.trim();
  const isPlain = what === 'pictures' && dates === null && words === '' && view.subset.value === null;
  return (
    <EmptyState
      icon={ListFilter}
      title={
        words === ''
          ? text(isPlain && only !== undefined ? NONE[only] : NOTHING[what])
          : text('library_nothing_found', { words })
      }
      actions={
        <Button variant="soft" onClick={view.reset}>
          {text('overlay_show_all')}
        </Button>
      }
    >
      {hiddenWords(model, what)}
    </EmptyState>
  );
}

function hiddenWords({ counts, duplicates }: LibraryModel, what: NothingPassesProps['what']): string {
  if (what === 'pages') return text('library_no_page_passes');
  const total = what === 'pictures' ? counts.value && libraryTotal(counts.value) : duplicates.total.value;
  if (total === null) return '';
  return total === 1 ? text('overlay_filter_hides_only') : text('overlay_filter_hides_all', { count: total });
}
