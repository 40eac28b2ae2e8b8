import { Check, ChevronRight } from 'lucide';
import type { IconNode } from 'lucide';
import { Fragment } from 'preact';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { steppedIndex } from './steppedIndex.ts';

export interface MenuItem {
  /** Tells it from others of the same name. */
  readonly id?: string;
  readonly label: string;
  readonly icon?: IconNode;
  /** Whether the icon points the other way in a right-to-left text. */
  readonly mirrored?: boolean;
  /** The caps of the key that does the same. */
  readonly keys?: readonly string[];
  /** Marks it as one of several (`radio`), or as something that is on or off (`checkbox`). */
  readonly choice?: { readonly kind: 'radio' | 'checkbox'; readonly checked: boolean };
  /** A line above it. */
  readonly separated?: boolean;
  /** Whether it leads to a menu of its own. */
  readonly leads?: boolean;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Place of the item that has the focus from the start, in a menu that another one has led to. */
  readonly begin?: number;
  /** Back to that one. */
  readonly onBack?: () => void;
}

/** Things to press, one under the other. The arrow keys go through them, Home and End to the first and the last. */
export function Menu({ label, items, begin, onBack }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (begin !== undefined) menu.current?.querySelectorAll('button')[begin]?.focus({ preventScroll: true });
  }, []);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const present = buttons.findIndex((button) => button.contains(event.target as Node));
    const next = steppedIndex(event.key, present, buttons.length);
    if (next !== undefined) buttons[next]?.focus();
    else if (pointsOn(event) && items[present]?.leads) items[present].run();
    else if (pointsBack(event) && onBack) onBack();
    else return;
    event.preventDefault();
  }

  // Where the tab key comes in: at what is chosen.
  const entry = Math.max(
    0,
    items.findIndex(({ choice }) => choice?.kind === 'radio' && choice.checked),
  );
  return (
    <div ref={menu} class="lg-menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <Fragment key={item.id ?? item.label}>
          {item.separated && <span class="lg-menu-line" role="separator" />}
          <button
            type="button"
            class="lg-menu-item"
            role={item.choice ? `menuitem${item.choice.kind}` : 'menuitem'}
            aria-checked={item.choice?.checked}
            aria-haspopup={item.leads ? 'menu' : undefined}
            tabIndex={index === entry ? 0 : -1}
            onClick={item.run}
          >
            {item.choice?.checked ? (
              <Icon node={Check} size={14} />
            ) : item.icon ? (
              <Icon node={item.icon} size={14} mirrored={item.mirrored} />
            ) : (
              <span class="lg-menu-room" />
            )}
            <span>{item.label}</span>
            {item.keys?.map((cap) => (
              <Kbd key={cap} decorative>
                {cap}
              </Kbd>
            ))}
            {item.leads && <Icon node={ChevronRight} size={14} mirrored />}
          </button>
        </Fragment>
      ))}
    </div>
  );
}

function pointsOn({ key, currentTarget }: TargetedKeyboardEvent<HTMLElement>): boolean {
  return key === (getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
}

function pointsBack({ key, currentTarget }: TargetedKeyboardEvent<HTMLElement>): boolean {
  return key === (getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft');
}
