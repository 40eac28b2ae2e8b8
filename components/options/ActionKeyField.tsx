import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { chordCaps, chordsFor, keyBindings, type CommandName } from '../../lib/core/settings/keyBindings.ts';
import type { OwnAction } from '../../lib/core/actions/actions.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import { commandLabel } from '../keys/commandNames.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';

export interface ActionKeyFieldProps {
  readonly value: string | null;
  /** The gallery's keys as the person has them. */
  readonly keys: GallerySettings['keys'];
  /** The other actions, whose keys are taken. */
  readonly others: readonly OwnAction[];
  readonly onChange: (key: string | null) => void;
}

/** Keys that are parts of others, or lead out of things and between them. */
const NO_KEYS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Unidentified']);

/** The key of an action: pressed to be taken, refused where it has an owner. */
export function ActionKeyField({ value, keys, others, onChange }: ActionKeyFieldProps) {
  const [waiting, setWaiting] = useState(false);
  const [said, setSaid] = useState('');

  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>): void {
    if (!waiting) return;
    // The dialog does not close by it either.
    event.preventDefault();
    event.stopPropagation();
    if (NO_KEYS.has(event.key)) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      setWaiting(false);
      setSaid(text('overlay_keys_left'));
      return;
    }
    const [chord] = chordsFor(event);
    if (chord === undefined) return;
    const owner = ownerOf(chord);
    if (owner !== null) {
      setSaid(text('actions_key_taken', { key: chordCaps(chord).join(' '), owner }));
      return;
    }
    setWaiting(false);
    setSaid('');
    onChange(chord);
  }

  function ownerOf(chord: string): string | null {
    const action = others.find(({ key }) => key === chord);
    if (action) return action.label;
    const command = keyBindings(keys).get(chord);
    return command === undefined ? null : commandLabel(command as CommandName);
  }

  return (
    <div class="lg-action-field">
      <span class="lg-action-label">{text('actions_key')}</span>
      <div class="lg-action-key">
        <button
          type="button"
          class="lg-action-key-button"
          aria-pressed={waiting}
          onClick={() => {
            setWaiting(!waiting);
            setSaid('');
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setWaiting(false)}
        >
          <span class="lg-visually-hidden">{text('actions_key_change')}</span>
          {waiting ? (
            <span>{text('overlay_keys_press')}</span>
          ) : value === null ? (
            <span class="lg-faint">{text('overlay_keys_none')}</span>
          ) : (
            chordCaps(value).map((cap) => <Kbd key={cap}>{cap}</Kbd>)
          )}
        </button>
        {value !== null && <Button onClick={() => onChange(null)}>{text('actions_key_remove')}</Button>}
      </div>
      <p class="lg-action-note" role="status">
        {said}
      </p>
    </div>
  );
}
