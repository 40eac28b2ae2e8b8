import { useSignal } from '@preact/signals';
import { RotateCcw } from 'lucide';
import { useRef } from 'preact/hooks';
import { keyBindings, chordCaps, type CommandName } from '../../lib/core/keyBindings.ts';
import { foldText } from '../../lib/core/foldText.ts';
import { text } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { CommandKeys } from '../keys/CommandKeys.tsx';
import { COMMAND_GROUPS, type CommandRow } from '../keys/commandNames.ts';
import { useKeyChanges } from '../keys/useKeyChanges.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { SectionPart } from './SectionPart.tsx';

export interface ShortcutsSectionProps {
  readonly settings: ExtensionSettingsModel;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  /** Leads to where the browser has its own shortcuts changed. */
  readonly openBrowserShortcuts: () => void;
}

/** The key that opens the gallery, which is the browser's, and those that act in it, which are the person's. */
export function ShortcutsSection({ settings, shortcut, openBrowserShortcuts }: ShortcutsSectionProps) {
  const problem = settings.problem.value;
  return (
    <div class="lg-options-page lg-shortcuts">
      <header class="lg-options-head">
        <h1 id="section-title">{text('options_shortcuts')}</h1>
      </header>
      {problem !== null && (
        <Notice kind="banner" tone="problem">
          {problem}
        </Notice>
      )}
      <SectionPart title={text('shortcuts_browser')} lead={text('shortcuts_browser_lead')}>
        <div class="lg-shortcuts-browser">
          <span>{text('command_toggle_gallery')}</span>
          {shortcut === '' ? (
            <span class="lg-faint">{text('shortcuts_browser_none')}</span>
          ) : (
            <ShortcutKeys shortcut={shortcut} />
          )}
          <Button onClick={openBrowserShortcuts}>{text('shortcuts_browser_change')}</Button>
        </div>
      </SectionPart>
      <GalleryKeys settings={settings} />
      <ActionKeys settings={settings} />
    </div>
  );
}

function GalleryKeys({ settings }: Pick<ShortcutsSectionProps, 'settings'>) {
  const list = useRef<HTMLDivElement>(null);
  const search = useSignal('');
  const present = settings.all.value;
  const keys = present?.gallery.keys ?? {};
  const changes = useKeyChanges({
    keys,
    actions: present?.actions ?? [],
    onChange: (changed) => settings.change({ gallery: { keys: changed } }),
  });
  const bindings = keyBindings(keys);
  const wanted = foldText(search.value.trim());
  const isWanted = ([label]: CommandRow) => wanted === '' || foldText(text(label)).includes(wanted);
  const groups = COMMAND_GROUPS.map(({ title, rows }) => ({ title, rows: rows.filter(isWanted) })).filter(
    ({ rows }) => rows.length > 0,
  );

  /** The button that was pressed goes away: the focus stays in the list. */
  function andStay(run: () => void): () => void {
    return () => {
      list.current?.focus({ preventScroll: true });
      run();
    };
  }

  return (
    <SectionPart title={text('shortcuts_gallery')} lead={text('shortcuts_gallery_lead')}>
      <div
        ref={list}
        class="lg-shortcuts-list"
        role="group"
        aria-label={text('shortcuts_gallery')}
        tabIndex={-1}
        onKeyDown={(event) => changes.takeKey(event)}
        onFocusOut={({ relatedTarget, currentTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) changes.leave();
        }}
      >
        <div class="lg-shortcuts-head">
          <SearchInput
            label={text('shortcuts_search')}
            placeholder={text('shortcuts_search')}
            value={search.value}
            onInput={(value) => (search.value = value)}
          />
          <Button disabled={Object.keys(keys).length === 0} onClick={changes.resetAll}>
            {text('overlay_keys_defaults')}
          </Button>
        </div>
        <p class="lg-shortcuts-said lg-muted" role="status">
          {changes.said}
        </p>
        {groups.length === 0 && <p class="lg-muted">{text('shortcuts_nothing_found')}</p>}
        {groups.map(({ title, rows }) => (
          <section key={title} aria-label={text(title)}>
            <h3>{text(title)}</h3>
            <ul>
              {rows.flatMap(([label, ...commands]) =>
                commands.map((command) => (
                  <li key={command}>
                    <span>{text(label)}</span>
                    <CommandKeys command={command} label={label} bindings={bindings} changes={changes} />
                    <ResetKey
                      command={command}
                      name={text(label)}
                      isChanged={keys[command] !== undefined}
                      onReset={andStay(() => changes.resetOne(command))}
                    />
                  </li>
                )),
              )}
            </ul>
          </section>
        ))}
      </div>
    </SectionPart>
  );
}

interface ResetKeyProps {
  readonly command: CommandName;
  readonly name: string;
  readonly isChanged: boolean;
  readonly onReset: () => void;
}

function ResetKey({ name, isChanged, onReset }: ResetKeyProps) {
  return (
    <span class="lg-shortcuts-reset">
      {isChanged && (
        <IconButton icon={RotateCcw} label={text('shortcuts_reset', { command: name })} onClick={onReset} />
      )}
    </span>
  );
}

/** Keys of the person's own actions: they are changed with the action. */
function ActionKeys({ settings }: Pick<ShortcutsSectionProps, 'settings'>) {
  const own = settings.all.value?.actions.filter(({ key }) => key !== null) ?? [];
  if (own.length === 0) return null;
  return (
    <SectionPart title={text('shortcuts_actions')} lead={text('shortcuts_actions_lead')}>
      <ul class="lg-shortcuts-actions">
        {own.map(({ id, label, key }) => (
          <li key={id}>
            <bdi>{label}</bdi>
            <span class="lg-keys-chord">
              {chordCaps(key ?? '').map((cap) => (
                <Kbd key={cap}>{cap}</Kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <a class="lg-link" href="#actions">
        {text('shortcuts_actions_change')}
      </a>
    </SectionPart>
  );
}
