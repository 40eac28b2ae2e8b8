import { codeOf } from '../../lib/core/codedError.ts';
import type { PageMarks } from '../../lib/core/settings/markedSites.ts';
import type { FirstListener } from '../../lib/page/marks/firstListener.ts';
import { pageProblem } from '../../lib/page/pageProblem.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient, type Client } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { untilAnswered } from '../../lib/state/untilAnswered.ts';
import { createJudgingLoader, type JudgingLoader } from './judging.ts';
import { openPageMarks, type OpenPageMarks } from './pageMarks.ts';

export interface Marks extends Pick<JudgingLoader, 'receive'> {
  readonly client: Client;
  isRunning(): boolean;
}

const checks = {
  'settings.changed': overlayChecks['settings.changed'],
  'likes.changed': overlayChecks['likes.changed'],
  'library.changed': overlayChecks['library.changed'],
};

/** Asks what is wished for on this page, marks its pictures, and leaves nothing behind when that is over. */
export function startMarks(first: FirstListener): Marks {
  const report = createReporter('marks');
  const client = createClient(sendToBackground);
  const judging = createJudgingLoader(() => client.request('marks.extend', undefined));
  let page: OpenPageMarks | null = null;
  let isRunning = true;
  const refresh = async (): Promise<void> => page?.refresh();
  const stopListening = listen(
    createServer({
      routes: {
        'settings.changed': { from: ['extension'], handle: describe },
        'likes.changed': { from: ['extension'], handle: refresh },
        'library.changed': { from: ['extension'], handle: refresh },
      },
      checks,
      others: (name) => !Object.hasOwn(checks, name),
      report,
    }),
  );
  window.addEventListener('pageshow', onPageShow);
  describe().catch(giveUp);

  async function describe(): Promise<void> {
    take(await untilAnswered(() => client.request('marks.describe', undefined), wait));
  }

  function take({ on, disliked }: PageMarks): void {
    if (!isRunning) return;
    if (!on || pageProblem(document) !== null) stop();
    else if (page) page.setDisliked(disliked);
    else page = openPageMarks({ client, first, judging, disliked, onEnd: stop, report });
  }

  /** A page that comes back as it was has heard of nothing meanwhile. */
  function onPageShow({ persisted }: PageTransitionEvent): void {
    if (!persisted) return;
    describe().then(refresh).catch(giveUp);
  }

  function giveUp(error: unknown): void {
    const code = codeOf(error);
    if (code !== 'private-window' && code !== 'extension-reloaded') report(error);
    stop();
  }

  function stop(): void {
    if (!isRunning) return;
    isRunning = false;
    window.removeEventListener('pageshow', onPageShow);
    // Chrome takes it for an error to be asked for this by a script whose extension has ended.
    try {
      stopListening();
    } catch (error) {
      report(error);
    }
    page?.close();
  }

  return { isRunning: () => isRunning, client, receive: judging.receive };
}
