import { ChevronDown, ListFilter } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LISTED_REACTIONS, SIZE_CLASSES } from '../../lib/core/library/libraryAddress.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { CountedName } from '../../lib/core/library/libraryStatistics.ts';
import { PICTURE_KINDS } from '../../lib/core/pictures/pictureKind.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { Button } from '../ui/Button.tsx';
import { CheckList, type CheckOption } from '../ui/CheckList.tsx';
import { Popover } from '../ui/Popover.tsx';
import { DateFilter } from './DateFilter.tsx';
import { datesText, KIND_WORDS, REACTION_WORDS, SIZE_WORDS } from './libraryWords.ts';

interface PartProps {
  readonly model: LibraryModel;
}

interface FilterPart {
  readonly name: TextName;
  /** What is set, in a word or two; empty when nothing is. */
  readonly setWord: (model: LibraryModel) => string;
  readonly Body: (props: PartProps) => ComponentChildren;
}

const PARTS: readonly FilterPart[] = [
  {
    name: 'library_reaction',
    setWord: ({ view }) => textsOf(view.address.value.filter.reactions.map((reaction) => REACTION_WORDS[reaction])),
    Body: ReactionFilter,
  },
  { name: 'library_site', setWord: ({ view }) => writtenList(view.address.value.filter.sites), Body: SiteFilter },
  { name: 'library_tag', setWord: ({ view }) => writtenList(view.address.value.filter.tags), Body: TagFilter },
  { name: 'library_date', setWord: ({ view }) => datesText(view.address.value.dates), Body: DatePart },
  {
    name: 'library_size',
    setWord: ({ view }) => textsOf(view.address.value.filter.sizes.map((size) => SIZE_WORDS[size])),
    Body: SizeFilter,
  },
  {
    name: 'overlay_kind',
    setWord: ({ view }) => textsOf(view.address.value.filter.kinds.map((kind) => KIND_WORDS[kind])),
    Body: KindFilter,
  },
];

export interface LibraryFiltersProps {
  readonly model: LibraryModel;
  /** All in one form behind one button, where there is no room for six. */
  readonly folded: boolean;
}

/** What passes: a menu each. A dot says that something is set; what it is stands under the tools. */
export function LibraryFilters({ model, folded }: LibraryFiltersProps) {
  if (folded) {
    const set = PARTS.filter(({ setWord }) => setWord(model) !== '').map(({ name }) => text(name));
    return (
      <Popover
        kind="dialog"
        class={`lg-library-filter${set.length > 0 ? ' lg-library-filter-set' : ''}`}
        label={set.length === 0 ? text('overlay_filter') : labelOf(text('overlay_filter'), writtenList(set))}
        icon={ListFilter}
        word={text('overlay_filter')}
      >
        {(close) => (
          <div class="lg-library-form">
            {PARTS.map(({ name, Body }) => (
              <section key={name}>
                <h2>{text(name)}</h2>
                <Body model={model} />
              </section>
            ))}
            <div class="lg-library-form-foot">
              <Button onClick={model.view.reset}>{text('library_clear_all')}</Button>
              <Button variant="primary" onClick={close}>
                {text('common_done')}
              </Button>
            </div>
          </div>
        )}
      </Popover>
    );
  }
  return (
    <div class="lg-library-filters" role="group" aria-label={text('library_filters')}>
      {PARTS.map(({ name, setWord, Body }) => {
        const word = setWord(model);
        return (
          <Popover
            key={name}
            kind="dialog"
            class={`lg-library-filter${word === '' ? '' : ' lg-library-filter-set'}`}
            label={word === '' ? text(name) : labelOf(text(name), word)}
            icon={ChevronDown}
            word={text(name)}
          >
            {() => <Body model={model} />}
          </Popover>
        );
      })}
    </div>
  );
}

function textsOf(names: readonly TextName[]): string {
  return writtenList(names.map((name) => text(name)));
}

function labelOf(name: string, word: string): string {
  return text('library_filter_set', { name, word });
}

function ReactionFilter({ model }: PartProps) {
  const counts = model.counts.value;
  const options = LISTED_REACTIONS.map((value) => ({
    value,
    label: text(REACTION_WORDS[value]),
    ...(counts === null ? {} : { count: counts[value] }),
  }));
  return (
    <CheckList
      label={text('library_reaction')}
      options={options}
      chosen={model.view.address.value.filter.reactions}
      onChange={(reactions) => model.view.setFilter({ reactions })}
    />
  );
}

function SiteFilter({ model }: PartProps) {
  const { view, facets } = model;
  useEffect(facets.readSites, []);
  return (
    <CheckList
      label={text('library_site')}
      options={namedOptions(facets.sites.value)}
      chosen={view.address.value.filter.sites}
      onChange={(sites) => view.setFilter({ sites })}
      search={text('library_search_sites')}
      empty={text('library_no_sites')}
    />
  );
}

function TagFilter({ model }: PartProps) {
  const { view, facets } = model;
  useEffect(facets.readTags, []);
  return (
    <CheckList
      label={text('library_tag')}
      options={namedOptions(facets.tags.value)}
      chosen={view.address.value.filter.tags}
      onChange={(tags) => view.setFilter({ tags })}
      search={text('library_search_tags')}
      empty={text('library_no_tags')}
    />
  );
}

function DatePart({ model }: PartProps) {
  const { view } = model;
  return <DateFilter dates={view.address.value.dates} now={model.now()} onChange={view.setDates} />;
}

function SizeFilter({ model }: PartProps) {
  const sizes = model.facets.statistics.value?.sizes;
  const options = SIZE_CLASSES.map((value) => ({ value, label: text(SIZE_WORDS[value]), ...countOf(sizes?.[value]) }));
  return (
    <CheckList
      label={text('library_size')}
      options={options}
      chosen={model.view.address.value.filter.sizes}
      onChange={(chosen) => model.view.setFilter({ sizes: chosen })}
    />
  );
}

function KindFilter({ model }: PartProps) {
  return (
    <CheckList
      label={text('overlay_kind')}
      options={PICTURE_KINDS.map((value) => ({ value, label: text(KIND_WORDS[value]) }))}
      chosen={model.view.address.value.filter.kinds}
      onChange={(kinds) => model.view.setFilter({ kinds })}
    />
  );
}

function namedOptions(names: readonly CountedName[] | null): readonly CheckOption<string>[] | null {
  return names && names.map((numbers) => ({ value: numbers.name, label: numbers.name, ...countOf(numbers) }));
}

function countOf(numbers: LibraryNumbers | undefined): { readonly count?: number } {
  return numbers === undefined ? {} : { count: libraryTotal(numbers) };
}
