import { SlidersHorizontal } from 'lucide';
import type { SiteSettings } from '../../lib/core/settings/extensionSettings.ts';
import { text } from '../../lib/core/text.ts';
import type { PopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';

/** What can be set for this page's site alone, and the number on the toolbar's button. */
export function SiteSwitches({ model }: { readonly model: PopupModel }) {
  const { site, settings } = model;
  const choices = site.choices.value;
  if (choices === null) return null;
  const disliked: SiteSettings['disliked'] = choices.disliked;
  return (
    <section class="lg-popup-site" aria-labelledby="site">
      <div class="lg-popup-site-head">
        <h2 id="site" class="lg-popup-heading lg-cut-off" title={choices.name}>
          <RichText name="popup_on_site" values={{ site: <bdi>{choices.name}</bdi> }} />
        </h2>
        <IconButton
          icon={SlidersHorizontal}
          iconSize={14}
          label={text('popup_site_settings')}
          onClick={() => model.openSettings(choices.name)}
        />
      </div>
      <Switch
        label={text('popup_marks')}
        description={choices.marks ? undefined : text('popup_marks_asks')}
        checked={choices.marks}
        onChange={site.setMarks}
      />
      {choices.marks && (
        <div class="lg-popup-site-row">
          <span id="disliked">{text('popup_disliked_pictures')}</span>
          <Segmented
            label={text('popup_disliked_pictures')}
            value={disliked}
            segments={[
              { value: 'shown', label: text('popup_disliked_shown') },
              { value: 'dimmed', label: text('popup_disliked_dimmed') },
              { value: 'hidden', label: text('popup_disliked_hidden') },
            ]}
            onChange={site.setDisliked}
          />
        </div>
      )}
      <Switch label={text('popup_badge')} checked={settings.all.value?.badge ?? null} onChange={model.setBadge} />
    </section>
  );
}
