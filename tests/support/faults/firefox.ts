import type { FirefoxBrowser } from '../../../scripts/browsers/firefox.ts';
import { createJudgementLog, type JudgementNews, type Judgements, type SentJudgement } from './judgements.ts';

/** Inside of Firefox's own window; see `firefoxFrontEnd.ts`. */
interface ConduitMessage {
  readonly name: string;
  readonly data: { readonly arg: { readonly holder: { deserialize(into: object, keep: boolean): unknown } } };
}
interface Conduits {
  prototype: { receiveMessage(message: ConduitMessage): Promise<unknown> };
}
interface NewsWindow {
  judgementNews?: { readonly host: string; waiting: object[]; arrived: () => void; stop: () => void };
}
interface LikesEnvelope {
  readonly name?: string;
  readonly request: SentJudgement & { readonly judgements: readonly SentJudgement[] };
}
declare const WebExtensionPolicy: {
  getByHostname(host: string): { readonly extension: { readonly backgroundState: string } };
};
declare const ChromeUtils: {
  importESModule(url: string): { readonly ConduitsParent: Conduits };
};

/** Has Firefox tell of every judgement that passes through its parent process on the way to the event page. */
async function listenIn(host: string): Promise<void> {
  const { ConduitsParent } = ChromeUtils.importESModule('resource://gre/modules/ConduitsParent.sys.mjs');
  // For an extension that was installed before this one, under another host.
  (window as NewsWindow).judgementNews?.stop();
  const { receiveMessage } = ConduitsParent.prototype;
  const news = {
    host,
    waiting: [] as object[],
    arrived: (): void => undefined,
    stop: (): void => void (ConduitsParent.prototype.receiveMessage = receiveMessage),
  };
  (window as NewsWindow).judgementNews = news;
  const tell = (piece: object): void => {
    news.waiting.push(piece);
    news.arrived();
  };
  let count = 0;
  ConduitsParent.prototype.receiveMessage = function receive(this: Conduits['prototype'], received) {
    const answered = receiveMessage.call(this, received);
    if (received.name !== 'RuntimeMessage') return answered;
    const { name, request } = received.data.arg.holder.deserialize(globalThis, true) as LikesEnvelope;
    const asked = name === 'likes.set' ? [request] : name === 'likes.setMany' ? request.judgements : [];
    if (asked.length === 0) return answered;
    const message = ++count;
    const taken = WebExtensionPolicy.getByHostname(host).extension.backgroundState === 'running';
    tell({ message, sent: asked.map(({ operationId, key, liked }) => ({ operationId, key, liked })) });
    answered.then(
      (answer) => {
        const told = answer as { readonly ok?: boolean; readonly error?: { readonly code: string } } | undefined;
        tell({ message, outcome: told?.ok ? { kind: 'stored' } : { kind: 'refused', code: told?.error?.code ?? '' } });
      },
      () => tell({ message, outcome: { kind: 'torn', taken } }),
    );
    return answered;
  };
}

/** What was told since the last call; waits for it a while. @throws when another is listened to by now. */
async function takeNews(host: string): Promise<JudgementNews[]> {
  const { judgementNews: news } = window as NewsWindow;
  if (news?.host !== host) throw new Error('Another extension is listened to.');
  if (news.waiting.length === 0) {
    await new Promise<void>((arrived) => {
      news.arrived = arrived;
      setTimeout(arrived, 100);
    });
  }
  return news.waiting.splice(0) as JudgementNews[];
}

/** Listens in on what the gallery over a page of Firefox's asks of the background; changes nothing of it. */
export async function watchFirefoxJudgements({ chrome, extensionOrigin }: FirefoxBrowser): Promise<Judgements> {
  const log = createJudgementLog();
  const host = new URL(extensionOrigin).hostname;
  await chrome.call(listenIn, host);
  const listen = async (): Promise<void> => {
    for (;;) for (const news of await chrome.call(takeNews, host)) log.add(news);
  };
  // Until the browser is closed or the extension installed anew, with whatever is asked of it then.
  listen().catch(() => undefined);
  return log;
}
