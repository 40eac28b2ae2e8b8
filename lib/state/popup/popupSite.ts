import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { siteSettings, type SiteSettings } from '../../core/settings/extensionSettings.ts';
import { hostOf } from '../../core/library/likeFacts.ts';
import { patternsOfSite } from '../../core/settings/sitePattern.ts';
import type { ExtensionSettingsModel } from '../createExtensionSettingsModel.ts';

/** What can be set for the site of the page in front. */
export interface SiteChoices {
  /** Its host, as settings name it. */
  readonly name: string;
  /** Whether judged pictures are marked in its pages: wished for, and allowed. `null` while unknown. */
  readonly marks: boolean | null;
  readonly disliked: SiteSettings['disliked'];
}

export interface PopupSite {
  /** `null` for pages of no site. */
  readonly choices: ReadonlySignal<SiteChoices | null>;
  /** Finds out what holds for the page with this address. */
  load(url: string): Promise<void>;
  /** Called synchronously in answer to a press: has the browser ask for the site where it must. */
  setMarks(marks: boolean): void;
  setDisliked(disliked: SiteSettings['disliked']): void;
}

interface Dependencies {
  readonly settings: ExtensionSettingsModel;
  readonly hasPatterns: (patterns: readonly string[]) => Promise<boolean>;
  readonly requestPatterns: (patterns: readonly string[]) => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

export function createPopupSite({ settings, hasPatterns, requestPatterns, report }: Dependencies): PopupSite {
  const site = signal('');
  const allowed = signal<boolean | null>(null);
  const choices = computed(() => {
    const all = settings.all.value;
    if (site.value === '') return null;
    const { marks, disliked } = siteSettings(all ?? { sites: {} }, site.value);
    return {
      name: site.value,
      marks: all === null || allowed.value === null ? null : marks && allowed.value,
      disliked,
    };
  });

  function change(changes: Partial<SiteSettings>): void {
    settings.change({ sites: { [site.peek()]: changes } });
  }

  async function allow(): Promise<void> {
    const asked = requestPatterns(patternsOfSite(site.peek()));
    // Not when they have agreed: in Firefox the popup closes at the question, and with it whoever waits for the answer.
    change({ marks: true });
    allowed.value = await asked;
    if (!allowed.peek()) change({ marks: false });
  }

  return {
    choices,
    async load(url) {
      const host = hostOf(url);
      const patterns = patternsOfSite(host);
      if (patterns.length === 0) return;
      site.value = host;
      allowed.value = await hasPatterns(patterns);
    },
    setMarks(marks) {
      if (marks) allow().catch(report);
      else change({ marks });
    },
    setDisliked: (disliked) => change({ disliked }),
  };
}
