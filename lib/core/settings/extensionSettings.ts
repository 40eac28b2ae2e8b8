import {
  ACTION_ICONS,
  ACTION_KINDS,
  isGivenAction,
  MAX_ACTION_LABEL,
  MAX_OWN_ACTIONS,
  MAX_TEMPLATE,
  type OwnAction,
} from '../actions/actions.ts';
import type { GallerySettings } from './gallerySettings.ts';
import { readSettings, readSomeSettings } from './readGallerySettings.ts';

/** Everything that a person has set. */
export interface ExtensionSettings {
  readonly gallery: GallerySettings;
  /** What differs on a site, by its host (`hostOf`). */
  readonly sites: Readonly<Record<string, SiteSettings>>;
  readonly actions: readonly OwnAction[];
  /** Whether the toolbar's button says how many pictures are liked on a page. */
  readonly badge: boolean;
  /** Whether what is judged in private windows is kept like everything else. */
  readonly privateWindows: boolean;
}

export interface SiteSettings {
  /** Only what differs. */
  readonly gallery: Partial<GallerySettings>;
  /** Whether pictures of the site's pages that were judged are marked there. Needs the person's permission for the site. */
  readonly marks: boolean;
  /** What marks do with disliked pictures. */
  readonly disliked: 'shown' | 'dimmed' | 'hidden';
}

/** What is named becomes so, the rest stays. A site that is `null` has nothing of its own any more. */
export interface SettingsChanges {
  readonly gallery?: Partial<GallerySettings>;
  readonly sites?: Readonly<Record<string, Partial<SiteSettings> | null>>;
  readonly actions?: readonly OwnAction[];
  readonly badge?: boolean;
  readonly privateWindows?: boolean;
}

const MAX_SITES = 2000;
const MAX_HOST = 255;

/** Of a site that has nothing of its own. */
export const ORDINARY_SITE: SiteSettings = { gallery: {}, marks: false, disliked: 'shown' };

export function siteSettings({ sites }: Pick<ExtensionSettings, 'sites'>, site: string): SiteSettings {
  return (Object.hasOwn(sites, site) ? sites[site] : undefined) ?? ORDINARY_SITE;
}

/** How the gallery is on a site. */
export function galleryOnSite(settings: ExtensionSettings, site: string): GallerySettings {
  return { ...settings.gallery, ...siteSettings(settings, site).gallery };
}

/** A change made in the gallery of one site: it counts there where the site has its own, and everywhere otherwise. */
export function changeOnSite(
  settings: ExtensionSettings,
  site: string,
  changes: Partial<GallerySettings>,
): ExtensionSettings {
  const own = siteSettings(settings, site);
  const isOwn = (name: string) => Object.hasOwn(own.gallery, name);
  const part = (isWanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(changes).filter(([name]) => isWanted(name)));
  return changeSettings(settings, {
    gallery: part((name) => !isOwn(name)),
    ...(Object.keys(changes).some(isOwn) ? { sites: { [site]: { gallery: { ...own.gallery, ...part(isOwn) } } } } : {}),
  });
}

export function changeSettings(settings: ExtensionSettings, changes: SettingsChanges): ExtensionSettings {
  const { gallery, sites, ...rest } = changes;
  const changedSites = Object.entries(sites ?? {}).map(([site, change]) => {
    return [site, change === null ? null : { ...siteSettings(settings, site), ...change }] as const;
  });
  return readExtensionSettings({
    ...settings,
    ...rest,
    gallery: { ...settings.gallery, ...gallery },
    sites: { ...settings.sites, ...Object.fromEntries(changedSites) },
  });
}

/** Settings from what was stored, whoever wrote it: what is missing or makes no sense takes its default. */
export function readExtensionSettings(stored: unknown): ExtensionSettings {
  const given = isRecord(stored) ? stored : {};
  return {
    gallery: readSettings(given['gallery']),
    sites: readSites(given['sites']),
    actions: readActions(given['actions']),
    badge: given['badge'] === true,
    privateWindows: given['privateWindows'] === true,
  };
}

function readSites(stored: unknown): ExtensionSettings['sites'] {
  if (!isRecord(stored)) return {};
  const read = Object.entries(stored).flatMap(([site, own]) => {
    if (!isRecord(own) || site === '' || site.length > MAX_HOST) return [];
    const settings: SiteSettings = {
      gallery: readSomeSettings(own['gallery']),
      marks: own['marks'] === true,
      disliked: (['dimmed', 'hidden'] as const).find((value) => value === own['disliked']) ?? 'shown',
    };
    const isOrdinary =
      Object.keys(settings.gallery).length === 0 && !settings.marks && settings.disliked === ORDINARY_SITE.disliked;
    return isOrdinary ? [] : [[site, settings] as const];
  });
  return Object.fromEntries(read.slice(-MAX_SITES));
}

function readActions(stored: unknown): OwnAction[] {
  if (!Array.isArray(stored)) return [];
  const seen = new Set<string>();
  return stored
    .flatMap((given: unknown) => {
      const action = isRecord(given) ? readAction(given) : null;
      if (action === null || seen.has(action.id)) return [];
      seen.add(action.id);
      return [action];
    })
    .slice(0, MAX_OWN_ACTIONS);
}

function readAction({ id, label, icon, key, does, template }: Readonly<Record<string, unknown>>): OwnAction | null {
  const isText = (value: unknown, most: number): value is string =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most;
  if (!isText(id, 64) || !isText(label, MAX_ACTION_LABEL) || !isText(template, MAX_TEMPLATE)) return null;
  const kind = ACTION_KINDS.find((known) => known === does);
  if (kind === undefined || isGivenAction(id)) return null;
  return {
    id,
    label: label.trim(),
    icon: ACTION_ICONS.find((known) => known === icon) ?? ACTION_ICONS[0],
    key: isText(key, 40) ? key : null,
    does: kind,
    template: template.trim(),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
