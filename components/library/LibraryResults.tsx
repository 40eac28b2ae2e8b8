import { isChosen } from '../../lib/core/library/libraryAddress.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import { text, writtenNumber, type TextName } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { LibraryView } from '../../lib/state/library/libraryView.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { RichText } from '../ui/RichText.tsx';
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
          <Count texts={GROUPS} count={isAnySet ? duplicates.left.value : undefined} total={duplicates.total.value} />
        ) : (
          counts && (
            <Count texts={PICTURES} count={isAnySet ? model.count.value : undefined} total={libraryTotal(counts)} />
          )
        )}
      </p>
      {chips.map(({ id, word, remove }) => (
        <Chip key={id} removeLabel={text('library_remove_chip', { word })} onRemove={remove}>
          {word}
        </Chip>
      ))}
      {isAnySet && <Button onClick={view.reset}>{text('library_clear_all')}</Button>}
    </div>
  );
}

/** What is said of all, of some of them, and while these are counted. */
interface CountTexts {
  readonly all: TextName;
  readonly some: TextName;
  readonly counting: TextName;
}

const PICTURES: CountTexts = {
  all: 'common_pictures',
  some: 'library_pictures_of',
  counting: 'library_counting_pictures',
};
const GROUPS: CountTexts = { all: 'library_groups', some: 'library_groups_of', counting: 'library_counting_groups' };

interface CountProps {
  readonly texts: CountTexts;
  /** `undefined` when all pass; `null` while it is not known. */
  readonly count: number | null | undefined;
  readonly total: number;
}

function Count({ texts, count, total }: CountProps) {
  if (count === undefined) return <strong class="lg-strong">{text(texts.all, { count: total })}</strong>;
  if (count === null) return <span class="lg-muted">{text(texts.counting, { count: total })}</span>;
  const number = <strong class="lg-strong">{writtenNumber(count)}</strong>;
  return (
    <span class="lg-library-count lg-muted">
      <RichText name={texts.some} values={{ number, count: total }} />
    </span>
  );
}

function setChips(model: LibraryModel): SetChip[] {
  const { view } = model;
  const { filter, dates } = view.address.value;
  const subset = view.subset.value;
  const chips: SetChip[] = [
    ...listChips(view, 'reactions', (reaction) => text(REACTION_WORDS[reaction])),
    ...listChips(view, 'sites', (site) => site),
    ...listChips(view, 'tags', (tag) => text('library_chip_tag', { tag })),
    ...listChips(view, 'sizes', (size) => text(SHORT_SIZE_WORDS[size])),
    ...listChips(view, 'kinds', (kind) => text(KIND_WORDS[kind])),
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
    word: text('library_chip_page', { page: title === '' ? pageText(url) : title }),
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
