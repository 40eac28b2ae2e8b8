import { Search } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { text } from '../../../lib/core/text.ts';
import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';
import { Icon } from '../../ui/Icon.tsx';
import { commandCaps } from './commandCaps.ts';

export interface SearchFieldProps {
  readonly model: GalleryModel;
  readonly brief: boolean;
}

/**
 * Filters as one types. Escape clears it, and leaves it when it is empty; so do Enter and the down key, for the gallery.
 * Whoever wants to focus it finds it by `data-lg-search`.
 */
export function SearchField({ model, brief }: SearchFieldProps) {
  const caps = commandCaps(model.settings.all.value, 'search');

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    // Neither the panel nor the gallery act on what is typed here.
    event.stopPropagation();
    if (event.isComposing) return;
    const { key, currentTarget } = event;
    if (key === 'Escape' && model.filter.peek().text !== '') {
      model.setFilter({ text: '' });
    } else if (key === 'Escape' || key === 'Enter' || key === 'ArrowDown') {
      // The panel hands the focus on to a picture.
      currentTarget.closest<HTMLElement>('.lg-panel')?.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <label class="lg-field lg-search" data-key={caps.join(' ')}>
      <Icon node={Search} size={14} />
      <input
        type="search"
        data-lg-search
        aria-label={text('common_search')}
        placeholder={text(brief ? 'common_search' : 'overlay_search_placeholder')}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        value={model.filter.value.text}
        onInput={({ currentTarget }) => model.setFilter({ text: currentTarget.value })}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
