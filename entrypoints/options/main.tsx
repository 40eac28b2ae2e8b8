import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { Options } from '../../components/options/Options.tsx';
import { sectionOf } from '../../components/options/optionsSections.ts';
import '../../components/options/options.css';
import type { LibraryScope } from '../../lib/core/libraryQuery.ts';
import { loadsPicture } from '../../lib/page/loadsPicture.ts';
import { yieldToPage } from '../../lib/page/pace.ts';
import { thumbnailOfFile } from '../../lib/page/thumbnail.ts';
import { shortcutOf } from '../../lib/platform/commands.ts';
import { contentHash } from '../../lib/platform/contentHash.ts';
import { saveFiles } from '../../lib/platform/downloads.ts';
import { createExportFiles } from '../../lib/platform/exportFiles.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { withLock } from '../../lib/platform/locks.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { hasPatterns, requestPatterns } from '../../lib/platform/permissions.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { readPicturePixels } from '../../lib/platform/picturePixels.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { announce } from '../../lib/platform/tabMessaging.ts';
import { openPage } from '../../lib/platform/tabs.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createBrokenOriginals } from '../../lib/services/brokenOriginals.ts';
import { createDuplicateSearch } from '../../lib/services/duplicateSearch.ts';
import { createExportService } from '../../lib/services/exportService.ts';
import { createImportService } from '../../lib/services/importService.ts';
import { createOfflineCopies } from '../../lib/services/offlineCopies.ts';
import { createPictureFetcher } from '../../lib/services/pictureFetcher.ts';
import { createPicturePermissions } from '../../lib/services/picturePermissions.ts';
import { createPictureReading } from '../../lib/services/pictureReading.ts';
import { createRecoveryService } from '../../lib/services/recoveryService.ts';
import { createExportModel } from '../../lib/state/createExportModel.ts';
import { createImportModel } from '../../lib/state/createImportModel.ts';
import { createLibraryModel } from '../../lib/state/createLibraryModel.ts';
import { createRecoveryModel } from '../../lib/state/createRecoveryModel.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createImportsRepository } from '../../lib/storage/importsRepository.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { createOriginalsRepository } from '../../lib/storage/originalsRepository.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
import { libraryWork } from './libraryWork.ts';

const report = createReporter('options');
const waiting = signal<string | null>(null);
const database = createDatabase({
  onWaiting(why) {
    waiting.value = why;
  },
});
const reader = createLibraryReader(database);
const thumbnails = createThumbnailsRepository(database);
const originals = createOriginalsRepository(database);
const pictures = createPictureFetcher({
  originals,
  fetch: (input, init) => fetch(input, init),
  wait,
  now: Date.now,
});
const files = createExportFiles({
  root: () => navigator.storage.getDirectory(),
  locks: navigator.locks,
  newId: () => crypto.randomUUID(),
  save: saveFiles,
});

const library = createLibraryModel({
  client: createClient(sendToBackground),
  source: reader,
  images: {
    thumbnails: thumbnails.find,
    originals: (keys) => Promise.all(keys.map(async (key) => (await originals.find(key))?.image)),
  },
  work: libraryWork({
    library: reader,
    duplicates: createDuplicateSearch({ thumbnails, library: reader, pause: yieldToPage }),
    reading: createPictureReading({ thumbnails, fetcher: pictures, makeThumbnail: thumbnailOfFile, contentHash }),
    originals: createBrokenOriginals({ load: loadsPicture, isOnline: () => navigator.onLine }),
    copies: createOfflineCopies({
      originals,
      thumbnails,
      fetcher: pictures,
      makeThumbnail: thumbnailOfFile,
      contentHash,
      now: Date.now,
    }),
    requestPatterns,
  }),
  writeAddress,
  now: Date.now,
  newOperationId,
  wait,
  report,
});

const selection = signal<readonly string[]>([]);
const CHOICES = 'export';
const exporting = createExportModel({
  exporting: createExportService({
    files,
    library: reader,
    thumbnails,
    comparisons: createComparisonsRepository(database),
    pictures,
    readPixels: readPicturePixels,
    now: Date.now,
    pause: yieldToPage,
  }),
  totals: library.counts,
  filter: library.view.filter,
  selection,
  count: reader.count,
  missing: createPicturePermissions({ library: reader, has: hasPatterns }).missing,
  readChoices: () => localStorage.read(CHOICES),
  writeChoices: (choices) => localStorage.write(CHOICES, choices),
  requestSites: requestPatterns,
  saveFile: (file, name) => saveFiles([{ name, file }], new AbortController().signal),
  now: () => performance.now(),
  report,
});
const imports = createImportsRepository(database);
const importing = createImportModel({
  importing: createImportService({
    imports,
    find: createLikesRepository(database).findStored,
    now: Date.now,
    withLock: (work) => withLock('import', work),
    onChanged() {
      announce({ name: 'library.changed', request: null }).catch(report);
      library.refresh().catch(report);
    },
  }),
  report,
});
const recovery = createRecoveryModel({
  recover: createRecoveryService({ indexedDB, files, now: Date.now }),
  report,
});

const shortcut = signal('');
shortcutOf('toggle-gallery')
  .then((text) => {
    shortcut.value = text;
  })
  .catch(report);

const fragment = signal(location.hash.slice(1));
const section = computed(() => sectionOf(fragment.value));
addEventListener('hashchange', followAddress);
addEventListener('popstate', followAddress);
followAddress();

listen(
  createServer({
    routes: {
      'likes.changed': { from: ['extension'], handle: async ({ keys }) => library.refresh(keys) },
      'library.changed': { from: ['extension'], handle: async () => library.refresh() },
    },
    checks: { 'likes.changed': overlayChecks['likes.changed'], 'library.changed': overlayChecks['library.changed'] },
    others: (name) => name !== 'likes.changed' && name !== 'library.changed',
    report,
  }),
);

const root = document.getElementById('root');
if (root !== null) render(<Page />, root);
library.load().catch(report);
exporting.load().catch(report);
importing.load().catch(report);
files.sweep().catch(report);

function Page() {
  return (
    <Options
      section={section.value}
      waiting={waiting.value}
      library={library}
      exporting={exporting}
      importing={importing}
      recovery={recovery}
      shortcut={shortcut.value}
      openPage={(url) => void openPage(url).catch(report)}
      onExport={exportScope}
    />
  );
}

function exportScope(scope: LibraryScope): void {
  selection.value = scope.kind === 'keys' ? scope.keys : [];
  exporting.plan.choosePart(scope.kind === 'keys' ? 'selection' : 'filter');
  location.hash = 'export';
}

function writeAddress(next: string, replace: boolean): void {
  if (section.peek() !== 'library') return;
  const address = `${location.pathname}#${next}`;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  fragment.value = next;
}

function followAddress(): void {
  fragment.value = location.hash.slice(1);
  if (section.peek() === 'library') library.view.follow(fragment.peek());
}
