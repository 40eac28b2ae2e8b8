import { defineBackground } from 'wxt/utils/define-background';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import { hasTabGallery } from '../../lib/core/tabGallery.ts';
import { problemSentence } from '../../lib/state/problemSentence.ts';
import { accountStorage, onAccountStorage } from '../../lib/platform/accountStorage.ts';
import { alarms, onAlarm } from '../../lib/platform/alarms.ts';
import { onCommand } from '../../lib/platform/commands.ts';
import { onMenu, setMenus } from '../../lib/platform/contextMenus.ts';
import { download } from '../../lib/platform/downloads.ts';
import { keepAwake } from '../../lib/platform/keepAwake.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { isDevelopment, onBrowserStart, onInstalled, ownVersion } from '../../lib/platform/lifecycle.ts';
import { withLock } from '../../lib/platform/locks.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import {
  hasPatterns,
  onOriginsAllowed,
  onOriginsChanged,
  requestOrigins,
  requestPatterns,
} from '../../lib/platform/permissions.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { askFrame, injectScript, runInFrames } from '../../lib/platform/scripting.ts';
import {
  addressOf,
  allTabs,
  closeTab,
  knownTab,
  openBeside,
  openOptions,
  ownPage,
  showTab,
  tabShowing,
  tabsOf,
} from '../../lib/platform/tabs.ts';
import { sessionStorage } from '../../lib/platform/sessionStorage.ts';
import { announce, announceToOwnPages, sendToTab } from '../../lib/platform/tabMessaging.ts';
import { openPopup, readBadge, setBadge, setButtonTitle } from '../../lib/platform/toolbar.ts';
import { wait } from '../../lib/platform/wait.ts';
import { backgroundChecks, isForOthers } from '../../lib/protocol/backgroundChecks.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { onBehalf } from '../../lib/protocol/onBehalf.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createAccountSettingsService } from '../../lib/services/accountSettingsService.ts';
import { createActionsService } from '../../lib/services/actionsService.ts';
import { backgroundRoutes } from '../../lib/services/backgroundRoutes.ts';
import { createBadgeService } from '../../lib/services/badgeService.ts';
import { createDeletionService } from '../../lib/services/deletionService.ts';
import { createFramesService } from '../../lib/services/framesService.ts';
import { createGalleryService } from '../../lib/services/galleryService.ts';
import { likeNews } from '../../lib/services/likeNews.ts';
import { createLikesService } from '../../lib/services/likesService.ts';
import { createPictureMenuService } from '../../lib/services/pictureMenuService.ts';
import { createPrivateWindows } from '../../lib/services/privateWindows.ts';
import { createMarksService } from '../../lib/services/marksService.ts';
import { createSettingsService } from '../../lib/services/settingsService.ts';
import { createSyncService } from '../../lib/services/sync/syncService.ts';
import { createTabGalleryService } from '../../lib/services/tabGalleryService.ts';
import { createThumbnailsService } from '../../lib/services/thumbnailsService.ts';
import { createWelcomeService } from '../../lib/services/welcomeService.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createDeletedLibrary } from '../../lib/storage/deletedLibrary.ts';
import { createJudgementsRepository } from '../../lib/storage/judgementsRepository.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../lib/storage/mergesRepository.ts';
import { createSettingsStore } from '../../lib/storage/settingsStore.ts';
import { createSyncRepository } from '../../lib/storage/syncRepository.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
import { openAdapter } from '../../lib/sync/openAdapter.ts';
import { createPageScripts } from './pageScripts.ts';

export default defineBackground(() => {
  const report = createReporter('background');
  const scripts = createPageScripts(report);
  const database = createDatabase();
  const likesRepository = createLikesRepository(database);
  const likes = createLikesService({
    likes: likesRepository,
    merges: createMergesRepository(database),
    judgements: createJudgementsRepository(database),
    now: Date.now,
    onChanged(keys) {
      announce({ name: 'likes.changed', request: { keys } }).catch(report);
      sync.noteChange().catch(report);
    },
  });
  const thumbnails = createThumbnailsService({
    likes: likesRepository,
    thumbnails: createThumbnailsRepository(database),
  });
  const reader = createLibraryReader(database);
  const comparisons = createComparisonsRepository(database);
  const deletion = createDeletionService({
    library: createDeletedLibrary(database),
    storage: localStorage,
    quiet: () => sync.halt(),
    onChanged() {
      announce({ name: 'library.changed', request: null }).catch(report);
      tellSettings().catch(report);
      marks.sync().catch(report);
      sync.noteLibrary().catch(report);
    },
  });
  const settings = createSettingsService({
    store: createSettingsStore(localStorage),
    onChanged(changed) {
      tellSettings().catch(report);
      marks.sync().catch(report);
      badge.obey(changed).catch(report);
      accountSettings.noteChange(changed).catch(report);
    },
  });
  const marks = createMarksService({
    readSettings: settings.read,
    hasPatterns,
    ...scripts.marks,
    tabsOf,
    keepAlive: scripts.keepAlive,
    report,
  });
  const badge = createBadgeService({
    readSettings: settings.read,
    setBadge,
    readBadge,
    setTitle: setButtonTitle,
    allTabs,
    wait,
  });
  const sync = createSyncService({
    library: createSyncRepository(database),
    size: async () => libraryTotal(await reader.totals()),
    openAdapter: (account, context) =>
      openAdapter(account, { ...context, fetch: (url, init) => fetch(url, init), now: Date.now }),
    alarms,
    storage: localStorage,
    hasPatterns,
    alone: (work) => withLock('sync', (held) => (held ? work() : Promise.resolve())),
    keepAwake,
    onTaken(taken) {
      for (const keys of likeNews(taken)) announce({ name: 'likes.changed', request: { keys } }).catch(report);
    },
    onChanged: () => void announceToOwnPages({ name: 'sync.changed', request: null }).catch(report),
    now: Date.now,
    report,
  });
  const accountSettings = createAccountSettingsService({
    account: accountStorage,
    storage: localStorage,
    settings,
    now: Date.now,
  });
  const privateWindows = createPrivateWindows({ readSettings: settings.read });
  const gallery = createGalleryService({
    overlay: (tabId) => createClient((message) => sendToTab(tabId, message)),
    inject: (tabId) => injectScript(tabId, '/overlay.js'),
    addressOf,
    readSettings: settings.readOfPage,
    wait,
    report,
  });

  const frames = createFramesService({
    runInFrames: (tabId) => runInFrames(tabId, '/frame.js'),
    requestOrigins,
    openPopup,
    report,
  });
  const page = (tabId: number) => ({ tabId, frameId: 0 });
  const tabGallery = createTabGalleryService({
    storage: sessionStorage,
    knownTab,
    addressOf,
    address: (id) => ownPage(`gallery.html#${id}`),
    tabShowing,
    openBeside: (url, tabId) => openBeside(url, { tabId, inFront: true }),
    showTab,
    closeTab,
    readPage: (tabId) => askFrame(page(tabId), '/frame.js', { kind: 'page' }),
    readFrames: frames.read,
    showPicture: (tabId, picture) => askFrame(page(tabId), '/frame.js', { kind: 'show', ...picture }),
    opensInPrivateWindows: Boolean(import.meta.env['FIREFOX']),
    newId: newOperationId,
    report,
  });
  function tellSettings(): Promise<void> {
    return announce({ name: 'settings.changed', request: null });
  }

  const welcome = createWelcomeService({
    storage: localStorage,
    version: ownVersion(),
    isDevelopment,
    address: ownPage('welcome.html'),
    addressOf,
    openPage: (url) => openBeside(url, { inFront: true }),
    tell: () => sendToBackground({ name: 'welcome.toggle', request: null }),
  });
  const menu = createPictureMenuService({
    setMenus,
    findInFrame: (frame, url) => askFrame(frame, '/frame.js', { kind: 'picture', url }),
    likes,
    privateWindows,
    badge,
    openGallery: gallery.open,
    async findInGallery(tabId, wanted) {
      await scripts.extendOverlay(tabId);
      await createClient((message) => sendToTab(tabId, message)).request('overlay.find', wanted);
    },
    openPopup,
    sentenceOf: problemSentence,
    newOperationId,
    now: Date.now,
  });

  const server = createServer({
    routes: backgroundRoutes({
      likes,
      thumbnails,
      addComparison: (comparison) => comparisons.add({ ...comparison, at: Date.now() }),
      privateWindows,
      badge,
      deletion,
      settings,
      actions: createActionsService({
        readSettings: settings.read,
        openTab: openBeside,
        fetch: (url, init) => fetch(url, init),
        now: Date.now,
        has: hasPatterns,
        request: requestPatterns,
        openActions: () => openOptions('actions'),
      }),
      gallery,
      tabGallery,
      frames,
      marks,
      sync,
      accountSettings,
      extendMarks: (tabId) => injectScript(tabId, '/frame.js'),
      extendOverlay: scripts.extendOverlay,
      download,
    }),
    checks: backgroundChecks,
    others: isForOthers,
    report,
  });
  listen(onBehalf(server, tabGallery.senderOf));
  onCommand(
    'toggle-gallery',
    async (tabId) => {
      if ((await welcome.toggle(tabId)) || (await tabGallery.toggle(tabId))) return;
      let answer = await gallery.toggle(tabId);
      if (!answer.reached && hasTabGallery(answer.refusal)) answer = await tabGallery.open(tabId);
      // The popup says why in words; a shortcut that seems dead would say nothing.
      if (!answer.reached) await openPopup(tabId);
    },
    report,
  );
  onInstalled(welcome.greet, report);
  onMenu(menu.press, report);
  for (const onStart of [onInstalled, onBrowserStart]) {
    onStart(menu.restore, report);
    onStart(deletion.tidy, report);
    onStart(sync.restore, report);
  }
  onInstalled(marks.restore, report);
  onBrowserStart(marks.sync, report);
  onOriginsChanged(async () => {
    await marks.sync();
    // What was allowed is part of what holds for a page.
    await tellSettings();
  }, report);
  onAlarm(sync.wake, report);
  onAccountStorage(accountSettings.take, report);
  onOriginsAllowed(() => announce({ name: 'frames.allowed', request: null }), report);
});
