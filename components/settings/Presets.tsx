import { Bookmark, Gauge, Grid3x3, Presentation, SlidersHorizontal } from 'lucide';
import type { IconNode } from 'lucide';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import {
  PRESET_CHANGES,
  presetOf,
  PRESETS,
  presetSettings,
  type Preset,
} from '../../lib/core/settings/galleryPresets.ts';
import type { SettingName } from '../../lib/core/settings/settingsDifferences.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/options/settingsForm.ts';
import { Icon } from '../ui/Icon.tsx';
import { joined, settingInWords } from './settingWords.ts';

const WORDS: Readonly<Record<Preset, { readonly title: TextName; readonly line: TextName; readonly icon: IconNode }>> =
  {
    standard: { title: 'settings_preset_standard', line: 'settings_preset_standard_line', icon: SlidersHorizontal },
    cull: { title: 'settings_preset_cull', line: 'settings_preset_cull_line', icon: Gauge },
    collect: { title: 'settings_preset_collect', line: 'settings_preset_collect_line', icon: Bookmark },
    present: { title: 'settings_preset_present', line: 'settings_preset_present_line', icon: Presentation },
    compact: { title: 'settings_preset_compact', line: 'settings_preset_compact_line', icon: Grid3x3 },
  };

interface PresetsProps {
  readonly form: SettingsForm;
  readonly values: GallerySettings;
}

/** Settings that fit together, each with what it sets. */
export function Presets({ form, values }: PresetsProps) {
  const present = presetOf(values);
  return (
    <section class="lg-presets" aria-label={text('settings_presets')}>
      {PRESETS.map((preset) => {
        const { title, line, icon } = WORDS[preset];
        return (
          <button
            key={preset}
            type="button"
            class="lg-preset"
            aria-pressed={preset === present}
            onClick={() =>
              form.changeAll(presetSettings(preset), text('settings_preset_applied', { name: text(title) }))
            }
          >
            <span class="lg-preset-name">
              <Icon node={icon} />
              {text(title)}
            </span>
            <span class="lg-preset-line">{text(line)}</span>
            <span class="lg-preset-sets">{setsInWords(preset)}</span>
          </button>
        );
      })}
    </section>
  );
}

function setsInWords(preset: Preset): string {
  const changes = PRESET_CHANGES[preset];
  const names = Object.keys(changes) as SettingName[];
  if (names.length === 0) return text('settings_preset_standard_sets');
  const settings = { ...DEFAULT_SETTINGS, ...changes };
  return joined(names.map((name) => settingInWords(settings, name)));
}
