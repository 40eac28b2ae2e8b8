import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { GalleryImage } from '../../../lib/core/galleryImage.ts';
import type { ExportModel, ExportStatus } from '../../../lib/state/createExportModel.ts';
import type { LibraryFilter, LibraryModel, LibraryStatus } from '../../../lib/state/createLibraryModel.ts';
import type { LibraryNumbers } from '../../../lib/core/libraryNumbers.ts';

type Writable<Model> = {
  [Name in keyof Model]: Model[Name] extends { readonly value: infer Value } ? Signal<Value> : Model[Name];
};

export interface FakeLibraryModel extends Writable<LibraryModel> {
  /** Which of the model's actions were called, with what, in order. */
  readonly calls: unknown[][];
}

interface LibraryState {
  readonly status?: LibraryStatus;
  readonly filter?: LibraryFilter;
  readonly counts?: LibraryNumbers | null;
  readonly shown?: readonly GalleryImage[];
  readonly hasMore?: boolean;
  readonly notSaved?: readonly string[];
  readonly problem?: string | null;
  readonly pages?: Readonly<Record<string, string>>;
}

export function fakeLibraryModel(state: LibraryState = {}): FakeLibraryModel {
  const calls: unknown[][] = [];
  const filter = signal(state.filter ?? 'all');
  return {
    calls,
    status: signal(state.status ?? { kind: 'ready' }),
    filter,
    counts: signal(state.counts === undefined ? { liked: 8214, disliked: 3902, cleared: 292 } : state.counts),
    shown: signal(state.shown ?? []),
    hasMore: signal(state.hasMore ?? false),
    notSaved: signal(new Set(state.notSaved)),
    problem: signal(state.problem ?? null),
    setFilter(chosen) {
      calls.push(['setFilter', chosen]);
      filter.value = chosen;
    },
    async loadMore() {
      calls.push(['loadMore']);
    },
    react: (key, liked) => void calls.push(['react', key, liked]),
    saveAgain: () => void calls.push(['saveAgain']),
    reload: () => void calls.push(['reload']),
    pageOf(key) {
      const url = state.pages?.[key];
      return url === undefined ? null : { url, title: 'Pictures of the week 47' };
    },
  };
}

export interface FakeExportModel extends Writable<ExportModel> {
  readonly calls: string[];
}

export function fakeExportModel(status: ExportStatus = { kind: 'idle' }): FakeExportModel {
  const calls: string[] = [];
  return {
    calls,
    status: signal(status),
    run: () => void calls.push('run'),
    cancel: () => void calls.push('cancel'),
  };
}
