import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../scripts/browsers/until.ts';
import { createJudgementLog, type JudgementNews, type Judgements } from './judgements.ts';

/** Milliseconds without an answer after which there is none: more than the gallery waits. */
const LATE = 15_000;

/** The world in which the extension's scripts live in a page of Chromium's. */
interface ContentWorld {
  evaluate(expression: string): Promise<unknown>;
  /** Gives that world a function by this name, and calls back with the text it is called with. */
  expose(name: string, hear: (text: string) => void): Promise<void>;
}

/** @param driven a page that the extension has put a script into. */
async function openContentWorld(browser: ChromiumBrowser, driven: DrivenPage): Promise<ContentWorld> {
  const page = browser.playwrightPage(driven);
  const session = await page.context().newCDPSession(page);
  let world: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === browser.extensionOrigin) world = context.id;
  });
  await session.send('Runtime.enable');
  const contextId = await until(() => world, 'The extension has no script in the page.');
  return {
    async evaluate(expression) {
      const answer = { awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, ...answer });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as unknown;
    },
    async expose(name, hear) {
      session.on('Runtime.bindingCalled', (call) => {
        if (call.name === name) hear(call.payload);
      });
      await session.send('Runtime.addBinding', { name, executionContextId: contextId });
    },
  };
}

/** Listens in on what the gallery over a page of Chromium's asks of the background; changes nothing of it. */
export async function watchChromiumJudgements(browser: ChromiumBrowser, driven: DrivenPage): Promise<Judgements> {
  const log = createJudgementLog();
  const world = await openContentWorld(browser, driven);
  await world.expose('tellJudgements', (text) => log.add(JSON.parse(text) as JudgementNews));
  await world.evaluate(`{
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const tell = (news) => tellJudgements(JSON.stringify(news));
    let count = 0;
    chrome.runtime.sendMessage = async (envelope) => {
      const { name, request } = envelope;
      const asked = name === 'likes.set' ? [request] : name === 'likes.setMany' ? request.judgements : [];
      if (asked.length === 0) return send(envelope);
      const message = ++count;
      tell({ message, sent: asked.map(({ operationId, key, liked }) => ({ operationId, key, liked })) });
      // Of a database that is closed by force, a transaction may end in nothing: by then the gallery has given up waiting.
      const late = setTimeout(() => tell({ message, outcome: { kind: 'refused', code: 'no-reply' } }), ${LATE});
      try {
        const answer = await send(envelope);
        tell({ message, outcome: answer?.ok ? { kind: 'stored' } : { kind: 'refused', code: answer?.error?.code ?? '' } });
        return answer;
      } catch (error) {
        // Chrome's words for a listener that had begun and never answered.
        tell({ message, outcome: { kind: 'torn', taken: /message channel closed/.test(error.message) } });
        throw error;
      } finally {
        clearTimeout(late);
      }
    };
  }`);
  return log;
}
