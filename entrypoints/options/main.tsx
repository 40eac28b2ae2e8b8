import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createLibraryActions } from '../../components/library/libraryActions.ts';
import { Options } from '../../components/options/Options.tsx';
import { sectionOf } from '../../components/options/optionsSections.ts';
import '../../components/options/options.css';
import { siteOfAddress } from '../../components/settings/siteAddress.ts';
import { markLanguage } from '../../components/ui/markLanguage.ts';
import { setTheme } from '../../components/ui/setTheme.ts';
import { readLastExport, type LastExport } from '../../lib/core/lastExport.ts';
import { WHOLE_LIBRARY, type LibraryScope } from '../../lib/core/libraryQuery.ts';
import { patternsOfSite, sitePattern } from '../../lib/core/sitePattern.ts';
import { EXPORT_CHOICES_ENTRY, LAST_EXPORT_ENTRY, NEWS_SEEN_ENTRY } from '../../lib/core/storedEntries.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
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
import { withLock } from '../../lib/platform/locks.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import {
  givePatternsBack,
  hasPatterns,
  heldPatterns,
  isAllowedInPrivateWindows,
  onOriginsAllowed,
  onOriginsChanged,
  ownPermissions,
  requestPatterns,
} from '../../lib/platform/permissions.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { readPicturePixels } from '../../lib/platform/picturePixels.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { announce } from '../../lib/platform/tabMessaging.ts';
import { openBeside } from '../../lib/platform/tabs.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createActionsService } from '../../lib/services/actionsService.ts';
import { createBrokenOriginals } from '../../lib/services/brokenOriginals.ts';
import { createDuplicateSearch } from '../../lib/services/duplicateSearch.ts';
import { createExportService } from '../../lib/services/exportService.ts';
import { createImportService } from '../../lib/services/importService.ts';
import { createOfflineCopies } from '../../lib/services/offlineCopies.ts';
import { createPictureFetcher } from '../../lib/services/pictureFetcher.ts';
import { createPicturePermissions } from '../../lib/services/picturePermissions.ts';
import { createPictureReading } from '../../lib/services/pictureReading.ts';
import { createRecoveryService } from '../../lib/services/recoveryService.ts';
import { createActionsModel } from '../../lib/state/createActionsModel.ts';
import { createDataModel } from '../../lib/state/createDataModel.ts';
import { createExportModel } from '../../lib/state/createExportModel.ts';
import { createExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { createImportModel } from '../../lib/state/createImportModel.ts';
import { createLibraryModel } from '../../lib/state/createLibraryModel.ts';
import { createRecoveryModel } from '../../lib/state/createRecoveryModel.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createImportsRepository } from '../../lib/storage/importsRepository.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { createOriginalsRepository } from '../../lib/storage/originalsRepository.ts';
import { createSpaceReader } from '../../lib/storage/spaceReader.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
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

/** The host that an action of the person's own sends to, asked for in answer to a press. */
function allowAction(actionId: string): Promise<boolean> {
  const action = settings.all.peek()?.actions.find(({ id }) => id === actionId);
  const pattern = action === undefined ? null : sitePattern(action.template);
  return pattern === null ? Promise.resolve(false) : requestPatterns([pattern]);
}

const pictureActions = createLibraryActions({
  perform: (request) => client.request('actions.run', request),
  download: (url, fileName) => client.request('images.download', { url, fileName }),
  library,
  saveFromPage: saveLink,
  allow: allowAction,
  newOperationId,
  wait,
  report,
});

const actionsService = createActionsService({
  readSettings: () => client.request('settings.read', undefined),
  openTab: openBeside,
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  has: hasPatterns,
  request: requestPatterns,
  openActions: async () => void (location.hash = 'actions'),
});
const actions = createActionsModel({
  settings,
  has: hasPatterns,
  request: requestPatterns,
  perform: actionsService.perform,
  async readSample() {
    const { likes } = await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 1 });
    const [like] = likes;
    if (like === undefined || !/^https?:/i.test(like.url)) return null;
    const { url, caption, liked, meta, key, width, height, page } = like;
    const size = width === undefined || height === undefined ? {} : { width, height };
    return { image: url, caption: caption || null, liked, meta, key, ...size, page };
  },
  newOperationId,
  report,
});
onOriginsAllowed(async () => actions.permissionsChanged(), report);

const selection = signal<readonly string[]>([]);
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
  readChoices: () => localStorage.read(EXPORT_CHOICES_ENTRY),
  writeChoices: (choices) => localStorage.write(EXPORT_CHOICES_ENTRY, choices),
  requestSites: requestPatterns,
  saveFile: (file, name) => saveFiles([{ name, file }], new AbortController().signal),
  onCopied: (copied) => void noteCopy({ at: Date.now(), pictures: copied }).catch(report),
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
const recovery = createRecoveryModel({
  recover: createRecoveryService({ indexedDB, files, now: Date.now }),
  report,
});

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
    },
    checks: {
      'likes.changed': overlayChecks['likes.changed'],
      'library.changed': overlayChecks['library.changed'],
      'settings.changed': overlayChecks['settings.changed'],
    },
    others: (name) => name !== 'likes.changed' && name !== 'library.changed' && name !== 'settings.changed',
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
