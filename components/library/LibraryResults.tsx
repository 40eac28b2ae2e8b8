import { isChosen } from '../../lib/core/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import type { LibraryView } from '../../lib/state/libraryView.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { datesText, KIND_WORDS, pageText, REACTION_WORDS, SHORT_SIZE_WORDS } from './libraryWords.ts';

interface SetChip {
  readonly id: string;
  readonly word: string;
  readonly remove: () => void;
}

/** How many pass, and what is set, each with a way to take it back. */
export function LibraryResults({ model }: { readonly model: LibraryModel }) {
  const { view, duplicates } = model;
  const counts = model.counts.value;
  const chips = setChips(model);
  const { filter, dates, tab } = view.address.value;
  const isAnySet = isChosen(filter, dates) || view.subset.value !== null;
  return (
    <div class="lg-library-results">
      <p role="status">
        {tab === 'duplicates' ? (
          <Count word="group" count={isAnySet ? duplicates.left.value : undefined} total={duplicates.total.value} />
        ) : (
          counts && (
            <Count word="picture" count={isAnySet ? model.count.value : undefined} total={libraryTotal(counts)} />
          )
        )}
      </p>
      {chips.map(({ id, word, remove }) => (
        <Chip key={id} removeLabel={`Remove ${word}`} onRemove={remove}>
          {word}
        </Chip>
      ))}
      {isAnySet && <Button onClick={view.reset}>Clear all</Button>}
    </div>
  );
}

interface CountProps {
  readonly word: string;
  /** `undefined` when all pass; `null` while it is not known. */
  readonly count: number | null | undefined;
  readonly total: number;
}

function Count({ word, count, total }: CountProps) {
  if (count === undefined) return <strong class="lg-strong">{formatCounted(total, word)}</strong>;
  if (count === null) return <span class="lg-muted">Counting, of {formatCounted(total, word)}</span>;
  return (
    <>
      <strong class="lg-strong">{formatCount(count)}</strong>{' '}
      <span class="lg-muted">of {formatCounted(total, word)}</span>
    </>
  );
}

function setChips(model: LibraryModel): SetChip[] {
  const { view } = model;
  const { filter, dates } = view.address.value;
  const subset = view.subset.value;
  const chips: SetChip[] = [
    ...listChips(view, 'reactions', (reaction) => REACTION_WORDS[reaction]),
    ...listChips(view, 'sites', (site) => site),
    ...listChips(view, 'tags', (tag) => `Tag: ${tag}`),
    ...listChips(view, 'sizes', (size) => SHORT_SIZE_WORDS[size]),
    ...listChips(view, 'kinds', (kind) => KIND_WORDS[kind]),
  ];
  if (dates !== null) chips.push({ id: 'dates', word: datesText(dates), remove: () => view.setDates(null) });
  if (filter.page !== null) chips.push(pageChip(model, filter.page));
  if (subset !== null) chips.push({ id: 'subset', word: subset.label, remove: view.reset });
  return chips;
}

function pageChip(model: LibraryModel, url: string): SetChip {
  const { title } = model.shown.value.find(({ page }) => page?.url === url)?.page ?? { title: '' };
  return {
    id: 'page',
    word: `Page: ${title === '' ? pageText(url) : title}`,
    remove: () => model.view.setFilter({ page: null }),
  };
}

type ListName = 'reactions' | 'sites' | 'tags' | 'sizes' | 'kinds';
type Values<Name extends ListName> = LibraryView['address']['value']['filter'][Name];

function listChips<Name extends ListName>(
  view: LibraryView,
  name: Name,
  wordOf: (value: Values<Name>[number]) => string,
): SetChip[] {
  const values: Values<Name> = view.address.value.filter[name];
  return values.map((value) => ({
    id: `${name} ${value}`,
    word: wordOf(value),
    remove: () => view.setFilter({ [name]: values.filter((other) => other !== value) }),
  }));
}
