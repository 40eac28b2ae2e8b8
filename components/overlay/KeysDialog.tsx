import { X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { GallerySettings } from '../../lib/core/gallerySettings.ts';
import { chordCaps, chordsFor, chordsOf, COMMANDS, keyBindings, type CommandName } from '../../lib/core/keyBindings.ts';
import type { Settings } from '../../lib/state/settings.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { Kbd } from '../ui/Kbd.tsx';

/** Rows of commands that are one thing to a person. */
type Row = readonly [label: string, ...commands: CommandName[]];

const GROUPS: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: 'Judge',
    rows: [
      ['Like', 'like'],
      ['Dislike', 'dislike'],
      ['Clear', 'clear'],
      ['Undo', 'undo'],
      ['Redo', 'redo'],
      ['Next after judging', 'autoAdvance'],
    ],
  },
  {
    title: 'Move',
    rows: [
      ['Left', 'left'],
      ['Right', 'right'],
      ['Up', 'up'],
      ['Down', 'down'],
      ['First', 'first'],
      ['Last', 'last'],
      ['A screen up', 'pageUp'],
      ['A screen down', 'pageDown'],
      ['Next unrated', 'nextUnrated'],
      ['Search', 'search'],
    ],
  },
  {
    title: 'Look',
    rows: [
      ['Preview', 'preview'],
      ['Zoom', 'zoom'],
      ['Zoom in', 'zoomIn'],
      ['Zoom out', 'zoomOut'],
      ['Compare', 'compare'],
      ['Full screen', 'fullScreen'],
      ['Details', 'details'],
      ['Slideshow', 'slideshow'],
      ['Show in page', 'showInPage'],
    ],
  },
  {
    title: 'Select and act',
    rows: [
      ['Select', 'select'],
      ['Select all', 'selectAll'],
      ['Download', 'download'],
      ['Action', 'act'],
      ['Tag', 'tag'],
      ['Share', 'share'],
      ['These keys', 'keys'],
    ],
  },
];

/** Keys that cannot be given away: they lead out of things and between them. */
const RESERVED: ReadonlySet<string> = new Set(['Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

export interface KeysDialogProps {
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** Every key that the panel knows, and how to change them. */
export function KeysDialog({ settings, onClose }: KeysDialogProps) {
  const dialog = useRef<HTMLDivElement>(null);
  const changing = useSignal(false);
  /** The command that waits for its new key. */
  const waiting = useSignal<CommandName | null>(null);
  const said = useSignal('');
  const { keys } = settings.all.value;
  const bindings = keyBindings(keys);

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
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
    if (waiting.value !== null) {
      takeKey(event, waiting.value);
      return;
    }
    keepTabInside(event);
    if (event.key === 'Escape' || event.key === '?') {
      event.preventDefault();
      onClose();
    }
  }

  function takeKey(event: KeyboardEvent, command: CommandName): void {
    event.preventDefault();
    if (event.key === 'Escape' || event.key === 'Tab') {
      waiting.value = null;
      said.value = 'Left as it was.';
      return;
    }
    if (RESERVED.has(event.key)) return;
    const [chord] = chordsFor(event);
    if (chord === undefined) return;
    const owner = bindings.get(chord);
    settings.change({ keys: withKey(keys, command, chord) });
    waiting.value = null;
    const taken = owner === undefined || owner === command ? '' : ` It was taken from “${labelOf(owner)}”.`;
    said.value = `“${labelOf(command)}” is ${chordCaps(chord).join(' ')} now.${taken}`;
  }

  function changeOrEnd(): void {
    changing.value = !changing.value;
    waiting.value = null;
  }

  function caps(command: CommandName) {
    const chords = chordsOf(bindings, command);
    return chords.length === 0 ? (
      <span class="lg-faint">none</span>
    ) : (
      chords.map((chord) => (
        <span key={chord} class="lg-keys-chord">
          {chordCaps(chord).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ))
    );
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
          <span class="lg-keys-said lg-faint" role="status">
            {waiting.value === null ? said.value : 'Press the new key. Escape leaves it as it is.'}
          </span>
          {changing.value && Object.keys(keys).length > 0 && (
            <Button
              onClick={() => {
                // The button goes away: the dialog keeps the focus.
                dialog.current?.focus({ preventScroll: true });
                settings.change({ keys: {} });
                said.value = 'Every key is back at its default.';
              }}
            >
              Defaults
            </Button>
          )}
          <Button variant={changing.value ? 'soft' : 'quiet'} onClick={changeOrEnd}>
            {changing.value ? 'Done' : 'Change keys'}
          </Button>
          <IconButton icon={X} label="Close the list of keys" onClick={onClose} />
        </div>
        <div class="lg-keys-groups">
          {GROUPS.map(({ title, rows }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {rows.map(([label, ...commands]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    {commands.map((command) => (
                      <dd key={command}>
                        {changing.value ? (
                          <button
                            type="button"
                            class="lg-keys-change"
                            aria-pressed={waiting.value === command}
                            onClick={() => (waiting.value = command)}
                          >
                            <span class="lg-visually-hidden">Change the key of {label}</span>
                            <span aria-hidden="true">{waiting.value === command ? 'Press a key' : caps(command)}</span>
                          </button>
                        ) : (
                          caps(command)
                        )}
                      </dd>
                    ))}
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="lg-keys-foot lg-faint">
          Shift with an arrow selects on the way, <Kbd>Esc</Kbd> goes back one step and closes at last.
        </p>
      </div>
    </div>
  );
}

function labelOf(command: CommandName): string {
  for (const { rows } of GROUPS) for (const [label, ...commands] of rows) if (commands.includes(command)) return label;
  return command;
}

/** The changes with one more: the key is the command's only one, and nobody else's. */
function withKey(keys: GallerySettings['keys'], command: CommandName, chord: string): GallerySettings['keys'] {
  const bindings = keyBindings(keys);
  const others = COMMANDS.filter((name) => name !== command && bindings.get(chord) === name);
  const without = others.map((name) => [name, chordsOf(bindings, name).filter((other) => other !== chord)] as const);
  return { ...keys, ...Object.fromEntries(without), [command]: [chord] };
}
