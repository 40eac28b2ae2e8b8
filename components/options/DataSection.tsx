import { useEffect } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { Notice } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { DeleteEverything } from './DeleteEverything.tsx';
import { FullCopy } from './FullCopy.tsx';
import { HeldPermissions } from './HeldPermissions.tsx';
import { SectionPart } from './SectionPart.tsx';
import { SpaceTable } from './SpaceTable.tsx';

export interface DataSectionProps {
  readonly model: DataModel;
  readonly settings: ExtensionSettingsModel;
  /** Whether something runs in this page that reads or writes the whole library. */
  readonly busy: boolean;
}

/** What is kept in this browser, what the extension may do there, and how to have less of it. */
export function DataSection({ model, settings, busy }: DataSectionProps) {
  useEffect(() => void model.load(), [model]);
  const problem = model.problem.value ?? settings.problem.value;
  return (
    <div class="lg-options-page lg-data">
      <header class="lg-options-head">
        <h1 id="section-title">{text('options_data')}</h1>
      </header>
      <p class="lg-data-promise">{text('data_promise')}</p>
      {problem !== null && (
        <Notice kind="banner" tone="problem" onDismiss={model.dismiss}>
          {problem}
        </Notice>
      )}
      <SectionPart title={text('data_space')} lead={text('data_space_lead')}>
        <SpaceTable space={model.space.value} disk={model.disk.value} />
      </SectionPart>
      <SectionPart title={text('data_copy')} lead={text('data_copy_lead')}>
        <FullCopy copy={model.copy.value} />
      </SectionPart>
      <HeldPermissions model={model} />
      <SectionPart title={text('data_private')} lead={text('data_private_lead')}>
        <Switch
          label={text('data_private_keep')}
          description={model.allowedInPrivate.value === false ? text('data_private_not_allowed') : undefined}
          checked={settings.all.value?.privateWindows ?? null}
          onChange={(privateWindows) => settings.change({ privateWindows })}
        />
      </SectionPart>
      <SectionPart title={text('data_delete')} lead={text('data_delete_lead')}>
        <DeleteEverything model={model} busy={busy} />
      </SectionPart>
    </div>
  );
}
