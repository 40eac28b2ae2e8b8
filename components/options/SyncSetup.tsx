import type { TargetedSubmitEvent } from 'preact';
import {
  MAX_DEVICE_NAME,
  MAX_PERSON,
  SYNC_ABILITIES,
  SYNC_KINDS,
  type SyncKind,
} from '../../lib/core/sync/syncAccount.ts';
import { text } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { CHECKED_FIELDS } from '../../lib/state/options/syncForm.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/CheckRow.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SectionPart } from './SectionPart.tsx';
import { SyncField } from './SyncField.tsx';
import { SYNC_KIND_WORDS } from './syncKinds.ts';
import { SyncPassphrase } from './SyncPassphrase.tsx';

/** Names a server: for the first time, or in place of the one there is. */
export function SyncSetup({ model }: { readonly model: SyncModel }) {
  const form = model.form.value;
  const problems = model.formProblems.value;
  const connecting = model.connecting.value;
  const { hint, addressHint, example } = SYNC_KIND_WORDS[form.kind];
  const isBusy = connecting.kind === 'asking' || connecting.kind === 'checking';

  // Browsers ask for a permission only while the press lasts: the model is called at once.
  function submit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (model.connect() === 'begun') return;
    const wrong = CHECKED_FIELDS.find((field) => model.formProblems.peek()[field] !== undefined);
    event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  }

  return (
    <form class="lg-sync-form" noValidate onSubmit={submit}>
      <SectionPart title={text('sync_server')} lead={text('sync_server_lead')}>
        <div class="lg-sync-fields">
          <div class="lg-sync-field">
            <Segmented<SyncKind>
              label={text('sync_kind')}
              segments={SYNC_KINDS.map((kind) => ({ value: kind, label: text(SYNC_KIND_WORDS[kind].name) }))}
              value={form.kind}
              onChange={(kind) => model.change({ kind })}
            />
            <p class="lg-action-note" aria-live="polite">
              {text(hint)}
            </p>
          </div>
          <SyncField
            label={text('sync_address')}
            name="address"
            type="url"
            autocomplete="off"
            value={form.address}
            problem={problems.address}
            hint={
              <RichText
                name={addressHint}
                values={{
                  example: (
                    <bdi class="lg-sync-example" dir="ltr">
                      {example}
                    </bdi>
                  ),
                }}
              />
            }
            onInput={(address) => model.change({ address })}
            onLeave={() => model.leave('address')}
          />
          <div>
            <div class="lg-sync-pair">
              <SyncField
                label={text('sync_user')}
                name="user"
                autocomplete="username"
                value={form.user}
                onInput={(user) => model.change({ user })}
              />
              <SyncField
                label={text('sync_password')}
                name="password"
                type="password"
                autocomplete="current-password"
                value={form.password}
                onInput={(password) => model.change({ password })}
              />
            </div>
            <p class="lg-action-note">{text('sync_password_hint')}</p>
          </div>
          {SYNC_ABILITIES[form.kind].isShareable && (
            <SyncField
              label={text('sync_person')}
              name="person"
              autocomplete="name"
              maxLength={MAX_PERSON}
              value={form.person}
              hint={text('sync_person_hint')}
              onInput={(person) => model.change({ person })}
            />
          )}
        </div>
      </SectionPart>
      <SectionPart title={text('sync_encryption')} lead={text('sync_encryption_lead')}>
        <div class="lg-sync-fields">
          <CheckRow
            type="checkbox"
            checked={form.isEncrypted}
            onChange={(isEncrypted) => model.change({ isEncrypted })}
          >
            {text('sync_encrypt')}
          </CheckRow>
          {form.isEncrypted && (
            <div>
              <SyncPassphrase
                passphrase={form.passphrase}
                again={form.again}
                problems={problems}
                onInput={model.change}
                onLeave={model.leave}
              />
              <p class="lg-action-note">{text('sync_encrypt_hint')}</p>
            </div>
          )}
        </div>
      </SectionPart>
      <SectionPart title={text('sync_machine')} lead={text('sync_machine_lead')}>
        <SyncField
          label={text('sync_machine_name')}
          name="deviceName"
          autocomplete="off"
          maxLength={MAX_DEVICE_NAME}
          value={form.deviceName}
          onInput={(deviceName) => model.change({ deviceName })}
        />
      </SectionPart>
      <div class="lg-sync-end">
        {connecting.kind === 'failed' && (
          <Notice kind="banner" tone="problem">
            <bdi>{connecting.message}</bdi>
          </Notice>
        )}
        <div class="lg-sync-buttons">
          <Button large variant="primary" type="submit" busy={isBusy}>
            {text('sync_connect')}
          </Button>
          {model.isChanging.value && (
            <Button large disabled={isBusy} onClick={model.endChange}>
              {text('common_cancel')}
            </Button>
          )}
          <p class="lg-muted" role="status">
            {text(
              connecting.kind === 'asking'
                ? 'sync_asking'
                : connecting.kind === 'checking'
                  ? 'sync_checking'
                  : 'sync_connect_hint',
            )}
          </p>
        </div>
      </div>
    </form>
  );
}
