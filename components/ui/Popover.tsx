import type { IconNode } from 'lucide';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';

export interface PopoverProps {
  /** The accessible name of the button and of what it opens. */
  readonly label: string;
  readonly icon: IconNode;
  /** The words on the button; without any it shows its icon alone. */
  readonly word?: ComponentChildren;
  /** The button's tooltip when it should say more than the label. */
  readonly hint?: string;
  /** What kind of thing opens: choices to press (`Menu`) or a little form. */
  readonly kind: 'menu' | 'dialog';
  /** Which edge of the button it stands at, in reading direction. By default its start. */
  readonly align?: 'start' | 'end';
  /** By default below. */
  readonly side?: 'below' | 'above';
  readonly class?: string;
  readonly tabIndex?: number;
  /** Opens it whenever this has grown: a key does the same as the button. */
  readonly opens?: number;
  /** Drawn while open; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button that opens something small beside itself. The escape key and a press elsewhere close it. */
export function Popover(props: PopoverProps) {
  const { label, icon, word, hint, kind, align = 'start', side = 'below', class: extra = '' } = props;
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function close(): void {
    setOpen(false);
    root.current?.querySelector('button')?.focus({ preventScroll: true });
  }

  useEffect(() => {
    if (props.opens) setOpen(true);
  }, [props.opens]);

  useLayoutEffect(() => {
    const element = root.current;
    if (!open || !element) return undefined;
    const first = ['[autofocus]', '[tabindex="0"]', 'button, input'].map((stop) =>
      element.querySelector<HTMLElement>(`.lg-popover :is(${stop})`),
    );
    first.find(Boolean)?.focus({ preventScroll: true });
    const around = element.getRootNode();
    const leave = ({ target }: Event): void => {
      // From outside of a shadow tree, everything inside is its host.
      if (around instanceof ShadowRoot && target === around.host) return;
      if (target instanceof Node && !element.contains(target)) setOpen(false);
    };
    const scopes = [around, document];
    for (const scope of scopes) {
      scope.addEventListener('pointerdown', leave, true);
      scope.addEventListener('focusin', leave, true);
    }
    return () => {
      for (const scope of scopes) {
        scope.removeEventListener('pointerdown', leave, true);
        scope.removeEventListener('focusin', leave, true);
      }
    };
  }, [open]);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (!open) return;
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      close();
    }
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
  }

  const button = {
    'aria-haspopup': kind,
    'aria-expanded': open,
    onClick: () => setOpen(!open),
    ...(props.tabIndex === undefined ? {} : { tabIndex: props.tabIndex }),
  } as const;
  return (
    <div ref={root} class={`lg-popover-place ${extra}`} onKeyDown={onKeyDown}>
      {word === undefined ? (
        <IconButton {...button} icon={icon} label={label} hint={hint} />
      ) : (
        <Button {...button} icon={icon} aria-label={label} title={hint}>
          {word}
        </Button>
      )}
      {open && (
        <div
          class={`lg-popover lg-float lg-popover-${align} lg-popover-${side}`}
          role={kind === 'dialog' ? 'dialog' : undefined}
          aria-label={kind === 'dialog' ? label : undefined}
        >
          {props.children(close)}
        </div>
      )}
    </div>
  );
}
