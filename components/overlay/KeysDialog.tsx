import { X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../ui/IconButton.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { Kbd } from '../ui/Kbd.tsx';

const GROUPS: readonly { readonly title: string; readonly keys: readonly (readonly [string, ...string[]])[] }[] = [
  {
    title: 'Judge',
    keys: [
      ['Like', 'P', 'L'],
      ['Dislike', 'X'],
      ['Clear', 'U'],
    ],
  },
  {
    title: 'Move',
    keys: [
      ['Next, previous', '←', '→', '↑', '↓'],
      ['First, last', 'Home', 'End'],
      ['A screen', 'PgUp', 'PgDn'],
    ],
  },
  {
    title: 'Look and act',
    keys: [
      ['Preview', 'Enter'],
      ['Download', 'D'],
      ['These keys', '?'],
      ['Back, close', 'Esc'],
    ],
  },
];

export interface KeysDialogProps {
  readonly onClose: () => void;
}

/** Every key that the panel knows. */
export function KeysDialog({ onClose }: KeysDialogProps) {
  const dialog = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    const root = element?.getRootNode();
    const before = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    element?.focus({ preventScroll: true });
    return () => {
      // Only when the dialog's own going away would lose the focus.
      if (before instanceof HTMLElement) queueMicrotask(() => before.focus({ preventScroll: true }));
    };
  }, []);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    keepTabInside(event);
    if (event.key === 'Escape' || event.key === '?') {
      event.preventDefault();
      onClose();
    }
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
  }

  return (
    <div class="lg-keys-scrim" onClick={({ target, currentTarget }) => target === currentTarget && onClose()}>
      <div
        ref={dialog}
        class="lg-keys"
        role="dialog"
        aria-modal="true"
        aria-labelledby="lg-keys-title"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div class="lg-keys-head">
          <h2 id="lg-keys-title">Keyboard</h2>
          <IconButton icon={X} label="Close the list of keys" onClick={onClose} />
        </div>
        <div class="lg-keys-groups">
          {GROUPS.map(({ title, keys }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {keys.map(([name, ...caps]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      {caps.map((cap) => (
                        <Kbd key={cap}>{cap}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}
