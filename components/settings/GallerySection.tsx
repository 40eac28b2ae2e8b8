import { ChevronLeft, RotateCcw } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { actionChoices } from '../../lib/core/actions/actionChoices.ts';
import { siteSettings, type ExtensionSettings } from '../../lib/core/settings/extensionSettings.ts';
import { SETTING_NAMES } from '../../lib/core/settings/settingsDifferences.ts';
import { text } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { createSettingsForm, type SettingsNotice } from '../../lib/state/options/settingsForm.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { GalleryPreview } from './GalleryPreview.tsx';
import { windowOfBreakpoint } from './LiveWindow.tsx';
import { GallerySettingsForm } from './GallerySettingsForm.tsx';
import { Presets } from './Presets.tsx';
import type { ActionOption } from './settingControls.tsx';
import { siteAddress } from './siteAddress.ts';
import { SiteMarks } from './SiteMarks.tsx';
import { SitesList } from './SitesList.tsx';

/** Keys have a section of their own. */
const FORM_NAMES = SETTING_NAMES.filter((name) => name !== 'keys');

export interface GallerySectionProps {
  readonly model: ExtensionSettingsModel;
  /** The site whose own settings are shown; `null` for everyone's. */
  readonly site: string | null;
  readonly allowSite: (site: string) => Promise<boolean>;
}

/** How galleries look and behave: everywhere, and on single sites. */
export function GallerySection(props: GallerySectionProps) {
  const { model } = props;
  const settings = model.all.value;
  const problem = model.problem.value;
  return (
    <div class="lg-options-page lg-settings">
      {problem !== null && (
        <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: () => model.change({}) }}>
          {problem}
        </Notice>
      )}
      {settings === null ? (
        <h1 id="section-title" class="lg-visually-hidden">
          {text('options_gallery')}
        </h1>
      ) : (
        <Settings key={props.site ?? ''} {...props} settings={settings} />
      )}
    </div>
  );
}

function Settings({ model, site, settings, allowSite }: GallerySectionProps & { settings: ExtensionSettings }) {
  const form = useMemo(() => createSettingsForm(model, site), [model, site]);
  const [windowWidth, setWindowWidth] = useState<number | null>(null);
  const [previewShown, setPreviewShown] = useState(false);
  /** What was done to sites and by files. */
  const [done, setDone] = useState<SettingsNotice | null>(null);
  const values = form.values.value;
  if (values === null) return null;
  const ownCount = FORM_NAMES.filter((name) => form.own.value.has(name)).length;
  const actions = actionOptions(settings);
  const actionLabel = actions.find(({ value }) => value === values.action && value !== '')?.label ?? null;
  const notice = done ?? form.notice.value;

  function dismiss(): void {
    setDone(null);
    form.dismiss();
  }

  function takeBack(sites: readonly string[], message: string): void {
    const before = Object.fromEntries(sites.map((one) => [one, siteSettings(settings, one)]));
    model.change({ sites: Object.fromEntries(sites.map((one) => [one, null])) });
    setDone({ message, undo: () => model.change({ sites: before }) });
  }

  return (
    <>
      <header class="lg-options-head lg-settings-head">
        {site === null ? (
          <h1 id="section-title">{text('options_gallery')}</h1>
        ) : (
          <>
            <a class="lg-settings-back" href={siteAddress(null)}>
              <Icon node={ChevronLeft} mirrored />
              {text('options_gallery')}
            </a>
            <h1 id="section-title">
              <bdi>{site}</bdi>
            </h1>
          </>
        )}
        <span class="lg-settings-lead">{text(site === null ? 'settings_lead' : 'settings_lead_site')}</span>
        {ownCount > 0 && (
          <Button
            variant="soft"
            icon={RotateCcw}
            onClick={() => form.reset(FORM_NAMES, text('settings_reset_all_done', { count: ownCount }))}
          >
            {text(site === null ? 'settings_reset_all' : 'settings_site_as_others')}
          </Button>
        )}
      </header>
      <Presets form={form} values={values} />
      <div class="lg-settings-columns">
        <div class="lg-settings-form">
          {site !== null && <SiteMarks model={model} settings={settings} site={site} allowSite={allowSite} />}
          <GallerySettingsForm
            form={form}
            values={values}
            actions={actions}
            onBreakpoint={(place) => setWindowWidth(windowOfBreakpoint(place))}
          />
          {site === null && <SitesList model={model} settings={settings} onTakeBack={takeBack} />}
        </div>
        <div class="lg-settings-preview" data-shown={previewShown || undefined}>
          <Button
            class="lg-live-toggle"
            variant="soft"
            aria-expanded={previewShown}
            onClick={() => setPreviewShown(!previewShown)}
          >
            {text(previewShown ? 'settings_live_hide' : 'settings_live_show')}
          </Button>
          <GalleryPreview
            settings={values}
            actionLabel={actionLabel}
            windowWidth={windowWidth}
            onWindowWidth={setWindowWidth}
          />
        </div>
      </div>
      <div class="lg-settings-notice">
        {notice && (
          <Notice
            kind="toast"
            tone="info"
            action={{
              label: text('common_undo'),
              run() {
                notice.undo();
                dismiss();
              },
            }}
            onDismiss={dismiss}
          >
            {notice.message}
          </Notice>
        )}
      </div>
    </>
  );
}

function actionOptions({ actions }: ExtensionSettings): readonly ActionOption[] {
  const all = actionChoices(actions).map(({ id, label }) => ({ value: id, label }));
  return [{ value: '', label: text('settings_action_none') }, ...all];
}
