import { Columns2, Maximize2 } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { capsOf, type Command, type KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryAction, MenuPoint } from '../gallery/galleryAction.ts';
import type { MenuItem } from '../ui/Menu.tsx';
import { ActionMenu } from './ActionMenu.tsx';

export interface PictureMenuProps {
  readonly items: readonly GalleryItem[];
  /** Where it was asked for, by pointing; without it, it opens at the current card. */
  readonly at: MenuPoint | undefined;
  readonly actions: readonly GalleryAction[];
  readonly bindings: KeyBindings;
  /** Whether the gallery's own commands are there as well. */
  readonly whole: boolean;
  readonly run: (command: Command) => void;
  readonly onClose: () => void;
}

/** CSS pixels between the menu and what it belongs to, and the window's edges. */
const GAP = 4;
const EDGE = 8;

/**
 * The menu of a card, in the top layer: neither the list's edges nor the panel's cut it off. It takes the focus and gives it
 * back. Escape, the tab key, scrolling and a press elsewhere close it.
 */
export function PictureMenu({ items, at, actions, bindings, whole, run, onClose }: PictureMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = box.current;
    const gallery = element?.closest('.lg')?.querySelector('.lg-gallery') ?? element?.closest('.lg-gallery');
    const card = gallery?.querySelector('.lg-card[tabindex="0"]');
    if (!element) return undefined;
    const around = element.getRootNode() as Document | ShadowRoot;
    const before = around.activeElement;
    element.showPopover();
    const anchor = card?.querySelector('.lg-card-more') ?? card ?? element.parentElement;
    place(element, at ?? anchor?.getBoundingClientRect());
    element.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });

    const leave = (event: Event): void => {
      // From outside of a shadow tree, everything inside is its host.
      if (around instanceof ShadowRoot && event.target === around.host) return;
      if (event.target instanceof Node && element.contains(event.target)) return;
      close.current();
    };
    const leaving = ['pointerdown', 'focusin', 'scroll', 'wheel'] as const;
    for (const scope of [around, document]) {
      for (const type of leaving) scope.addEventListener(type, leave, { capture: true, passive: true });
    }
    const away = (): void => close.current();
    addEventListener('resize', away);
    addEventListener('blur', away);
    return () => {
      for (const scope of [around, document]) {
        for (const type of leaving) scope.removeEventListener(type, leave, { capture: true });
      }
      removeEventListener('resize', away);
      removeEventListener('blur', away);
      // Only when the menu's own going away would lose the focus.
      if (element.contains(around.activeElement) && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if ((event.key === 'Escape' || event.key === 'Tab') && !event.isComposing) {
      event.preventDefault();
      onClose();
    }
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
  }

  function entry(command: 'preview' | 'compare', label: string, icon: MenuItem['icon'] & {}): MenuItem {
    return {
      id: command,
      label,
      icon,
      keys: capsOf(bindings, command),
      run() {
        onClose();
        run(command);
      },
    };
  }
  const looking = [
    ...(items.length === 1 ? [entry('preview', text('common_preview'), Maximize2)] : []),
    entry('compare', text('gallery_compare'), Columns2),
  ];
  return (
    <div
      ref={box}
      class="lg-popover lg-float lg-picture-menu"
      popover="manual"
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.length > 1 && <p class="lg-menu-note">{text('common_pictures', { count: items.length })}</p>}
      <ActionMenu
        label={text('gallery_more_actions')}
        actions={actions}
        items={items}
        bindings={bindings}
        before={whole ? looking : []}
        run={run}
        close={onClose}
      />
    </div>
  );
}

/** Below the end of what it belongs to, or at a point; on the other side where there is more room. */
function place(element: HTMLElement, anchor: MenuPoint | DOMRect | undefined): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = element.getBoundingClientRect();
  const rightToLeft = getComputedStyle(element).direction === 'rtl';
  let left = EDGE;
  let top = EDGE;
  if (anchor && 'clientX' in anchor) {
    left = rightToLeft ? anchor.clientX - width : anchor.clientX;
    top = anchor.clientY + height > innerHeight - EDGE ? anchor.clientY - height : anchor.clientY;
  } else if (anchor) {
    left = rightToLeft ? anchor.left : anchor.right - width;
    top = anchor.bottom + GAP;
    if (top + height > innerHeight - EDGE) top = anchor.top - GAP - height;
  }
  element.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - EDGE - width))}px`;
  element.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - height))}px`;
}
