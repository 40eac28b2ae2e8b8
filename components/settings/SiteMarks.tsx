import { useState } from 'preact/hooks';
import { siteSettings, type ExtensionSettings, type SiteSettings } from '../../lib/core/settings/extensionSettings.ts';
import { text } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';

interface SiteMarksProps {
  readonly model: ExtensionSettingsModel;
  readonly settings: ExtensionSettings;
  readonly site: string;
  /** Has the browser ask for access to the site, in answer to a press; whether there is access now. */
  readonly allowSite: (site: string) => Promise<boolean>;
}

/** What becomes of judged pictures in the site's own pages. */
export function SiteMarks({ model, settings, site, allowSite }: SiteMarksProps) {
  const { marks, disliked } = siteSettings(settings, site);
  const [refused, setRefused] = useState(false);
  const change = (changes: Partial<SiteSettings>): void => model.change({ sites: { [site]: changes } });

  function setMarks(wanted: boolean): void {
    setRefused(false);
    if (!wanted) {
      change({ marks: false });
      return;
    }
    // The browser answers only to the press itself: nothing may come before the question.
    allowSite(site).then(
      (allowed) => (allowed ? change({ marks: true }) : setRefused(true)),
      () => setRefused(true),
    );
  }

  return (
    <section class="lg-settings-group" aria-labelledby="marks-title">
      <h2 id="marks-title">{text('settings_in_pages', { site })}</h2>
      <div class="lg-setting lg-setting-whole" data-own={marks || undefined}>
        <div class="lg-setting-control">
          <Switch
            label={text('settings_marks')}
            description={text('settings_marks_hint', { site })}
            checked={marks}
            onChange={setMarks}
          />
          <span class="lg-number-problem" role="status">
            {refused && text('settings_marks_refused', { site })}
          </span>
        </div>
      </div>
      <div class="lg-setting" data-own={disliked !== 'shown' || undefined}>
        <div class="lg-setting-label">
          <span>{text('settings_disliked')}</span>
          {!marks && <span class="lg-hint">{text('settings_disliked_needs_marks')}</span>}
        </div>
        <div class="lg-setting-control">
          <Segmented
            label={text('settings_disliked')}
            segments={[
              { value: 'shown', label: text('settings_disliked_shown') },
              { value: 'dimmed', label: text('settings_disliked_dimmed') },
              { value: 'hidden', label: text('settings_disliked_hidden') },
            ]}
            value={disliked}
            onChange={(next) => change({ disliked: next })}
          />
        </div>
      </div>
    </section>
  );
}
