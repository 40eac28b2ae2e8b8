import { X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { keyBindings } from '../../lib/core/settings/keyBindings.ts';
import type { ActionButton } from '../../lib/core/actions/actions.ts';
import { text } from '../../lib/core/text.ts';
import type { Settings } from '../../lib/state/settings.ts';
import { CommandKeys } from '../keys/CommandKeys.tsx';
import { COMMAND_GROUPS } from '../keys/commandNames.ts';
import { useKeyChanges } from '../keys/useKeyChanges.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { RichText } from '../ui/RichText.tsx';
import { useBorrowedFocus } from '../ui/useBorrowedFocus.ts';

export interface KeysDialogProps {
  readonly settings: Settings;
  /** The person's own, some of which have keys. */
  readonly actions: readonly ActionButton[];
  readonly onClose: () => void;
  /** Opens the gallery where the page cannot take its keys; nothing where it lies over no page. */
  readonly onOpenInTab?: (() => void) | undefined;
}

/** Every key that the panel knows, and how to change them. */
export function KeysDialog({ settings, actions, onClose, onOpenInTab }: KeysDialogProps) {
  const dialog = useRef<HTMLDivElement>(null);
  const changing = useSignal(false);
  const { keys } = settings.all.value;
  const bindings = keyBindings(keys);
  const changes = useKeyChanges({ keys, actions, onChange: (changed) => settings.change({ keys: changed }) });
  useBorrowedFocus(dialog);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
    if (changes.takeKey(event)) return;
    keepTabInside(event);
    if (event.key === 'Escape' || event.key === '?') {
      event.preventDefault();
      onClose();
    }
  }

  function changeOrEnd(): void {
    changing.value = !changing.value;
    changes.leave();
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
          <h2 id="lg-keys-title">{text('overlay_keys')}</h2>
          <span class="lg-keys-said lg-faint" role="status">
            {changes.said}
          </span>
          {changing.value && Object.keys(keys).length > 0 && (
            <Button
              onClick={() => {
                // The button goes away: the dialog keeps the focus.
                dialog.current?.focus({ preventScroll: true });
                changes.resetAll();
              }}
            >
              {text('overlay_keys_defaults')}
            </Button>
          )}
          <Button variant={changing.value ? 'soft' : 'quiet'} onClick={changeOrEnd}>
            {text(changing.value ? 'common_done' : 'overlay_keys_change')}
          </Button>
          <IconButton icon={X} label={text('overlay_keys_close')} onClick={onClose} />
        </div>
        <div class="lg-keys-groups">
          {COMMAND_GROUPS.map(({ title, rows }) => (
            <section key={title}>
              <h3>{text(title)}</h3>
              <dl>
                {rows.map(([label, ...commands]) => (
                  <div key={label}>
                    <dt>{text(label)}</dt>
                    {commands.map((command) => (
                      <dd key={command}>
                        <CommandKeys
                          command={command}
                          label={label}
                          bindings={bindings}
                          changes={changing.value ? changes : null}
                        />
                      </dd>
                    ))}
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="lg-keys-foot lg-faint">
          <RichText name="overlay_keys_foot" values={{ key: <Kbd>Esc</Kbd> }} />
        </p>
        {onOpenInTab && (
          <p class="lg-keys-foot lg-faint">
            {text('overlay_keys_swallowed')}{' '}
            <button type="button" class="lg-link" onClick={onOpenInTab}>
              {text('popup_gallery_in_tab')}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
