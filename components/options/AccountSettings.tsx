import { useEffect } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { AccountSettingsModel } from '../../lib/state/options/createAccountSettingsModel.ts';
import { Notice } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SectionPart } from './SectionPart.tsx';

/** Whether settings are the same on all machines that are signed in to one account of the browser's. */
export function AccountSettings({ model }: { readonly model: AccountSettingsModel }) {
  useEffect(() => void model.load(), [model]);
  const isOn = model.isOn.value;
  const problem = model.problem.value;
  return (
    <SectionPart title={text('sync_account_settings')} lead={text('sync_account_settings_lead')}>
      <Switch label={text('sync_account_settings_switch')} checked={isOn} onChange={model.set} />
      {problem !== null && (
        <Notice
          kind="banner"
          tone="problem"
          {...(isOn === null
            ? { action: { label: text('common_try_again'), run: () => void model.load() } }
            : { onDismiss: model.dismiss })}
        >
          <bdi>{problem}</bdi>
        </Notice>
      )}
    </SectionPart>
  );
}
