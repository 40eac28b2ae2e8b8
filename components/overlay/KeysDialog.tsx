import { X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { GallerySettings } from '../../lib/core/gallerySettings.ts';
import { chordCaps, chordsFor, chordsOf, COMMANDS, keyBindings, type CommandName } from '../../lib/core/keyBindings.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { Settings } from '../../lib/state/settings.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { RichText } from '../ui/RichText.tsx';

/** Rows of commands that are one thing to a person. */
type Row = readonly [label: TextName, ...commands: CommandName[]];

const GROUPS: readonly { readonly title: TextName; readonly rows: readonly Row[] }[] = [
  {
    title: 'overlay_keys_judge',
    rows: [
      ['common_like', 'like'],
      ['common_dislike', 'dislike'],
      ['overlay_key_clear', 'clear'],
      ['common_undo', 'undo'],
      ['common_redo', 'redo'],
      ['overlay_auto_advance', 'autoAdvance'],
    ],
  },
  {
    title: 'overlay_keys_move',
    rows: [
      ['overlay_key_left', 'left'],
      ['overlay_key_right', 'right'],
      ['overlay_key_up', 'up'],
      ['overlay_key_down', 'down'],
      ['overlay_key_first', 'first'],
      ['overlay_key_last', 'last'],
      ['overlay_key_page_up', 'pageUp'],
      ['overlay_key_page_down', 'pageDown'],
      ['overlay_key_next_unrated', 'nextUnrated'],
      ['common_search', 'search'],
    ],
  },
  {
    title: 'overlay_keys_look',
    rows: [
      ['common_preview', 'preview'],
      ['overlay_key_zoom', 'zoom'],
      ['overlay_key_zoom_in', 'zoomIn'],
      ['overlay_key_zoom_out', 'zoomOut'],
      ['overlay_key_compare', 'compare'],
      ['overlay_key_full_screen', 'fullScreen'],
      ['overlay_key_details', 'details'],
      ['overlay_key_slideshow', 'slideshow'],
      ['overlay_key_show_in_page', 'showInPage'],
    ],
  },
  {
    title: 'overlay_keys_act',
    rows: [
      ['overlay_key_select', 'select'],
      ['overlay_key_select_all', 'selectAll'],
      ['common_download', 'download'],
      ['overlay_key_action', 'act'],
      ['overlay_key_tag', 'tag'],
      ['common_share', 'share'],
      ['overlay_key_keys', 'keys'],
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
      said.value = text('overlay_keys_left');
      return;
    }
    if (RESERVED.has(event.key)) return;
    const [chord] = chordsFor(event);
    if (chord === undefined) return;
    const owner = bindings.get(chord);
    settings.change({ keys: withKey(keys, command, chord) });
    waiting.value = null;
    const change = { command: labelOf(command), key: chordCaps(chord).join(' ') };
    said.value =
      owner === undefined || owner === command
        ? text('overlay_keys_changed', change)
        : text('overlay_keys_taken', { ...change, owner: labelOf(owner) });
  }

  function changeOrEnd(): void {
    changing.value = !changing.value;
    waiting.value = null;
  }

  function caps(command: CommandName) {
    const chords = chordsOf(bindings, command);
    return chords.length === 0 ? (
      <span class="lg-faint">{text('overlay_keys_none')}</span>
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
          <h2 id="lg-keys-title">{text('overlay_keys')}</h2>
          <span class="lg-keys-said lg-faint" role="status">
            {waiting.value === null ? said.value : text('overlay_keys_wait')}
          </span>
          {changing.value && Object.keys(keys).length > 0 && (
            <Button
              onClick={() => {
                // The button goes away: the dialog keeps the focus.
                dialog.current?.focus({ preventScroll: true });
                settings.change({ keys: {} });
                said.value = text('overlay_keys_reset');
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
          {GROUPS.map(({ title, rows }) => (
            <section key={title}>
              <h3>{text(title)}</h3>
              <dl>
                {rows.map(([label, ...commands]) => (
                  <div key={label}>
                    <dt>{text(label)}</dt>
                    {commands.map((command) => (
                      <dd key={command}>
                        {changing.value ? (
                          <button
                            type="button"
                            class="lg-keys-change"
                            aria-pressed={waiting.value === command}
                            onClick={() => (waiting.value = command)}
                          >
                            <span class="lg-visually-hidden">
                              {text('overlay_keys_change_of', { command: text(label) })}
                            </span>
                            <span aria-hidden="true">
                              {waiting.value === command ? text('overlay_keys_press') : caps(command)}
                            </span>
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
          <RichText name="overlay_keys_foot" values={{ key: <Kbd>Esc</Kbd> }} />
        </p>
      </div>
    </div>
  );
}

function labelOf(command: CommandName): string {
  for (const { rows } of GROUPS)
    for (const [label, ...commands] of rows) if (commands.includes(command)) return text(label);
  return command;
}

/** The changes with one more: the key is the command's only one, and nobody else's. */
function withKey(keys: GallerySettings['keys'], command: CommandName, chord: string): GallerySettings['keys'] {
  const bindings = keyBindings(keys);
  const others = COMMANDS.filter((name) => name !== command && bindings.get(chord) === name);
  const without = others.map((name) => [name, chordsOf(bindings, name).filter((other) => other !== chord)] as const);
  return { ...keys, ...Object.fromEntries(without), [command]: [chord] };
}
