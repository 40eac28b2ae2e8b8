import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { Options } from '../../components/options/Options.tsx';
import { sectionOf } from '../../components/options/optionsSections.ts';
import '../../components/gallery/LikeableGallery.css';
import '../../components/options/options.css';
import { siteOfAddress } from '../../components/settings/siteAddress.ts';
import { markLanguage } from '../../components/ui/markLanguage.ts';
import { setTheme } from '../../components/ui/setTheme.ts';
import { deviceName } from '../../lib/core/sync/deviceName.ts';
import { readLastExport, type LastExport } from '../../lib/core/exports/lastExport.ts';
import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { patternsOfSite } from '../../lib/core/settings/sitePattern.ts';
import { LAST_EXPORT_ENTRY, NEWS_SEEN_ENTRY } from '../../lib/core/library/storedEntries.ts';
import { loadsPicture } from '../../lib/page/loadsPicture.ts';
import { yieldToPage } from '../../lib/page/pace.ts';
import { thumbnailOfFile } from '../../lib/page/thumbnail.ts';
import { openBrowserShortcuts, shortcutOf } from '../../lib/platform/commands.ts';
import { contentHash } from '../../lib/platform/contentHash.ts';
import { diskUse } from '../../lib/platform/diskUse.ts';
import { saveFiles } from '../../lib/platform/downloads.ts';
import { createExportFiles } from '../../lib/platform/exportFiles.ts';
import { ownVersion } from '../../lib/platform/lifecycle.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import {
  givePatternsBack,
  heldPatterns,
  isAllowedInPrivateWindows,
  onOriginsAllowed,
  onOriginsChanged,
  ownPermissions,
  requestPatterns,
} from '../../lib/platform/permissions.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { ownPageChecks } from '../../lib/protocol/ownPageChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createBrokenOriginals } from '../../lib/services/pictures/brokenOriginals.ts';
import { createDuplicateSearch } from '../../lib/services/duplicateSearch.ts';
import { createOfflineCopies } from '../../lib/services/pictures/offlineCopies.ts';
import { createPictureFetcher } from '../../lib/services/pictures/pictureFetcher.ts';
import { createPictureReading } from '../../lib/services/pictures/pictureReading.ts';
import { createAccountSettingsModel } from '../../lib/state/options/createAccountSettingsModel.ts';
import { createDataModel } from '../../lib/state/options/createDataModel.ts';
import { createExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { createLibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { createSyncModel } from '../../lib/state/options/createSyncModel.ts';
import { createSyncReading } from '../../lib/state/syncReading.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createJudgementsRepository } from '../../lib/storage/judgementsRepository.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createOriginalsRepository } from '../../lib/storage/originalsRepository.ts';
import { createSpaceReader } from '../../lib/storage/spaceReader.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
import { actionModels } from './actionModels.ts';
import { fileModels } from './fileModels.ts';
import { libraryWork } from './libraryWork.ts';

markLanguage(document.documentElement);
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

const client = createClient(sendToBackground);
const settings = createExtensionSettingsModel({ client, report });

const library = createLibraryModel({
  client,
  source: { ...reader, judgements: createJudgementsRepository(database).find },
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

const { actions, pictureActions } = actionModels({ client, settings, library, reader, report });
onOriginsAllowed(async () => actions.permissionsChanged(), report);

const selection = signal<readonly string[]>([]);
const { exporting, importing, recovery } = fileModels({
  database,
  files,
  reader,
  thumbnails,
  pictures,
  library,
  selection,
  onCopied: noteCopy,
  report,
});
const space = createSpaceReader(database);
const data = createDataModel({
  client,
  settings,
  totals: library.counts,
  readSpace: space.used,
  readDisk: diskUse,
  permissions: ownPermissions(),
  readPatterns: heldPatterns,
  givePatternsBack,
  readAllowedInPrivate: isAllowedInPrivateWindows,
  readLastExport: async () => readLastExport(await localStorage.read(LAST_EXPORT_ENTRY)),
  readLibraryAnew: readAnew,
  countSince: space.changedSince,
  report,
});
onOriginsChanged(data.load, report);
addEventListener('pagehide', data.forget);
const sync = createSyncModel({
  client,
  reading: createSyncReading({ client, wait, report }),
  requestPatterns,
  guessedName: deviceName(navigator.userAgent),
  now: Date.now,
  report,
});
const accountSettings = createAccountSettingsModel({ client, report });

const shortcut = signal('');
async function readShortcut(): Promise<void> {
  shortcut.value = await shortcutOf('toggle-gallery');
}
readShortcut().catch(report);
// It is changed on a page of the browser's, which tells nobody.
addEventListener('focus', () => void readShortcut().catch(report));

const fragment = signal(location.hash.slice(1));
const section = computed(() => sectionOf(fragment.value));
addEventListener('hashchange', followAddress);
addEventListener('popstate', followAddress);
followAddress();

listen(
  createServer({
    routes: {
      'likes.changed': { from: ['extension'], handle: async ({ keys }) => library.refresh(keys) },
      'library.changed': { from: ['extension'], handle: readAnew },
      'settings.changed': { from: ['extension'], handle: settings.load },
      'sync.changed': { from: ['extension'], handle: sync.load },
    },
    checks: ownPageChecks,
    others: (name) => !Object.hasOwn(ownPageChecks, name),
    report,
  }),
);

effect(() => setTheme(settings.all.value?.gallery.theme ?? 'system'));

const root = document.getElementById('root');
if (root !== null) render(<Page />, root);
library.load().catch(report);
settings.load().catch(report);
actions.load().catch(report);
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
      settings={settings}
      site={siteOfAddress(fragment.value)}
      allowSite={(site) => requestPatterns(patternsOfSite(site))}
      sync={sync}
      accountSettings={accountSettings}
      data={data}
      version={ownVersion()}
      onNewsSeen={noteNewsSeen}
      shortcut={shortcut.value}
      actions={actions}
      pictureActions={pictureActions}
      openBrowserShortcuts={() => void openBrowserShortcuts().catch(report)}
      saveFile={saveFile}
      onExport={exportScope}
    />
  );
}

function saveFile(file: Blob, name: string): void {
  saveFiles([{ name, file }], new AbortController().signal).catch(report);
}

/** All of it may have been deleted, or come back: then it lies elsewhere. */
async function readAnew(): Promise<void> {
  await database.close();
  await library.refresh();
}

function noteNewsSeen(): void {
  localStorage.write(NEWS_SEEN_ENTRY, ownVersion()).catch(report);
}

async function noteCopy(last: LastExport): Promise<void> {
  await localStorage.write(LAST_EXPORT_ENTRY, last);
  await data.load();
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
