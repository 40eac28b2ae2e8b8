import { signal } from '@preact/signals';
import { readExtensionSettings } from '../../../lib/core/settings/extensionSettings.ts';
import type { LibraryNumbers } from '../../../lib/core/library/libraryNumbers.ts';
import type { News } from '../../../lib/core/news.ts';
import type { PopupModel, PopupPage, RecentPicture } from '../../../lib/state/popup/createPopupModel.ts';
import type { SyncStatus } from '../../../lib/core/sync/syncStatus.ts';
import type { SiteChoices } from '../../../lib/state/popup/popupSite.ts';
import { aSyncStatus, SYNC_NOW } from '../../support/sync/syncModels.ts';

export interface FakePopupModel extends PopupModel {
  /** Which of the model's actions were called, in order. */
  readonly calls: string[];
}

interface State {
  readonly page?: PopupPage;
  readonly shortcut?: string;
  readonly library?: LibraryNumbers | null;
  readonly libraryProblem?: string | null;
  readonly news?: News;
  readonly warning?: string;
  readonly recent?: readonly RecentPicture[] | null;
  readonly site?: SiteChoices | null;
  readonly badge?: boolean | null;
  readonly sync?: SyncStatus | null;
  readonly syncProblem?: string;
}

export function fakePopupModel(state: State = {}): FakePopupModel {
  const calls: string[] = [];
  return {
    calls,
    page: signal(state.page ?? summary({})),
    shortcut: signal(state.shortcut ?? 'Alt+Shift+L'),
    library: signal(state.library === undefined ? { liked: 8214, disliked: 3902, cleared: 292 } : state.library),
    libraryProblem: signal(state.libraryProblem ?? null),
    news: signal(state.news ?? null),
    warning: signal(state.warning ?? null),
    recent: signal(state.recent === undefined ? recentPictures(6) : state.recent),
    site: {
      choices: signal(
        state.site === undefined ? { name: 'frames.example', marks: false, disliked: 'shown' } : state.site,
      ),
      load: async () => {},
      setMarks: (marks) => void calls.push(`setMarks ${marks}`),
      setDisliked: (disliked) => void calls.push(`setDisliked ${disliked}`),
    },
    settings: {
      all: signal(state.badge === null ? null : readExtensionSettings({ badge: state.badge ?? true })),
      problem: signal(null),
      load: async () => {},
      change: (changes) => void calls.push(`change ${JSON.stringify(changes)}`),
    },
    sync: {
      status: signal(state.sync === undefined ? aSyncStatus({ account: null }) : state.sync),
      problem: signal(state.syncProblem ?? null),
      now: () => SYNC_NOW,
      load: async () => {},
      run: () => void calls.push('syncNow'),
    },
    openInTab: () => void calls.push('openInTab'),
    openGallery: () => void calls.push('openGallery'),
    openLibrary: () => void calls.push('openLibrary'),
    setBadge: (badge) => void calls.push(`setBadge ${badge}`),
    openPicture: (key) => void calls.push(`openPicture ${key}`),
    openSettings: (site) => void calls.push(site === undefined ? 'openSettings' : `openSettings ${site}`),
    openNews: () => void calls.push('openNews'),
    dismissNews: () => void calls.push('dismissNews'),
    openSync: () => void calls.push('openSync'),
    openExport: () => void calls.push('openExport'),
    allowFrames: () => void calls.push('allowFrames'),
  };
}

export function summary(counts: {
  readonly title?: string;
  readonly liked?: number;
  readonly disliked?: number;
  readonly unrated?: number;
  readonly closedFrames?: readonly string[];
}): PopupPage {
  const { title = 'Pictures of the week 47', liked = 23, disliked = 9, unrated = 116, closedFrames = [] } = counts;
  return {
    kind: 'summary',
    summary: { title, found: liked + disliked + unrated, liked, disliked, unrated, open: false, closedFrames },
  };
}

/** Some with a thumbnail, some without; every fourth one is disliked. */
export function recentPictures(count: number): RecentPicture[] {
  const drawn = (hue: number) =>
    `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="hsl(${hue} 60% 50%)"/></svg>`,
    )}`;
  return Array.from({ length: count }, (_, index) => ({
    key: `${index}`.repeat(64),
    caption: `Ridge ${index + 1}`,
    liked: index % 4 !== 3,
    thumbnail: index % 3 === 2 ? null : drawn(index * 60),
  }));
}
