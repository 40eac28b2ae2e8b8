import { DEFAULT_SETTINGS, type GallerySettings } from './gallerySettings.ts';
import { isSameValue } from './settingsDifferences.ts';

/** Settings that fit together, for one kind of work, in the order in which they are offered. */
export const PRESETS = ['standard', 'cull', 'collect', 'present', 'compact'] as const;

export type Preset = (typeof PRESETS)[number];

/** What each sets that is not the default. */
export const PRESET_CHANGES: Readonly<Record<Preset, Partial<GallerySettings>>> = {
  standard: {},
  cull: { cardWidth: 320, autoAdvance: true, startInPreview: true, showShareButton: false },
  collect: { dock: 'right', cardWidth: 160, captions: 'hidden', likeable: 'like' },
  present: {
    layout: 'justified',
    cardWidth: 360,
    gap: [4, 4],
    captions: 'overlay',
    showShareButton: false,
    showDownloadButton: false,
  },
  compact: { layout: 'grid', cardWidth: 128, gap: [4, 4], captions: 'hidden' },
};

const CONCERNED = [
  ...new Set([...Object.values(PRESET_CHANGES).flatMap((changes) => Object.keys(changes)), 'columns']),
] as readonly (keyof GallerySettings)[];

/** Everything that a preset sets: what another one would set, too, goes back to its default. */
export function presetSettings(preset: Preset): Partial<GallerySettings> {
  const all: GallerySettings = { ...DEFAULT_SETTINGS, ...PRESET_CHANGES[preset] };
  return Object.fromEntries(CONCERNED.map((name) => [name, all[name]]));
}

/** The preset that the settings are those of, as far as it goes; `null` when somebody has a mixture of their own. */
export function presetOf(settings: GallerySettings): Preset | null {
  const isSet = (preset: Preset): boolean => {
    const wanted = presetSettings(preset);
    return CONCERNED.every((name) => isSameValue(settings[name], wanted[name]));
  };
  return PRESETS.find(isSet) ?? null;
}
