import { ListFilter } from 'lucide';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatCount } from '../ui/formatCount.ts';
import { REACTION_WORDS } from './libraryWords.ts';

export interface NothingPassesProps {
  readonly model: LibraryModel;
  /** What is looked at. */
  readonly what: 'pictures' | 'pages' | 'duplicates';
}

/** Stands where the filter has left nothing. */
export function NothingPasses({ model, what }: NothingPassesProps) {
  const { view } = model;
  const { filter, dates } = view.address.value;
  const [reaction] = filter.reactions;
  const only = filter.reactions.length === 1 && reaction !== undefined ? REACTION_WORDS[reaction].toLowerCase() : '';
  const words = filter.text.trim();
  const isPlain = what === 'pictures' && dates === null && words === '' && view.subset.value === null;
  return (
    <EmptyState
      icon={ListFilter}
      title={words === '' ? `No ${isPlain && only !== '' ? `${only} ` : ''}${what}` : `Nothing found for “${words}”`}
      actions={
        <Button variant="soft" onClick={view.reset}>
          Show all
        </Button>
      }
    >
      {hiddenWords(model, what)}
    </EmptyState>
  );
}

function hiddenWords({ counts, duplicates }: LibraryModel, what: NothingPassesProps['what']): string {
  if (what === 'pages') return 'No page has a picture that passes the filter.';
  const total = what === 'pictures' ? counts.value && libraryTotal(counts.value) : duplicates.total.value;
  if (total === null) return '';
  return total === 1 ? 'The filter hides the only one.' : `The filter hides all ${formatCount(total)}.`;
}
