import { signal } from '@preact/signals';
import type { LibraryNumbers } from '../../../lib/core/libraryNumbers.ts';
import type { PopupModel, PopupPage } from '../../../lib/state/createPopupModel.ts';

export interface FakePopupModel extends PopupModel {
  /** Which of the model's actions were called, in order. */
  readonly calls: string[];
}

interface State {
  readonly page?: PopupPage;
  readonly shortcut?: string;
  readonly library?: LibraryNumbers | null;
  readonly libraryProblem?: string | null;
}

export function fakePopupModel(state: State = {}): FakePopupModel {
  const calls: string[] = [];
  return {
    calls,
    page: signal(state.page ?? summary({})),
    shortcut: signal(state.shortcut ?? 'Alt+Shift+L'),
    library: signal(state.library === undefined ? { liked: 8214, disliked: 3902, cleared: 292 } : state.library),
    libraryProblem: signal(state.libraryProblem ?? null),
    openGallery: () => void calls.push('openGallery'),
    openLibrary: () => void calls.push('openLibrary'),
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
