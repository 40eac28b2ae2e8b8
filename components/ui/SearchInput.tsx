import { Search } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { Icon } from './Icon.tsx';

export interface SearchInputProps {
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** A press of a key that does not type: called before anything else is done with it. */
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  /** Cap of the key that leads here. */
  readonly cap?: string;
}

/** A field that narrows something down as one types; Escape clears it. */
export function SearchInput({ label, placeholder, value, onInput, onKeyDown, cap }: SearchInputProps) {
  return (
    <label class="lg-field lg-search-input" data-cap={value === '' ? cap : undefined}>
      <Icon node={Search} size={14} />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== 'Escape' || event.isComposing || value === '') return;
          event.preventDefault();
          // Whatever is around stays open.
          event.stopPropagation();
          onInput('');
        }}
      />
    </label>
  );
}
