import { DEFAULT_SETTINGS, type GallerySettings } from './gallerySettings.ts';

export type SettingName = keyof GallerySettings;

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as readonly SettingName[];

/** Whether two values of one setting are the same; settings are plain data. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What some settings have of their own compared with others. */
export function differingNames(one: Partial<GallerySettings>, other: GallerySettings): SettingName[] {
  return SETTING_NAMES.filter((name) => Object.hasOwn(one, name) && !isSameValue(one[name], other[name]));
}
