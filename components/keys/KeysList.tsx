import { useSignal } from '@preact/signals';
import { RotateCcw } from 'lucide';
import { useRef } from 'preact/hooks';
import { foldText } from '../../lib/core/foldText.ts';
import { keyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { CommandKeys } from './CommandKeys.tsx';
import { COMMAND_GROUPS, type CommandRow } from './commandNames.ts';
import { useKeyChanges, type KeyChangesOptions } from './useKeyChanges.ts';

/** Every command with its keys, which can be changed and given back. */
export function KeysList({ keys, actions, onChange }: KeyChangesOptions) {
  const list = useRef<HTMLDivElement>(null);
  const search = useSignal('');
  const changes = useKeyChanges({ keys, actions, onChange });
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
  );
}

interface ResetKeyProps {
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
