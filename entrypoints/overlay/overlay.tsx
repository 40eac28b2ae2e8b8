import { render } from 'preact';
import { OverlayPanel } from '../../components/overlay/OverlayPanel.tsx';
import overlayCss from '../../components/overlay/overlay.css?inline';
import { createPageSource } from '../../lib/page/createPageSource.ts';
import { pageProblem } from '../../lib/page/pageProblem.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import type { PageAnswer, PageSummary } from '../../lib/protocol/messages.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createGalleryModel, type LiveGalleryModel } from '../../lib/state/createGalleryModel.ts';
import { createExtrasLoader, type ExtrasLoader } from './extras.ts';
import { createOverlayHost, type OverlayHost } from './overlayHost.ts';

/** Answers the background; builds nothing before the first request, and no view before the gallery is opened. */
export function startOverlay(): Pick<ExtrasLoader, 'receive'> {
  const report = createReporter('overlay');
  const client = createClient(sendToBackground);
  let model: LiveGalleryModel | undefined;
  let host: OverlayHost | undefined;
  let address = '';
  let extrasCss = '';
  const extras = createExtrasLoader({
    inject: () => client.request('overlay.extend', undefined),
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
          handle: async () => {
            if (!host?.isOpen()) return open();
            host.close();
            return { reached: true, value: null };
          },
        },
        'overlay.open': { from: ['extension'], handle: async () => open() },
        'overlay.describe': { from: ['extension'], handle: describe },
        'likes.changed': { from: ['extension'], handle: async ({ keys }) => model?.likesChanged(keys) },
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

  function open(): PageAnswer<null> {
    const problem = pageProblem(document);
    if (problem !== null) return { reached: false, refusal: problem.code };
    if (host?.isOpen()) return { reached: true, value: null };
    const present = presentModel();
    host ??= createOverlayHost({
      css: overlayCss + extrasCss,
      mode: OVERLAY_ROOT,
      draw: (root, close) => render(<OverlayPanel model={present} extras={extras} onClose={close} />, root),
      onClose: present.rest,
    });
    host.open();
    present.load().catch(report);
    present.follow();
    return { reached: true, value: null };
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
      title: document.title.trim() || location.host || 'This page',
      page: createPageSource(document, {
        openShadowRoot: openOrClosedShadowRoot,
        readFrames: () => client.request('frames.read', undefined),
        bringExtras: extras.bring,
        report,
      }),
      saveFromPage: saveLink,
      newOperationId,
      wait,
      report,
    });
  }

  return extras;
}

/** `crypto.randomUUID` is missing on pages without TLS. */
function newOperationId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36).padStart(7, '0')).join('-');
}
