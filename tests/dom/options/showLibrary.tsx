import { signal, type Signal } from '@preact/signals';
import { render } from '@testing-library/preact';
import { LibrarySection } from '../../../components/options/LibrarySection.tsx';
import '../../../components/gallery/LikeableGallery.css';
import '../../../components/options/options.css';
import { readExtensionSettings } from '../../../lib/core/settings/extensionSettings.ts';
import { createLibraryActions } from '../../../components/library/libraryActions.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { LibraryScope } from '../../../lib/core/library/libraryQuery.ts';
import { createLibraryModel, type LiveLibraryModel } from '../../../lib/state/library/createLibraryModel.ts';
import { fakeLibrary, type FakeLibrary } from '../../support/fakeLibrary.ts';
import { aLike } from '../../support/likes.ts';

/** A Sunday at noon. */
const NOW = new Date(2026, 10, 22, 12).getTime();
const DAY = 86_400_000;

const svg = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="${colour}"/></svg>`)}`;

export const key = (index: number): string => index.toString(16).padStart(64, '0');

/** A Like whose picture loads, one day older than the one before it. */
export function like(index: number, fields: Partial<Like> = {}): Like {
  const at = NOW - index * DAY;
  return aLike({
    key: key(index),
    url: svg(`hsl(${index * 40} 50% 50%)`),
    caption: `Picture ${index}`,
    width: 30,
    height: 20,
    mediaType: 'image/svg+xml',
    createdAt: at,
    updatedAt: at,
    ...fields,
  });
}

/** Five pictures of two sites. */
export const FIVE: readonly Like[] = [
  like(0, {
    caption: 'Espresso, red cup',
    tags: ['red', 'cups'],
    page: { url: 'https://frames.example/week/47', title: 'Pictures of the week 47' },
  }),
  like(1, {
    caption: 'Ridge in November',
    liked: false,
    page: { url: 'https://frames.example/week/47', title: 'Pictures of the week 47' },
  }),
  like(2, {
    caption: 'Chelsea, the stray',
    liked: null,
    note: 'print it',
    page: { url: 'https://cats.example/', title: 'Cats' },
  }),
  like(3, {
    caption: 'Launch',
    tags: ['red'],
    width: 4000,
    height: 3000,
    page: { url: 'https://cats.example/', title: 'Cats' },
  }),
  like(40, { caption: 'Wine', page: { url: 'about:blank', title: '' } }),
];

export interface ShownLibrary {
  readonly fake: FakeLibrary;
  readonly model: LiveLibraryModel;
  /** Addresses of pages, and of what was saved. */
  readonly opened: string[];
  readonly exported: LibraryScope[];
  readonly addresses: string[];
  readonly previewing: Signal<boolean>;
}

interface ShowOptions {
  readonly fragment?: string;
  readonly shortcut?: string;
  /** What the cards' button does. */
  readonly action?: string;
  /** Changes what stands behind the library before it is read. */
  readonly prepare?: (fake: FakeLibrary) => void;
}

/** The section as it stands in the extension's page, over a library in memory. */
export function showLibrary(likes: readonly Like[] = FIVE, options: ShowOptions = {}): ShownLibrary {
  const fake = fakeLibrary(likes);
  options.prepare?.(fake);
  const opened: string[] = [];
  const exported: LibraryScope[] = [];
  const addresses: string[] = [];
  const previewing = signal(false);
  const model = createLibraryModel({
    client: fake.client,
    source: fake.source,
    images: fake.images,
    work: fake.work,
    writeAddress: (fragment) => void addresses.push(fragment),
    now: () => NOW,
    newOperationId: () => crypto.randomUUID(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    report() {},
  });
  const actions = createLibraryActions({
    async perform({ actionId, picture }) {
      opened.push((actionId === 'openPage' ? picture.page?.url : picture.image) ?? '');
      return { ok: true, answer: '' };
    },
    download: async (url) => opened.push(url),
    library: model,
    saveFromPage: (url) => void opened.push(url),
    allow: async () => true,
    newOperationId: () => crypto.randomUUID(),
    wait: async () => undefined,
    report: (error) => reportError(error),
  });
  model.view.follow(options.fragment ?? 'library');
  document.title = 'Library';
  render(
    <div class="lg lg-options">
      <header class="lg-options-side" />
      <main class="lg-options-main" aria-labelledby="section-title">
        <LibrarySection
          model={model}
          shortcut={options.shortcut ?? 'Alt+Shift+L'}
          actions={actions}
          settings={readExtensionSettings({ gallery: { action: options.action ?? 'download' } })}
          previewing={previewing}
          onExport={(scope) => exported.push(scope)}
        />
      </main>
    </div>,
  );
  void model.load();
  return { fake, model, opened, exported, addresses, previewing };
}
