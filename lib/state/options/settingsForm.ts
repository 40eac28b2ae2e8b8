import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { ORDINARY_SITE, siteSettings, type SiteSettings } from '../../core/settings/extensionSettings.ts';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../core/settings/gallerySettings.ts';
import { differingNames, SETTING_NAMES, type SettingName } from '../../core/settings/settingsDifferences.ts';
import type { ExtensionSettingsModel } from '../createExtensionSettingsModel.ts';

/** What was just done to several settings at once, and how to take it back. */
export interface SettingsNotice {
  readonly message: string;
  readonly undo: () => void;
}

/**
 * The settings of galleries as one form changes them: for all sites, where what differs from the defaults is the person's
 * own, or for one site, where what differs from all others is.
 */
export interface SettingsForm {
  /** `null` for all. */
  readonly site: string | null;
  /** As they count here; `null` until they are known. */
  readonly values: ReadonlySignal<GallerySettings | null>;
  readonly own: ReadonlySignal<ReadonlySet<SettingName>>;
  /** What an own setting would go back to. */
  readonly base: ReadonlySignal<GallerySettings>;
  readonly notice: ReadonlySignal<SettingsNotice | null>;
  change(changes: Partial<GallerySettings>): void;
  /** Several at once, which `said` tells, with a way back. */
  changeAll(changes: Partial<GallerySettings>, said: string): void;
  /** Gives up what is one's own of these, or of all. */
  reset(names: readonly SettingName[] | 'all', said: string): void;
  dismiss(): void;
}

export function createSettingsForm(model: ExtensionSettingsModel, site: string | null): SettingsForm {
  const notice = signal<SettingsNotice | null>(null);
  const present = computed(() => model.all.value);
  const base = computed(() => (site === null ? DEFAULT_SETTINGS : (present.value?.gallery ?? DEFAULT_SETTINGS)));
  const ownSettings = computed((): Partial<GallerySettings> => {
    const all = present.value;
    if (all === null) return {};
    return site === null ? all.gallery : siteSettings(all, site).gallery;
  });
  const own = computed(() => {
    const names = site === null ? differingNames(ownSettings.value, base.value) : Object.keys(ownSettings.value);
    return new Set(names as readonly SettingName[]);
  });

  /** Everything of one's own becomes so. */
  function write(settings: Partial<GallerySettings>): void {
    if (site === null) model.change({ gallery: { ...DEFAULT_SETTINGS, ...settings } });
    else model.change({ sites: { [site]: { gallery: settings } } });
  }

  function withUndo(run: () => void, message: string): void {
    const before = ownSettings.peek();
    run();
    const said: SettingsNotice = {
      message,
      undo() {
        write(before);
        if (notice.peek() === said) notice.value = null;
      },
    };
    notice.value = said;
  }

  function change(changes: Partial<GallerySettings>): void {
    // To take back what was done before would take this back, too.
    notice.value = null;
    if (site === null) model.change({ gallery: changes });
    else write({ ...ownSettings.peek(), ...changes });
  }

  return {
    site,
    values: computed(() => (present.value === null ? null : { ...base.value, ...ownSettings.value })),
    own,
    base,
    notice,
    change,
    changeAll: (changes, said) => withUndo(() => change(changes), said),
    reset(names, said) {
      const gone = new Set(names === 'all' ? SETTING_NAMES : names);
      const kept = Object.entries(ownSettings.peek()).filter(([name]) => !gone.has(name as SettingName));
      withUndo(() => write(Object.fromEntries(kept)), said);
    },
    dismiss() {
      notice.value = null;
    },
  };
}

/** A site with something of its own, as the list of sites shows it. */
export interface ListedSite extends SiteSettings {
  readonly site: string;
}

export function listedSites({ all }: Pick<ExtensionSettingsModel, 'all'>): readonly ListedSite[] {
  const sites = all.value?.sites ?? {};
  return Object.keys(sites)
    .toSorted()
    .map((site) => ({ site, ...ORDINARY_SITE, ...sites[site] }));
}
