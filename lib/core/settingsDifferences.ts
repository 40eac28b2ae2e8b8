import { galleryOnSite, siteSettings, type ExtensionSettings, type SettingsChanges } from './extensionSettings.ts';
import type { OwnAction } from './actions.ts';
import { DEFAULT_SETTINGS, type GallerySettings } from './gallerySettings.ts';

export type SettingName = keyof GallerySettings;

export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as readonly SettingName[];

/** One setting before and after a change. `site` is `null` for what counts everywhere. */
export type SettingsDifference =
  | {
      readonly kind: 'gallery';
      readonly site: string | null;
      readonly name: SettingName;
      readonly before: GallerySettings;
      readonly after: GallerySettings;
    }
  | { readonly kind: 'marks' | 'disliked'; readonly site: string }
  | { readonly kind: 'action'; readonly how: 'added' | 'changed' | 'removed'; readonly label: string }
  | { readonly kind: 'badge' | 'privateWindows'; readonly after: boolean };

/** Whether two values of one setting are the same; settings are plain data. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What some settings have of their own compared with others. */
export function differingNames(one: Partial<GallerySettings>, other: GallerySettings): SettingName[] {
  return SETTING_NAMES.filter((name) => Object.hasOwn(one, name) && !isSameValue(one[name], other[name]));
}

export function settingsDifferences(before: ExtensionSettings, after: ExtensionSettings): SettingsDifference[] {
  const sites = [...new Set([...Object.keys(before.sites), ...Object.keys(after.sites)])].toSorted();
  return [
    ...galleryDifferences(null, before.gallery, after.gallery, differingNames(after.gallery, before.gallery)),
    ...sites.flatMap((site) => siteDifferences(site, before, after)),
    ...actionDifferences(before.actions, after.actions),
    ...(['badge', 'privateWindows'] as const)
      .filter((kind) => before[kind] !== after[kind])
      .map((kind) => ({ kind, after: after[kind] }) as const),
  ];
}

function siteDifferences(site: string, before: ExtensionSettings, after: ExtensionSettings): SettingsDifference[] {
  const [own, other] = [siteSettings(before, site), siteSettings(after, site)];
  const names = SETTING_NAMES.filter((name) => !isSameValue(own.gallery[name], other.gallery[name]));
  return [
    ...galleryDifferences(site, galleryOnSite(before, site), galleryOnSite(after, site), names),
    ...(['marks', 'disliked'] as const).filter((kind) => own[kind] !== other[kind]).map((kind) => ({ kind, site })),
  ];
}

function galleryDifferences(
  site: string | null,
  before: GallerySettings,
  after: GallerySettings,
  names: readonly SettingName[],
): SettingsDifference[] {
  return names.map((name) => ({ kind: 'gallery', site, name, before, after }));
}

function actionDifferences(before: readonly OwnAction[], after: readonly OwnAction[]): SettingsDifference[] {
  const former = new Map(before.map((action) => [action.id, action]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((action): SettingsDifference[] => {
    const known = former.get(action.id);
    if (known === undefined) return [{ kind: 'action', how: 'added', label: action.label }];
    return isSameValue(known, action) ? [] : [{ kind: 'action', how: 'changed', label: action.label }];
  });
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map(({ label }): SettingsDifference => ({ kind: 'action', how: 'removed', label }));
  return [...changed, ...removed];
}

/** The changes that make some settings others, whatever these were. */
export function changesTo(present: ExtensionSettings, wanted: ExtensionSettings): SettingsChanges {
  const gone = Object.keys(present.sites).filter((site) => !Object.hasOwn(wanted.sites, site));
  return { ...wanted, sites: { ...Object.fromEntries(gone.map((site) => [site, null])), ...wanted.sites } };
}
