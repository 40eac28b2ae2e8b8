import { ArrowDown, ArrowUp, CircleAlert, Copy, Pencil, Plus, Trash2 } from 'lucide';
import { useId, useRef, useState } from 'preact/hooks';
import { actionChoices, type ActionChoice } from '../../lib/core/actions/actionChoices.ts';
import { MAX_OWN_ACTIONS, type OwnAction } from '../../lib/core/actions/actions.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { chordCaps } from '../../lib/core/settings/keyBindings.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { ActionsModel } from '../../lib/state/options/createActionsModel.ts';
import { OWN_ICONS } from '../actions/actionIcons.ts';
import { GalleryNoticeToast } from '../gallery/GalleryNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ActionDialog } from './ActionDialog.tsx';
import { actionLine, recipes } from './actionWords.ts';

export interface ActionsSectionProps {
  readonly model: ActionsModel;
  /** The gallery's keys as the person has them. */
  readonly keys: GallerySettings['keys'];
  /** Why settings could not be read or stored, as a sentence. */
  readonly problem: string | null;
}

const GROUPS: readonly (readonly [ActionChoice['kind'], TextName])[] = [
  ['built-in', 'actions_group_built_in'],
  ['search', 'actions_search'],
  ['own', 'actions_group_own'],
];

/** What the cards' button does, and the actions that the person has defined. */
export function ActionsSection({ model, keys, problem }: ActionsSectionProps) {
  const id = useId();
  const add = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<{ readonly action: OwnAction; readonly isNew: boolean } | null>(null);
  const own = model.own.value;
  const choices = actionChoices(own ?? []);
  const isFull = (own?.length ?? 0) >= MAX_OWN_ACTIONS;

  function begin(from: Partial<OwnAction>): void {
    const empty: OwnAction = { id: model.newId(), label: '', icon: 'Send', key: null, does: 'open', template: '' };
    setEdited({ action: { ...empty, ...from }, isNew: true });
  }

  return (
    <div class="lg-options-page lg-actions">
      <div class="lg-options-head">
        <h1 id="section-title">{text('options_actions')}</h1>
      </div>
      {problem !== null && (
        <Notice kind="banner" tone="problem">
          {problem}
        </Notice>
      )}
      <div class="lg-actions-button">
        <label for={id}>
          <span class="lg-action-label">{text('actions_button')}</span>
          <span class="lg-muted">{text('actions_button_hint')}</span>
        </label>
        <select
          id={id}
          class="lg-actions-select"
          value={model.chosen.value}
          onChange={({ currentTarget }) => model.choose(currentTarget.value)}
        >
          {GROUPS.map(([kind, name]) => {
            const group = choices.filter((choice) => choice.kind === kind);
            return (
              group.length > 0 && (
                <optgroup key={kind} label={text(name)}>
                  {group.map((choice) => (
                    <option key={choice.id} value={choice.id}>
                      {choice.label}
                    </option>
                  ))}
                </optgroup>
              )
            );
          })}
          <option value="">{text('actions_button_none')}</option>
        </select>
      </div>
      <div class="lg-actions-own-head">
        <h2>{text('actions_own')}</h2>
        <div ref={add}>
          <Button variant="soft" icon={Plus} disabled={own === null || isFull} onClick={() => begin({})}>
            {text('actions_add')}
          </Button>
        </div>
      </div>
      {own !== null && own.length > 0 && (
        <ul class="lg-actions-list" aria-label={text('actions_own')}>
          {own.map((action, index) => (
            <ActionRow
              key={action.id}
              model={model}
              action={action}
              isFirst={index === 0}
              isLast={index === own.length - 1}
              isFull={isFull}
              onEdit={() => setEdited({ action, isNew: false })}
              onDelete={() => {
                // Its row goes away with the focus in it.
                add.current?.querySelector('button')?.focus();
                model.remove(action.id);
              }}
            />
          ))}
        </ul>
      )}
      {!isFull && (
        <>
          <p class="lg-muted lg-actions-recipes-head">{text('actions_recipes')}</p>
          <div class="lg-actions-recipes" role="group" aria-label={text('actions_recipes')}>
            {recipes().map(({ hint, ...recipe }) => (
              <button key={recipe.label} type="button" disabled={own === null} onClick={() => begin(recipe)}>
                <Icon node={OWN_ICONS[recipe.icon]} />
                <span>
                  <span class="lg-strong">{recipe.label}</span>
                  <span class="lg-format-line">{hint}</span>
                </span>
              </button>
            ))}
          </div>
        </>
      )}
      <p class="lg-muted lg-actions-privacy">{text('actions_privacy')}</p>
      <GalleryNoticeToast notice={model.notice.value} onDismiss={model.dismissNotice} />
      {edited !== null && <ActionDialog {...edited} model={model} keys={keys} onClose={() => setEdited(null)} />}
    </div>
  );
}

interface ActionRowProps {
  readonly model: ActionsModel;
  readonly action: OwnAction;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFull: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function ActionRow({ model, action, isFirst, isLast, isFull, onEdit, onDelete }: ActionRowProps) {
  const { id, label, icon, key } = action;
  const isMissing = model.missing.value.has(id);
  return (
    <li class="lg-actions-row" aria-label={label}>
      <Icon node={OWN_ICONS[icon]} />
      <span class="lg-actions-row-text">
        <bdi class="lg-strong">{label}</bdi>
        <bdi class="lg-format-line">{actionLine(action)}</bdi>
      </span>
      {isMissing && (
        <span class="lg-actions-missing">
          <Icon node={CircleAlert} size={14} />
          <span>{text('actions_missing')}</span>
          <Button variant="soft" onClick={() => void model.allow(id)}>
            {text('actions_allow')}
          </Button>
        </span>
      )}
      {key !== null && (
        <span class="lg-actions-keys">
          {chordCaps(key).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      )}
      <span class="lg-actions-row-buttons">
        <IconButton icon={ArrowUp} label={text('actions_up')} disabled={isFirst} onClick={() => model.move(id, -1)} />
        <IconButton icon={ArrowDown} label={text('actions_down')} disabled={isLast} onClick={() => model.move(id, 1)} />
        <IconButton
          icon={Copy}
          label={text('actions_duplicate')}
          disabled={isFull}
          onClick={() => model.duplicate(id)}
        />
        <IconButton icon={Pencil} label={text('actions_change')} onClick={onEdit} />
        <IconButton icon={Trash2} label={text('common_delete')} onClick={onDelete} />
      </span>
    </li>
  );
}
