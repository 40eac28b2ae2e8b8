import type { Runtime } from 'webextension-polyfill';
import { runtime } from './runtime.ts';

/** What goes over the wire. */
export interface Envelope {
  readonly name: string;
  readonly request: unknown;
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  /** `content`: a script of ours in a page; `extension`: the background or a page of ours; `stranger`: anyone else. */
  readonly kind: 'content' | 'extension' | 'stranger';
  readonly tabId?: number;
  /** The page's address and title, for `content`. */
  readonly url?: string;
  readonly title?: string;
  readonly incognito?: boolean;
}

type Serve = (message: unknown, sender: Sender) => Promise<Answer> | undefined;

/**
 * Serves the messages that reach this context, until the returned function is called. Must run synchronously when a
 * worker starts, or the message that woke it is lost.
 */
export function listen(serve: Serve): () => void {
  // `sendResponse` and `true`, not a returned promise: Chrome keeps the channel open for these alone.
  const listener = (message: unknown, from: Runtime.MessageSender, sendResponse: (answer: unknown) => void) => {
    const answer = serve(message, identify(from));
    if (answer === undefined) return false;
    void answer.then(sendResponse);
    return true;
  };
  runtime.onMessage.addListener(listener);
  return () => runtime.onMessage.removeListener(listener);
}

/** To the background, and to every other extension page that listens. */
export function sendToBackground(message: Envelope): Promise<unknown> {
  return runtime.sendMessage(message);
}

function identify({ id, tab, frameId, url, origin }: Runtime.MessageSender & { origin?: string }): Sender {
  const address = url ?? origin ?? '';
  if (id === runtime.id && `${address}/`.startsWith(runtime.getURL(''))) return { kind: 'extension' };
  // Of our scripts in pages, those of a tab's top frame alone have anything to say.
  if (id !== runtime.id || !tab || frameId) return { kind: 'stranger' };
  return {
    kind: 'content',
    url: tab.url ?? address,
    title: tab.title ?? '',
    incognito: tab.incognito,
    ...(tab.id === undefined ? {} : { tabId: tab.id }),
  };
}
