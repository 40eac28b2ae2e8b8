import { BREAKPOINT_NAMES, BREAKPOINTS } from '../../lib/core/settings/columns.ts';
import type {
  CaptionPlace,
  Dock,
  GalleryLayout,
  GallerySettings,
  Theme,
} from '../../lib/core/settings/gallerySettings.ts';
import type { SettingName } from '../../lib/core/settings/settingsDifferences.ts';
import { text, textLanguage, type TextName } from '../../lib/core/text.ts';

export const settingLabels: Readonly<Record<SettingName, TextName>> = {
  theme: 'settings_theme',
  dock: 'settings_dock',
  dockWidth: 'settings_dock_width',
  dockHeight: 'settings_dock_height',
  showTitle: 'settings_title',
  layout: 'overlay_layout',
  cardWidth: 'overlay_picture_size',
  columns: 'settings_columns',
  gap: 'settings_gap',
  fit: 'settings_fit',
  captions: 'settings_captions',
  allowPreview: 'settings_preview',
  startInPreview: 'settings_preview_first',
  showShareButton: 'settings_share',
  showDownloadButton: 'settings_download',
  likeable: 'settings_likeable',
  autoAdvance: 'overlay_auto_advance',
  interactive: 'settings_interactive',
  action: 'settings_action',
  rescanEvery: 'settings_rescan',
  customCss: 'settings_css',
  keys: 'options_shortcuts',
};

export const themeWords: Readonly<Record<Theme, TextName>> = {
  system: 'settings_theme_system',
  light: 'settings_theme_light',
  dark: 'settings_theme_dark',
};

export const dockWords: Readonly<Record<Dock, TextName>> = {
  left: 'overlay_dock_left',
  bottom: 'overlay_dock_bottom',
  right: 'overlay_dock_right',
  full: 'overlay_dock_full',
};

export const layoutWords: Readonly<Record<GalleryLayout, TextName>> = {
  masonry: 'overlay_layout_masonry',
  grid: 'overlay_layout_grid',
  justified: 'overlay_layout_rows',
};

export const captionWords: Readonly<Record<CaptionPlace, TextName>> = {
  below: 'settings_captions_below',
  overlay: 'settings_captions_over',
  hidden: 'settings_captions_hidden',
};

export const fitWords: Readonly<Record<GallerySettings['fit'], TextName>> = {
  cover: 'settings_fit_cover',
  contain: 'settings_fit_contain',
};

export const likeableWords: Readonly<Record<GallerySettings['likeable'], TextName>> = {
  both: 'settings_likeable_both',
  like: 'settings_likeable_like',
  dislike: 'settings_likeable_dislike',
};

/** @param actionLabel what an action is called, by its id. */
export function valueWords(
  settings: GallerySettings,
  name: SettingName,
  actionLabel: (id: string) => string = (id) => id,
): string {
  switch (name) {
    case 'theme':
      return text(themeWords[settings.theme]);
    case 'dock':
      return text(dockWords[settings.dock]);
    case 'layout':
      return text(layoutWords[settings.layout]);
    case 'captions':
      return text(captionWords[settings.captions]);
    case 'fit':
      return text(fitWords[settings.fit]);
    case 'likeable':
      return text(likeableWords[settings.likeable]);
    case 'dockWidth':
    case 'dockHeight':
    case 'cardWidth':
      return text('settings_px', { number: settings[name] });
    case 'columns':
      return settings.columns === null ? text('settings_columns_auto') : settings.columns.join(', ');
    case 'gap':
      return settings.gap === null
        ? text('settings_automatic')
        : text('settings_gap_of', { across: settings.gap[0], down: settings.gap[1] });
    case 'rescanEvery':
      return settings.rescanEvery === 0
        ? text('settings_rescan_never')
        : text('settings_seconds', { count: settings.rescanEvery });
    case 'action':
      return settings.action === '' ? text('settings_action_none') : actionLabel(settings.action);
    case 'customCss':
      return settings.customCss === ''
        ? text('settings_css_none')
        : text('settings_css_lines', { count: settings.customCss.trim().split('\n').length });
    case 'keys':
      return text('settings_keys_changed', { count: Object.keys(settings.keys).length });
    default:
      return text(settings[name] ? 'settings_on' : 'settings_off');
  }
}

/** `Layout: Rows`. */
export function settingInWords(
  settings: GallerySettings,
  name: SettingName,
  actionLabel?: (id: string) => string,
): string {
  return text('settings_named', { name: text(settingLabels[name]), value: valueWords(settings, name, actionLabel) });
}

/** `from 576 px`, for the breakpoint at a place in their list. */
export function breakpointWords(place: number): string {
  const from = BREAKPOINTS[place - 1];
  return from === undefined
    ? text('settings_below_px', { number: BREAKPOINTS[0] })
    : text('settings_from_px', { number: from });
}

export const BREAKPOINT_COUNT = BREAKPOINT_NAMES.length;

/** Several things as the language joins them: `a, b, c`. */
export function joined(parts: readonly string[]): string {
  return new Intl.ListFormat(textLanguage(), { style: 'short', type: 'unit' }).format(parts);
}
