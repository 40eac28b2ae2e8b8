import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createOverlayHost, type OverlayHost } from '../../components/overlay/host/overlayHost.ts';
import { OverlayPanel } from '../../components/overlay/OverlayPanel.tsx';
import overlayCss from '../../components/overlay/overlay.css?inline';
import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import { allElements } from '../../lib/page/clobberProof.ts';
import { createPageSource } from '../../lib/page/createPageSource.ts';
import { pageProblem } from '../../lib/page/pageProblem.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { hasEnded } from '../../lib/platform/runtime.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient, type Client } from '../../lib/protocol/client.ts';
import type { PageAnswer, PageSettings, PageSummary } from '../../lib/protocol/messages.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { text } from '../../lib/core/text.ts';
import { createGalleryModel, type LiveGalleryModel } from '../../lib/state/gallery/createGalleryModel.ts';
import type { Notice } from '../../lib/state/gallery/galleryModel.ts';
import { createSettings } from '../../lib/state/settings.ts';
import { createExtrasLoader, type ExtrasLoader } from './extras.ts';

export interface OverlayParts extends Pick<ExtrasLoader, 'receive'> {
  readonly client: Client;
  readonly notify: (notice: Notice) => void;
  /** To be told when the extension has ended under the page. */
  readonly end: () => void;
}

/** Answers the background; builds nothing before the first request, and no view before the gallery is opened. */
export function startOverlay(): OverlayParts {
  const report = createReporter('overlay');
  const client = createClient(sendToBackground);
  let model: LiveGalleryModel | undefined;
  let host: OverlayHost | undefined;
  let endObeying = (): void => undefined;
  let address = '';
  let extrasCss = '';
  let reading = 0;
  const ended = signal(false);
  const actions = signal<PageSettings['actions']>([]);
  // Those of a version that has ended under this page.
  for (const former of allElements(document, 'likeable-gallery')) former.remove();
  const settings = createSettings({
    initial: DEFAULT_SETTINGS,
    store: (changes) => client.request('settings.changeOfPage', { changes }),
    wait,
    report,
  });
  const extras = createExtrasLoader({
    inject: () =>
      client.request('overlay.extend', undefined).catch((error: unknown) => {
        // What would say so can no longer come.
        if (hasEnded()) host?.close();
        throw error;
      }),
    addStyles(css) {
      extrasCss = css;
      host?.addStyles(css);
    },
    report,
  });

  listen(
    createServer({
      routes: {
        'overlay.toggle': {
          from: ['extension'],
          handle: async ({ settings: present }) => {
            if (!host?.isOpen()) return open(present);
            host.close();
            return { reached: true, value: null };
          },
        },
        'overlay.open': { from: ['extension'], handle: async ({ settings: present }) => open(present) },
        'overlay.describe': { from: ['extension'], handle: describe },
        'settings.changed': { from: ['extension'], handle: readSettings },
        'likes.changed': { from: ['extension'], handle: async ({ keys }) => model?.likesChanged(keys) },
        'library.changed': { from: ['extension'], handle: async () => model?.likesChanged() },
        'frames.allowed': {
          from: ['extension'],
          handle: async () => {
            if (model !== undefined && model.closedFrames.peek().length > 0) model.rescan();
          },
        },
      },
      checks: overlayChecks,
      others: (name) => !Object.hasOwn(overlayChecks, name),
      report,
    }),
  );

  async function readSettings(): Promise<void> {
    const mine = ++reading;
    const present = await client.request('settings.readOfPage', undefined);
    // A later one may have been answered before.
    if (mine === reading) receive(present);
  }

  function receive(present: PageSettings): void {
    settings.receive(present.gallery);
    actions.value = present.actions;
  }

  function open(presentSettings: PageSettings): PageAnswer<null> {
    const problem = pageProblem(document);
    if (problem !== null) return { reached: false, refusal: problem.code };
    if (host?.isOpen()) return { reached: true, value: null };
    receive(presentSettings);
    const present = presentModel();
    host ??= createHost(present);
    host.open();
    present.load().catch(report);
    present.follow();
    return { reached: true, value: null };
  }

  function createHost(present: LiveGalleryModel): OverlayHost {
    const created = createOverlayHost({
      css: overlayCss + extrasCss,
      mode: OVERLAY_ROOT,
      panel: settings.all.peek(),
      draw: (root, close) =>
        render(<OverlayPanel model={present} extras={extras} ended={ended} onClose={close} />, root),
      onClose: present.rest,
      onLost() {
        host = undefined;
        client.request('overlay.lost', undefined).catch(report);
      },
    });
    endObeying();
    endObeying = effect(() => created.setPanel(settings.all.value));
    return created;
  }

  async function describe(): Promise<PageAnswer<PageSummary>> {
    const problem = pageProblem(document);
    if (problem !== null) return { reached: false, refusal: problem.code };
    const present = presentModel();
    await present.load();
    const { found, liked, disliked, unrated } = present.counts.peek();
    return {
      reached: true,
      value: {
        title: present.title,
        found,
        liked,
        disliked,
        unrated,
        open: host?.isOpen() ?? false,
        closedFrames: present.closedFrames.peek(),
      },
    };
  }

  /** A page that navigates within one document is another page to the person: its gallery begins anew. */
  function presentModel(): LiveGalleryModel {
    const [present = ''] = location.href.split('#', 1);
    if (model === undefined || (present !== address && !host?.isOpen())) {
      model?.dispose();
      host = undefined;
      address = present;
      model = createModel();
    }
    return model;
  }

  function createModel(): LiveGalleryModel {
    return createGalleryModel({
      client,
      title: document.title.trim() || location.host || text('overlay_this_page'),
      url: address,
      settings,
      actions,
      page: createPageSource(document, {
        openShadowRoot: openOrClosedShadowRoot,
        readFrames: () => client.request('frames.read', undefined),
        bringExtras: extras.bring,
        report,
      }),
      bringExtras: extras.bring,
      onStored: extras.onStored,
      newOperationId,
      wait,
      report,
    });
  }

  return {
    receive: extras.receive,
    client,
    notify: (notice) => model?.notify(notice),
    end() {
      ended.value = true;
      model?.rest();
      host?.letGo();
    },
  };
}
