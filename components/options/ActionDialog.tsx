import { useId, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import { failureSentence } from '../../lib/core/actions/actionFailure.ts';
import { ACTION_ICONS, MAX_ACTION_LABEL, type ActionResult, type OwnAction } from '../../lib/core/actions/actions.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import type { ActionsModel } from '../../lib/state/options/createActionsModel.ts';
import { OWN_ICONS } from '../actions/actionIcons.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { ActionKeyField } from './ActionKeyField.tsx';
import { ActionTemplateField } from './ActionTemplateField.tsx';
import { templateSentence } from './actionWords.ts';

export interface ActionDialogProps {
  readonly model: ActionsModel;
  /** As it is, or as a new one begins. */
  readonly action: OwnAction;
  readonly isNew: boolean;
  readonly keys: GallerySettings['keys'];
  readonly onClose: () => void;
}

/** Defines an action, and tries it out. */
export function ActionDialog({ model, action, isNew, keys, onClose }: ActionDialogProps) {
  const id = useId();
  const [draft, setDraft] = useState(action);
  const [busy, setBusy] = useState<'save' | 'try' | null>(null);
  const [problem, setProblem] = useState('');
  const [result, setResult] = useState<ActionResult | null>(null);
  const others = (model.own.value ?? []).filter((other) => other.id !== action.id);
  const isUsable = draft.label.trim() !== '' && templateSentence(draft.template, draft.does) === null;

  function change(changes: Partial<OwnAction>): void {
    setDraft({ ...draft, ...changes });
    setProblem('');
    setResult(null);
  }

  function why(): string {
    return draft.label.trim() === ''
      ? text('actions_label_missing')
      : (templateSentence(draft.template, draft.does) ?? '');
  }

  // Browsers ask for a permission only while the press lasts: the model is called at once.
  function save(): void {
    if (busy !== null) return;
    if (!isUsable) {
      setProblem(why());
      return;
    }
    setBusy('save');
    model
      .save({ ...draft, label: draft.label.trim(), template: draft.template.trim() })
      .then((isKept) => {
        if (isKept) onClose();
        else setProblem(text('actions_not_saved'));
      })
      .catch((error: unknown) => setProblem(String(error)))
      .finally(() => setBusy(null));
  }

  function tryIt(): void {
    if (busy !== null) return;
    if (!isUsable) {
      setProblem(why());
      return;
    }
    setBusy('try');
    setResult(null);
    model
      .tryIt(draft)
      .then(setResult)
      .catch((error: unknown) => setProblem(String(error)))
      .finally(() => setBusy(null));
  }

  return (
    <Dialog title={text(isNew ? 'actions_new' : 'actions_edit')} onClose={onClose}>
      <form
        class="lg-action-form"
        noValidate
        onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="lg-action-field">
          <label class="lg-action-label" for={id}>
            {text('actions_label')}
          </label>
          <input
            id={id}
            class="lg-text-field"
            type="text"
            maxLength={MAX_ACTION_LABEL}
            autocomplete="off"
            autofocus
            value={draft.label}
            onInput={({ currentTarget }) => change({ label: currentTarget.value })}
          />
        </div>
        <div class="lg-action-field">
          <span class="lg-action-label">{text('actions_icon')}</span>
          <div class="lg-action-icons" role="radiogroup" aria-label={text('actions_icon')}>
            {ACTION_ICONS.map((name) => (
              <label key={name} title={name}>
                <input
                  type="radio"
                  name={`${id}-icon`}
                  class="lg-visually-hidden"
                  aria-label={name}
                  checked={draft.icon === name}
                  onChange={() => change({ icon: name })}
                />
                <Icon node={OWN_ICONS[name]} />
              </label>
            ))}
          </div>
        </div>
        <div class="lg-action-field">
          <span class="lg-action-label">{text('actions_kind')}</span>
          <Segmented
            label={text('actions_kind')}
            segments={[
              { value: 'open', label: text('actions_kind_open') },
              { value: 'post', label: text('actions_kind_post') },
              { value: 'gradio', label: text('actions_kind_gradio') },
            ]}
            value={draft.does}
            onChange={(does) => change({ does })}
          />
        </div>
        <ActionTemplateField
          does={draft.does}
          value={draft.template}
          sample={model.sample.value}
          isAllowed={model.isAllowed}
          onChange={(template) => change({ template })}
        />
        <ActionKeyField value={draft.key} keys={keys} others={others} onChange={(key) => change({ key })} />
        <div role="status" class="lg-action-result">
          {result !== null && <TrialResult result={result} sends={draft.does !== 'open'} />}
        </div>
        {problem !== '' && (
          <p class="lg-export-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="lg-action-buttons">
          <Button large variant="soft" busy={busy === 'try'} onClick={tryIt}>
            {text('actions_try')}
          </Button>
          <span />
          <Button large onClick={onClose}>
            {text('common_cancel')}
          </Button>
          <Button large variant="primary" type="submit" busy={busy === 'save'}>
            {text('common_save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What came of trying: the server's words as text, whatever they are. */
function TrialResult({ result, sends }: { readonly result: ActionResult; readonly sends: boolean }) {
  if (!result.ok) {
    return (
      <p class="lg-export-problem">
        <bdi>{failureSentence(result.failure)}</bdi>
      </p>
    );
  }
  if (!sends) return null;
  return (
    <p>
      <bdi>
        {result.answer === '' ? text('actions_try_done') : text('actions_try_answer', { answer: result.answer })}
      </bdi>
    </p>
  );
}
