import { Check } from 'lucide';
import type { IconNode } from 'lucide';
import { Fragment } from 'preact';
import type { TargetedKeyboardEvent } from 'preact';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { steppedIndex } from './steppedIndex.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconNode;
  /** The caps of the key that does the same. */
  readonly keys?: readonly string[];
  /** Marks it as one of several (`radio`), or as something that is on or off (`checkbox`). */
  readonly choice?: { readonly kind: 'radio' | 'checkbox'; readonly checked: boolean };
  /** A line above it. */
  readonly separated?: boolean;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** Things to press, one under the other. The arrow keys go through them, Home and End to the first and the last. */
export function Menu({ label, items }: MenuProps) {
  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const present = buttons.findIndex((button) => button.contains(event.target as Node));
    const next = steppedIndex(event.key, present, buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  // Where the tab key comes in: at what is chosen.
  const entry = Math.max(
    0,
    items.findIndex(({ choice }) => choice?.kind === 'radio' && choice.checked),
  );
  return (
    <div class="lg-menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <Fragment key={item.label}>
          {item.separated && <span class="lg-menu-line" role="separator" />}
          <button
            type="button"
            class="lg-menu-item"
            role={item.choice ? `menuitem${item.choice.kind}` : 'menuitem'}
            aria-checked={item.choice?.checked}
            tabIndex={index === entry ? 0 : -1}
            onClick={item.run}
          >
            {item.choice?.checked ? (
              <Icon node={Check} size={14} />
            ) : item.icon ? (
              <Icon node={item.icon} size={14} />
            ) : (
              <span class="lg-menu-room" />
            )}
            <span>{item.label}</span>
            {item.keys?.map((cap) => (
              <Kbd key={cap} decorative>
                {cap}
              </Kbd>
            ))}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
