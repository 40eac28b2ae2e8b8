import { badgeText } from '../core/judging/badgeText.ts';
import type { ExtensionSettings } from '../core/settings/extensionSettings.ts';
import type { BadgeColours } from '../platform/toolbar.ts';

/** What the toolbar's button says of the page in front. */
export interface BadgeService {
  /** A tab's page has so many pictures that are liked; nothing happens where the person does not want to see it. */
  counted(tabId: number, liked: number): Promise<void>;
  /** Says for a moment what was done; what stood there before stands there again. */
  flash(tabId: number, mark: FlashMark): Promise<void>;
  /** Says that something went wrong, in words where the pointer rests on the button, until the tab goes on. */
  warn(tabId: number, sentence: string): Promise<void>;
  /** The settings have changed: no numbers stay where they are not wanted any more. */
  obey(settings: Pick<ExtensionSettings, 'badge'>): Promise<void>;
}

export type FlashMark = 'liked' | 'disliked' | 'cleared';

interface Dependencies {
  readonly readSettings: () => Promise<Pick<ExtensionSettings, 'badge'>>;
  readonly setBadge: (tabId: number, text: string, colours?: BadgeColours) => Promise<void>;
  readonly readBadge: (tabId: number) => Promise<string>;
  readonly setTitle: (tabId: number, title: string | null) => Promise<void>;
  readonly allTabs: () => Promise<readonly number[]>;
  readonly wait: (ms: number) => Promise<void>;
}

const FLASH_MS = 1_500;
const WARNING = '!';
/** Told apart by their form, not by colour alone. */
const MARKS: Readonly<Record<FlashMark, string>> = { liked: '♥', disliked: '✕', cleared: '○' };
/** White on each reaches 4.5:1. */
const ACCENT: BadgeColours = { background: '#c01250', text: '#ffffff' };
const INK: BadgeColours = { background: '#2a2a30', text: '#ffffff' };
const DANGER: BadgeColours = { background: '#b3260f', text: '#ffffff' };

export function createBadgeService(dependencies: Dependencies): BadgeService {
  const { readSettings, setBadge, readBadge, setTitle, allTabs, wait } = dependencies;

  return {
    async counted(tabId, liked) {
      if (!(await readSettings()).badge || (await readBadge(tabId)) === WARNING) return;
      await setBadge(tabId, badgeText(liked), ACCENT);
    },

    async flash(tabId, mark) {
      const before = await readBadge(tabId);
      const shown = MARKS[mark];
      await setTitle(tabId, null);
      await setBadge(tabId, shown, mark === 'liked' ? ACCENT : INK);
      await wait(FLASH_MS);
      // A number may have come meanwhile.
      if ((await readBadge(tabId)) !== shown) return;
      await setBadge(tabId, isSign(before) ? '' : before, ACCENT);
    },

    async warn(tabId, sentence) {
      await setTitle(tabId, sentence);
      await setBadge(tabId, WARNING, DANGER);
    },

    async obey({ badge }) {
      if (badge) return;
      const tabs = await allTabs();
      await Promise.allSettled(
        tabs.map(async (tabId) => {
          const shown = await readBadge(tabId);
          if (shown !== '' && !isSign(shown)) await setBadge(tabId, '');
        }),
      );
    },
  };
}

function isSign(text: string): boolean {
  return text === WARNING || Object.values(MARKS).includes(text);
}
