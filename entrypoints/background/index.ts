import { defineBackground } from 'wxt/utils/define-background';
import { livingSheet } from '../../components/overlay/livingSheet.ts';
import { problemSentence } from '../../lib/state/problemSentence.ts';
import { onCommand } from '../../lib/platform/commands.ts';
import { onMenu, setMenus } from '../../lib/platform/contextMenus.ts';
import { download } from '../../lib/platform/downloads.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { isDevelopment, onBrowserStart, onInstalled, ownVersion } from '../../lib/platform/lifecycle.ts';
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
import {
  findInFrame,
  injectScript,
  insertSheet,
  registeredPatterns,
  registerScripts,
  runInFrames,
  type PageScript,
} from '../../lib/platform/scripting.ts';
import { addressOf, allTabs, openBeside, openOptions, ownPage, tabsOf } from '../../lib/platform/tabs.ts';
import { announce, sendToTab } from '../../lib/platform/tabMessaging.ts';
import { openPopup, readBadge, setBadge, setButtonTitle } from '../../lib/platform/toolbar.ts';
import { wait } from '../../lib/platform/wait.ts';
import { backgroundChecks } from '../../lib/protocol/backgroundChecks.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createActionsService } from '../../lib/services/actionsService.ts';
import { createBadgeService } from '../../lib/services/badgeService.ts';
import { createDeletionService } from '../../lib/services/deletionService.ts';
import { createFramesService } from '../../lib/services/framesService.ts';
import { createGalleryService } from '../../lib/services/galleryService.ts';
import { createLikesService } from '../../lib/services/likesService.ts';
import { createPictureMenuService } from '../../lib/services/pictureMenuService.ts';
import { createPrivateWindows } from '../../lib/services/privateWindows.ts';
import { createMarksService } from '../../lib/services/marksService.ts';
import { createSettingsService } from '../../lib/services/settingsService.ts';
import { createThumbnailsService } from '../../lib/services/thumbnailsService.ts';
import { createWelcomeService } from '../../lib/services/welcomeService.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createDeletedLibrary } from '../../lib/storage/deletedLibrary.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../lib/storage/mergesRepository.ts';
import { createSettingsStore } from '../../lib/storage/settingsStore.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
import { backgroundRoutes } from './routes.ts';

/** In the order they run in a page. */
const marksScripts = [
  { id: 'marks-first', file: '/marks-first.js', runAt: 'document_start' },
  { id: 'marks', file: '/marks.js', runAt: 'document_idle' },
] as const satisfies readonly PageScript[];

export default defineBackground(() => {
  const report = createReporter('background');
  const database = createDatabase();
  const likesRepository = createLikesRepository(database);
  const likes = createLikesService({
    likes: likesRepository,
    merges: createMergesRepository(database),
    now: Date.now,
    onChanged: (keys) => void announce({ name: 'likes.changed', request: { keys } }).catch(report),
  });
  const thumbnails = createThumbnailsService({
    likes: likesRepository,
    thumbnails: createThumbnailsRepository(database),
  });
  const comparisons = createComparisonsRepository(database);
  const deletion = createDeletionService({
    library: createDeletedLibrary(database),
    storage: localStorage,
    onChanged() {
      announce({ name: 'library.changed', request: null }).catch(report);
      tellSettings().catch(report);
      marks.sync().catch(report);
    },
  });
  const settings = createSettingsService({
    store: createSettingsStore(localStorage),
    onChanged(changed) {
      tellSettings().catch(report);
      marks.sync().catch(report);
      badge.obey(changed).catch(report);
    },
  });
  const marks = createMarksService({
    readSettings: settings.read,
    hasPatterns,
    registered: () => registeredPatterns(marksScripts[0]),
    register: (patterns) => registerScripts(marksScripts, patterns),
    tabsOf,
    inject: async (tabId) => {
      for (const { file } of marksScripts) await injectScript(tabId, file);
    },
    keepAlive,
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
  function tellSettings(): Promise<void> {
    return announce({ name: 'settings.changed', request: null });
  }
  /** Without it everything works all the same. */
  async function keepAlive(tabId: number): Promise<void> {
    if (import.meta.env['FIREFOX']) await insertSheet(tabId, livingSheet).catch(report);
  }
  const extendOverlay = async (tabId: number): Promise<void> => {
    await keepAlive(tabId);
    await injectScript(tabId, '/overlay-extras.js');
  };

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
    findInFrame: (frame, url) => findInFrame(frame, '/frame.js', url),
    likes,
    privateWindows,
    badge,
    openGallery: gallery.open,
    async findInGallery(tabId, wanted) {
      await extendOverlay(tabId);
      await createClient((message) => sendToTab(tabId, message)).request('overlay.find', wanted);
    },
    openPopup,
    sentenceOf: problemSentence,
    newOperationId,
    now: Date.now,
  });

  listen(
    createServer({
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
        frames,
        marks,
        extendMarks: (tabId) => injectScript(tabId, '/frame.js'),
        extendOverlay,
        download,
      }),
      checks: backgroundChecks,
      others: (name) => Object.hasOwn(overlayChecks, name),
      report,
    }),
  );
  onCommand(
    'toggle-gallery',
    async (tabId) => {
      if (await welcome.toggle(tabId)) return;
      const answer = await gallery.toggle(tabId);
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
  }
  onInstalled(marks.restore, report);
  onBrowserStart(marks.sync, report);
  onOriginsChanged(async () => {
    await marks.sync();
    // What was allowed is part of what holds for a page.
    await tellSettings();
  }, report);
  onOriginsAllowed(() => announce({ name: 'frames.allowed', request: null }), report);
});
