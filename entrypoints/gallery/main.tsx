import { Zip, ZipPassThrough } from 'fflate';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createTellingCompare } from '../../components/compare/tellingCompare.tsx';
import type { ExtraViews } from '../../components/overlay/extraViews.tsx';
import { createEditing } from '../../components/overlay/editing.tsx';
import { noticesWith } from '../../components/overlay/noticesWith.tsx';
import { createOverlayActions } from '../../components/overlay/overlayActions.ts';
import { TabGallery, TabGalleryLost, type TabGalleryProps } from '../../components/tabGallery/TabGallery.tsx';
import '../../components/gallery/LikeableGallery.css';
import '../../components/tabGallery/tabGallery.css';
import { createTabViews } from '../../components/tabGallery/tabViews.tsx';
import { markLanguage } from '../../components/ui/markLanguage.ts';
import { setTheme } from '../../components/ui/setTheme.ts';
import { codeOf } from '../../lib/core/codedError.ts';
import type { TabGalleryPage } from '../../lib/core/tabGallery.ts';
import { text } from '../../lib/core/text.ts';
import { addedPicture } from '../../lib/page/addedPicture.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { zipPictures } from '../../lib/page/zipPictures.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { onOriginsAllowed, requestOrigins } from '../../lib/platform/permissions.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { closeOwnTab, openBeside, openOptions, ownTab } from '../../lib/platform/tabs.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import type { PageSettings } from '../../lib/protocol/messages.ts';
import { inNameOf } from '../../lib/protocol/inNameOf.ts';
import { ownPageChecks } from '../../lib/protocol/ownPageChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createComparisons } from '../../lib/state/gallery/comparisons.ts';
import { createGalleryModel, type LiveGalleryModel } from '../../lib/state/gallery/createGalleryModel.ts';
import { moreNotice } from '../../lib/state/gallery/moreNotice.ts';
import { problemSentence } from '../../lib/state/problemSentence.ts';
import { createSettings } from '../../lib/state/settings.ts';
import { createTabPage } from '../../lib/state/gallery/tabPage.ts';

markLanguage(document.documentElement);
const report = createReporter('gallery');
const root = document.getElementById('root') ?? document.body;
/** Which page it shows is the background's to know. */
const id = location.hash.slice(1);
const ours = createClient(sendToBackground);
/** Asks as the page would whose pictures are shown. */
const client = createClient((message) => sendToBackground(inNameOf(id, message)));
// Another gallery's address, in the same tab.
addEventListener('hashchange', () => location.reload());

start().catch((error: unknown) => {
  const isUnknown = codeOf(error) === 'not-found' || codeOf(error) === 'invalid-message';
  if (!isUnknown) report(error);
  document.title = text('extension_name');
  render(
    <TabGalleryLost
      problem={isUnknown ? undefined : problemSentence(error)}
      onOpenLibrary={() => void openOptions('library').catch(report)}
    />,
    root,
  );
});

async function start(): Promise<void> {
  const page = await ours.request('tab.describe', { id });
  show(page, await client.request('settings.readOfPage', undefined));
}

function show(page: TabGalleryPage, { gallery, actions: ownActions }: PageSettings): void {
  const title = page.title.trim() || hostOf(page.url) || text('overlay_this_page');
  const actions = signal(ownActions);
  const stored = createSettings({
    initial: gallery,
    store: (changes) => client.request('settings.changeOfPage', { changes }),
    wait,
    report,
  });
  // There is no page to stand beside.
  const settings = { ...stored, all: computed(() => ({ ...stored.all.value, dock: 'full' as const })) };
  const tabPage = createTabPage({ client: ours, id });
  const live = createGalleryModel({
    client,
    title,
    url: page.url,
    settings,
    actions,
    page: tabPage,
    bringExtras: async () => ({ moreNotice }),
    onStored: () => undefined,
    newOperationId,
    wait,
    report,
  });
  const model: LiveGalleryModel = {
    ...live,
    // More of the page comes by its own scrolling.
    more: signal({ kind: 'end', found: 0 }),
    // Asked here: of all browsers only some take a press that is told to the background for one.
    allowFrames: () => void requestOrigins(live.closedFrames.peek().filter(Boolean)).catch(report),
  };
  const comparisons = createComparisons({
    client,
    newOperationId,
    wait,
    onProblem: (message) => model.notify({ tone: 'problem', message }),
    report,
  });
  const createActions = createOverlayActions({
    client,
    zipPictures: (files, options) => zipPictures({ Zip, ZipPassThrough }, files, options),
    saveFromPage: saveLink,
    newOperationId,
    wait,
    report,
  });
  const goBack = (): void => void tabPage.goBack().catch(report);
  const views: ExtraViews = {
    ...createTabViews({
      page,
      gone: tabPage.gone,
      onBack: goBack,
      onOpenPage: () =>
        void ownTab()
          .then((tabId) => openBeside(page.url, { tabId, inFront: true }))
          .catch(report),
    }),
    Compare: createTellingCompare(comparisons.add),
    // The gallery stays when the page comes to the front.
    createActions: (shown) => createActions(shown, () => undefined),
    createEditing: (shown, history) => createEditing({ model: shown, history, readFile: addedPicture }),
    PanelNotice: noticesWith(
      () => null,
      (liked) => void client.request('page.counts', { liked }).catch(() => undefined),
    ),
  };

  async function close(): Promise<void> {
    await tabPage.goBack().catch(() => undefined);
    await closeOwnTab();
  }

  async function readSettings(): Promise<void> {
    const present = await client.request('settings.readOfPage', undefined);
    stored.receive(present.gallery);
    actions.value = present.actions;
  }

  listen(
    createServer({
      routes: {
        'likes.changed': { from: ['extension'], handle: async ({ keys }) => model.likesChanged(keys) },
        'library.changed': { from: ['extension'], handle: async () => model.likesChanged() },
        'settings.changed': { from: ['extension'], handle: readSettings },
        'sync.changed': { from: ['extension'], handle: async () => undefined },
      },
      checks: ownPageChecks,
      others: (name) => !Object.hasOwn(ownPageChecks, name),
      report,
    }),
  );
  onOriginsAllowed(async () => {
    if (model.closedFrames.peek().length > 0) model.rescan();
  }, report);
  effect(() => setTheme(settings.all.value.theme));
  document.title = `${title} – ${text('extension_name')}`;
  draw({ model, views, onClose: () => void close().catch(report) });
  model.follow();
  model.load().catch(report);
}

function draw(props: TabGalleryProps): void {
  render(<TabGallery {...props} />, root);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
