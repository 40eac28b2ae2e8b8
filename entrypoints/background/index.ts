import { defineBackground } from 'wxt/utils/define-background';
import { livingSheet } from '../../components/overlay/livingSheet.ts';
import { onCommand } from '../../lib/platform/commands.ts';
import { download } from '../../lib/platform/downloads.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { listen } from '../../lib/platform/messaging.ts';
import { onOriginsAllowed, requestOrigins } from '../../lib/platform/permissions.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { injectScript, insertSheet, runInFrames } from '../../lib/platform/scripting.ts';
import { addressOf, openPage } from '../../lib/platform/tabs.ts';
import { announce, sendToTab } from '../../lib/platform/tabMessaging.ts';
import { openPopup } from '../../lib/platform/toolbar.ts';
import { wait } from '../../lib/platform/wait.ts';
import { backgroundChecks } from '../../lib/protocol/backgroundChecks.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createActionsService } from '../../lib/services/actionsService.ts';
import { createFramesService } from '../../lib/services/framesService.ts';
import { createGalleryService } from '../../lib/services/galleryService.ts';
import { createLikesService } from '../../lib/services/likesService.ts';
import { createSettingsService } from '../../lib/services/settingsService.ts';
import { createThumbnailsService } from '../../lib/services/thumbnailsService.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../lib/storage/mergesRepository.ts';
import { createSettingsStore } from '../../lib/storage/settingsStore.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';
import { backgroundRoutes } from './routes.ts';

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
  const settings = createSettingsService({
    store: createSettingsStore(localStorage),
    onChanged: () => void announce({ name: 'settings.changed', request: null }).catch(report),
  });
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
  const extendOverlay = async (tabId: number): Promise<void> => {
    // Without it the gallery works all the same.
    if (import.meta.env['FIREFOX']) await insertSheet(tabId, livingSheet).catch(report);
    await injectScript(tabId, '/overlay-extras.js');
  };

  listen(
    createServer({
      routes: backgroundRoutes({
        likes,
        thumbnails,
        addComparison: (comparison) => comparisons.add({ ...comparison, at: Date.now() }),
        settings,
        actions: createActionsService({
          readSettings: settings.read,
          openTab: openPage,
          fetch: (url, init) => fetch(url, init),
        }),
        gallery,
        frames,
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
      const answer = await gallery.toggle(tabId);
      // The popup says why in words; a shortcut that seems dead would say nothing.
      if (!answer.reached) await openPopup(tabId);
    },
    report,
  );
  onOriginsAllowed(() => announce({ name: 'frames.allowed', request: null }), report);
});
